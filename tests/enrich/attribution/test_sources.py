from __future__ import annotations

import pytest

from newsledger.enrich.attribution.sources import find_source
from newsledger.model.article import Article
from newsledger.model.reading import Reading
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL

# the sentence, a word of the clause asked about, the source
CASES = [
    ("Nine miners were killed in the blast, officials said.", "killed", "officials"),
    ("Officials said nine miners were killed in the blast.", "killed", "Officials"),
    ("The health ministry said that the clinic had been shelled.", "shelled", "health ministry"),
    ("Two ferries collided off Batam, according to the coast guard.", "collided", "coast guard"),
    ("According to the governor, rebels burned the mill.", "burned", "governor"),
    ("Police told Reuters that a gunman wounded six shoppers.", "wounded", "Police"),
    ("In a statement, the army said its troops had seized the bridge.", "seized", "army"),
    (
        "Lebanon's civil defence service reported that the roof collapsed.",
        "collapsed",
        "Lebanon's civil defence service",
    ),
    ("The rebels, the ministry said, shelled the market.", "shelled", "ministry"),
    ("State-run media reported that troops entered the town.", "entered", "State-run media"),
    ("The health ministry put the death toll at 41.", "41", "health ministry"),
    ("The United Nations announced that it would evacuate its staff.", "evacuate", "United Nations"),
    ("The minister added that the convoy was attacked.", "attacked", "minister"),
    ("Witnesses and officials said the crowd burned tyres.", "burned", "Witnesses and officials"),
    ("A spokesman for the army said soldiers killed four raiders.", "killed", "spokesman for the army"),
    ("The mayor, who survived, said the militia attacked the hall.", "attacked", "mayor"),
    ("The mission believes that militants kidnapped the nurse.", "kidnapped", "mission"),
    ("Gunmen abducted three nuns near Jos, the diocese confirmed.", "abducted", "diocese"),
    ("The hospital confirmed the deaths of two patients.", "deaths", "hospital"),
    ("Soldiers looted the depot, residents of the town said Tuesday.", "looted", "residents of the town"),
]
NONE = [
    ("Rebels attacked the barracks on Friday.", "attacked"),
    ("The man who was wounded said nothing of it.", "wounded"),
    ("Speaking after the vote, the premier said taxes would rise.", "Speaking"),
    ("It was reported that a bridge collapsed.", "collapsed"),
    ("Officials said nine miners were killed.", "said"),
]


def _reading(body: str, title: str | None = None) -> Reading:
    return next(iter(read_passages([Article(article_id="a", source_id="a", title=title, body=body)], DEFAULT_MODEL)))


def _source(sentence: str, word: str) -> str | None:
    reading = _reading(sentence)
    token = next(token for token in reading.sentences[0].span if token.text == word)
    source = find_source(reading, reading.sentences[0], token)
    return source.text if source else None


@pytest.mark.parametrize(("sentence", "word", "expected"), CASES)
def test_a_clause_is_attributed_to_who_says_it(sentence: str, word: str, expected: str) -> None:
    assert _source(sentence, word) == expected


@pytest.mark.parametrize(("sentence", "word"), NONE)
def test_what_nobody_is_said_to_say_has_no_source(sentence: str, word: str) -> None:
    assert _source(sentence, word) is None


@pytest.mark.parametrize(
    ("title", "word", "expected"),
    [
        ("Quake kills dozens in hill villages: officials", "kills", "officials"),
        ("Police: gunman wounds six in market", "wounds", "Police"),
        ("Beirut: gunman wounds six in market", "wounds", None),
    ],
)
def test_a_headline_names_its_source_beside_a_colon(title: str, word: str, expected: str | None) -> None:
    reading = _reading("It rained.", title)
    token = next(token for token in reading.passages[0].doc if token.text == word)
    sentence = next(s for s in reading.sentences if s.span.start <= token.i < s.span.end and s.is_headline)
    source = find_source(reading, sentence, token)
    assert (source.text if source else None) == expected
