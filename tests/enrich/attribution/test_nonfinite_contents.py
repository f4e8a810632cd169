from __future__ import annotations

import pytest

from newsledger.enrich.attribution.statements import find_statements
from newsledger.model.article import Article
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL


def _said(body: str) -> list[tuple[str, str | None]]:
    article = Article(article_id="a", source_id="a", body=body)
    reading = next(iter(read_passages([article], DEFAULT_MODEL)))
    return [(one.words.text, one.speaker_text) for one in find_statements(reading)]


# the text, what is said, who says it
SAID = [
    ("He urged residents to avoid flooded areas.", "residents to avoid flooded areas", "He"),
    ("The council had asked the bank to review its loans.", "the bank to review its loans", "council"),
    ("The department pledged to issue a new map.", "to issue a new map", "department"),
    ("The suspects claimed to be officers of the force.", "to be officers of the force", "suspects"),
    ("The union has threatened to close the port.", "to close the port", "union"),
    ("The mayor called on the army to leave the city.", "to leave the city", "mayor"),
    ("He admitted taking money from the firm.", "taking money from the firm", "He"),
    ("The minister denied having met the banker.", "having met the banker", "minister"),
    ("The company recommended closing three plants.", "closing three plants", "company"),
    ("Prosecutors accused the mayor of shielding the men.", "shielding the men", "Prosecutors"),
    ("Police blamed the driver for ignoring the signal.", "ignoring the signal", "Police"),
    ("The minister called for an end to the siege.", "an end to the siege", "minister"),
    ("Doctors warned of a second wave in autumn.", "a second wave in autumn", "Doctors"),
    ("The analyst predicted a sharp fall in prices.", "a sharp fall in prices", "analyst"),
    ("Talks led the senator to promise to back the bill.", "to back the bill", "senator"),
]


@pytest.mark.parametrize(("body", "words", "speaker"), SAID)
def test_an_infinitive_a_gerund_or_a_noun_phrase_is_what_is_said(body: str, words: str, speaker: str) -> None:
    assert _said(body) == [(words, speaker)]


@pytest.mark.parametrize(
    "body",
    [
        "The war threatens to spread across the border.",
        "The source asked not to be named.",
        "The storm is predicted to hit the coast on Monday.",
        "Asked to comment on the deal, the firm sent no reply.",
        "The men, accused of killing a guard, were freed.",
        "A reporter was told to leave the hall.",
        "The bank did not call for a vote on the plan.",
        "The deal guarantees that workers keep their jobs.",
        "The way the baby was left shows it was a planned act.",
        "It is expected that a band of storms will form.",
        "Fans hope to see the singer again.",
    ],
)
def test_what_things_do_and_what_nobody_says_is_no_statement(body: str) -> None:
    assert _said(body) == []


@pytest.mark.parametrize("source", ["Figures", "The poll", "Early data", "The report"])
def test_what_a_document_shows_is_a_statement(source: str) -> None:
    assert _said(f"{source} show that rents fell in May.")[0][0] == "rents fell in May"
