"""The words and days that make an event other than asserted."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newsledger.enrich.anchoring.focus_country import find_focus_country
from newsledger.enrich.events import find_events
from newsledger.enrich.factuality.judge import judge_factuality
from newsledger.enrich.mentions import find_mentions
from newsledger.model.article import Article
from newsledger.model.reading import When
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL

PUBLISHED = date(2024, 3, 14)


def realis(sentence: str, word: str, when: When | None = None) -> str:
    reading = next(read_passages([Article(article_id="a", source_id="a", body=sentence)], DEFAULT_MODEL))
    token = next(token for token in reading.passages[0].doc if token.text == word)
    return judge_factuality(token, when, PUBLISHED)


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Rebels attacked the dam.", "attacked", "asserted"),
        ("Rebels never attacked the dam.", "attacked", "negated"),
        ("Nobody attacked the dam.", "attacked", "negated"),
        ("Rebels failed to attack the dam.", "attack", "negated"),
        ("There was no attack on the dam.", "attack", "negated"),
        ("Rebels might attack the dam.", "attack", "hypothetical"),
        ("Villagers fear that rebels attack the dam.", "attack", "hypothetical"),
        ("A possible attack worried the villagers.", "attack", "hypothetical"),
        ("Rebels will attack the dam.", "attack", "future"),
        ("The captain said rebels would attack the dam.", "attack", "future"),
        ("The planned visit was welcome.", "visit", "future"),
        ("The port marked the anniversary of the attack.", "attack", "historical"),
        ("Neither rebels nor soldiers attacked the dam.", "attacked", "negated"),
        ("The union did not march, nor did rebels attack the dam.", "attack", "negated"),
        ("Rebels have yet to attack the dam.", "attack", "negated"),
        ("It is not true that rebels attacked the dam.", "attacked", "negated"),
        ("Reports that rebels attacked the dam are baseless.", "attacked", "negated"),
        ("The paper wrongly reported that rebels attacked the dam.", "attacked", "negated"),
        ("Guards failed to prevent the attack.", "attack", "asserted"),
        ("Nothing justifies the attack.", "attack", "asserted"),
        ("Rebels not only attacked the dam but also burned it.", "attacked", "asserted"),
        ("The hostages were not freed until dawn.", "freed", "asserted"),
        ("Guards closed the road to prevent an attack.", "attack", "hypothetical"),
        ("Had the rebels attacked the dam, it would have burst.", "attacked", "hypothetical"),
        ("Did the rebels attack the dam?", "attack", "hypothetical"),
        ("In the drill, gunmen attack the dam.", "attack", "hypothetical"),
        ("The quarrel could lead to an attack.", "attack", "hypothetical"),
        ("The council is to meet on Friday.", "meet", "future"),
        ("The mission of the club is to meet poets.", "meet", "asserted"),
        ("Guards held a man who would later be jailed.", "jailed", "asserted"),
        ("Under apartheid, guards attacked the dam.", "attacked", "historical"),
        ("Rebels attacked the dam in the 1980s.", "attacked", "historical"),
        ("Decades ago, rebels attacked the dam.", "attacked", "historical"),
        ("After the 1973 coup, soldiers attacked the dam.", "attacked", "historical"),
        ("Twenty years after rebels attacked the dam, it leaks.", "attacked", "historical"),
        ("He was arrested twenty years after he escaped.", "arrested", "asserted"),
    ],
)
def test_words_beside_and_above_an_event_decide_its_realis(sentence: str, word: str, expected: str) -> None:
    assert realis(sentence, word) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 3, 12), "asserted"),
        (date(2021, 5, 2), "historical"),
        (date(2024, 4, 2), "future"),
    ],
)
def test_days_far_from_publication_decide_where_words_do_not(day: date, expected: str) -> None:
    assert realis("Rebels attacked the dam.", "attacked", When(day, day, "day")) == expected


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        ("Police cleared the square without arresting the students.", "COERCE", "negated"),
        ("The driver was arrested after being beaten by two guards.", "ASSAULT", "asserted"),
        ("Guards could not stop rebels from storming the barracks.", "ASSAULT", "asserted"),
        ("The hostages are due to be released on Sunday.", "RETREAT", "future"),
        ("A strike by dockworkers is planned for Friday.", "PROTEST", "future"),
        ("No group has claimed the bombing of a church.", "ASSAULT", "asserted"),
        ("Villagers fear an attack on the Chinese engineers.", "ASSAULT", "hypothetical"),
        (
            "Had the guard left, the gunmen would have killed the Turkish pilots, pupils said.",
            "ASSAULT",
            "hypothetical",
        ),
    ],
)
def test_what_was_not_done_or_is_to_come_is_an_event_with_its_realis(
    sentence: str, event_type: str, expected: str
) -> None:
    article = Article(article_id="a", source_id="a", body=sentence, published_date=PUBLISHED)
    reading = next(read_passages([article], DEFAULT_MODEL))
    reading.focus_country = find_focus_country(reading)
    reading.add_mentions(find_mentions(reading))
    assert (event_type, expected) in {(event.event_type, event.realis) for event in find_events(reading)}


def test_a_participial_clause_that_opens_the_text_is_judged():
    words, relations = ["Killed", "men", "fled"], ["acl", "nsubj", "ROOT"]
    tags, kinds = ["VBN", "NNS", "VBD"], ["VERB", "NOUN", "VERB"]
    doc = Doc(Vocab(), words, heads=[1, 2, 2], deps=relations, tags=tags, pos=kinds, lemmas=["kill", "man", "flee"])
    assert judge_factuality(doc[0], None, None) == "asserted"
