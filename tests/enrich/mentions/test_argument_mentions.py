"""Who takes part, asked by the head of a subject or object, in short texts of our own."""

from datetime import date

import pytest
from spacy.tokens import Token

from newsledger.enrich.mentions import find_mentions, find_participant
from newsledger.model.article import Article
from newsledger.model.reading import Mention, Reading
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL


def read(body: str) -> Reading:
    article = Article(article_id="0123456789abcdef", source_id="a", body=body, published_date=date(2021, 5, 4))
    reading = next(read_passages([article], DEFAULT_MODEL))
    reading.add_mentions(find_mentions(reading))
    return reading


def token(reading: Reading, word: str) -> Token:
    return [t for passage in reading.passages for t in passage.doc if t.text == word][-1]


def ask(body: str, word: str) -> Mention | None:
    reading = read(body)
    return find_participant(reading, token(reading, word))


@pytest.mark.parametrize(
    ("body", "word", "country", "sector"),
    [
        ("The Slovak foreign minister left. He flew home.", "He", "SVK", "GOV"),
        ("Ghana closed the border. It gave no reason.", "It", "GHA", None),
        ("Rebels who burned the depot fled.", "who", None, "REB"),
        ("Thousands of Chilean students marched.", "Thousands", "CHL", "EDU"),
        ("Jets bombed Aleppo.", "Aleppo", "SYR", "CVL"),
        ("Troops shelled Armenian villages.", "villages", "ARM", "CVL"),
        ("Three were killed at dawn.", "Three", None, "UNK"),
        ("They burned the depot.", "They", None, "UNK"),
    ],
)
def test_a_noun_or_pronoun_leads_to_who_takes_part(
    body: str, word: str, country: str | None, sector: str | None
) -> None:
    found = ask(body, word)
    assert found is not None
    assert (found.country, found.sector) == (country, sector)


@pytest.mark.parametrize(
    ("body", "word"),
    [("The attack stunned Ghana.", "attack"), ("It rained for days.", "It"), ("Prices rose in May.", "Prices")],
)
def test_what_cannot_act_is_nobody(body: str, word: str) -> None:
    assert ask(body, word) is None


def test_a_new_mention_is_kept_in_the_reading() -> None:
    reading = read("Troops shelled Armenian villages.")
    villages = token(reading, "villages")
    assert find_participant(reading, villages) is find_participant(reading, villages)
    assert reading.mention_at(villages) in reading.mentions


def test_a_noun_explained_by_a_name_is_that_person() -> None:
    found = ask("The mayor met his brother, Judge Omar Zeidan, on Monday.", "brother")
    assert found is not None
    assert found.actor_id == "person:omar-zeidan"


def test_a_post_is_of_the_body_that_holds_it() -> None:
    found = ask("Raiders burned a police post.", "post")
    assert found is not None
    assert (found.words.text, found.sector) == ("police post", "COP")
