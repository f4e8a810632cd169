from __future__ import annotations

import pytest

from newsledger.enrich.attribution.statements import find_statements
from newsledger.model.article import Article
from newsledger.model.reading import Statement
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL


def _statements(body: str, title: str | None = None) -> list[Statement]:
    article = Article(article_id="a", source_id="a", title=title, body=body)
    return find_statements(next(iter(read_passages([article], DEFAULT_MODEL))))


# the text, the words said, who says them, the verb
DIRECT = [
    ("“We will rebuild every school,” the mayor said.", "We will rebuild every school", "mayor", "say"),
    ('"We will rebuild every school," the mayor said.', "We will rebuild every school", "mayor", "say"),
    ('The mayor said: "We will rebuild every school."', "We will rebuild every school.", "mayor", "say"),
    ('The premier vowed to "crush the rebels by spring".', "crush the rebels by spring", "premier", "vow"),
    ('The premier has vowed to fight on and "punish every traitor.', "punish every traitor.", "premier", "vow"),
    ('The envoy called the raid "a grave mistake" on Friday.', "a grave mistake", "envoy", "call"),
    ('The envoy told reporters that the deal "is not dead".', "is not dead", "envoy", "tell"),
    ('She added that the village had "a right to clean water".', "a right to clean water", "She", "add"),
    (
        'The general said the army backs the "lawful claims of the farmers".',
        "lawful claims of the farmers",
        "general",
        "say",
    ),
    ('The union denounced the verdict as "an insult to workers".', "an insult to workers", "union", "denounce"),
    ('"The river rose in minutes," said Ana Prieto, a baker.', "The river rose in minutes", "Ana Prieto", "say"),
    (
        'Guards opened the gate and "pulled six miners from the shaft", the union added.',
        "pulled six miners from the shaft",
        "union",
        "add",
    ),
    ('"The well is dry now," its keeper, Sister Ana Lobo, said.', "The well is dry now", "its keeper", "say"),
    ('"The well is dry now," the abbey\'s keeper, Ana Lobo, said.', "The well is dry now", "abbey's keeper", "say"),
    ("The minister said the raid was 'a crime against peace'.", "a crime against peace", "minister", "say"),
]
REPORTED = [
    ("The ministry said that the bridge had collapsed.", "the bridge had collapsed", "ministry", "say"),
    ("The bridge had collapsed, the ministry said.", "The bridge had collapsed", "ministry", "say"),
    ("The envoy told the council that talks had failed.", "talks had failed", "envoy", "tell"),
    ("The premier announced that troops would leave.", "troops would leave", "premier", "announce"),
    ('Guards "neutralised" six men, the army said.', 'Guards "neutralised" six men', "army", "say"),
    ("The army denied that its planes bombed the market.", "its planes bombed the market", "army", "deny"),
]


@pytest.mark.parametrize(("body", "words", "speaker", "verb"), DIRECT)
def test_a_quotation_has_its_words_speaker_and_verb(body: str, words: str, speaker: str, verb: str) -> None:
    found = [(one.words.text, one.speaker_text, one.verb, one.is_direct) for one in _statements(body)]
    assert found == [(words, speaker, verb, True)]


@pytest.mark.parametrize(("body", "words", "speaker", "verb"), REPORTED)
def test_a_reported_clause_is_a_statement(body: str, words: str, speaker: str, verb: str) -> None:
    found = [(one.words.text, one.speaker_text, one.verb, one.is_direct) for one in _statements(body)]
    assert found == [(words, speaker, verb, False)]


@pytest.mark.parametrize(
    "body",
    [
        'The "terrorist" group seized the bridge.',
        "Troops seized the bridge.",
        'He was accused of "treason" and jailed.',
        'The miners held a "black march" near the pit.',
        'The film "Long Walk Home Again" opened on Friday, according to the studio.',
        'The film "Long Walk Home Again" opened on Friday.',
        "The mission believes that the bridge fell.",
        'The pipe is 12" wide and 30" long.',
    ],
)
def test_scare_quotes_titles_and_thoughts_are_no_statements(body: str) -> None:
    assert _statements(body) == []


def test_the_listener_is_kept() -> None:
    assert [one.addressee for one in _statements("The envoy told the council that talks had failed.")] == ["council"]


def test_a_quotation_over_paragraphs_keeps_its_speaker() -> None:
    found = _statements(
        "“We lost our homes last night,” the farmer said. “Then the rain came.\n“Nobody came to help us at all.”"
    )
    assert [one.words.text for one in found] == [
        "We lost our homes last night",
        "Then the rain came.",
        "Nobody came to help us at all.",
    ]
    assert {one.speaker_text for one in found} == {"farmer"}


def test_a_quotation_may_be_told_according_to_somebody() -> None:
    found = _statements('"The pass is open again," according to the warden.')
    assert [(one.words.text, one.speaker_text, one.verb, one.is_direct) for one in found] == [
        ("The pass is open again", "warden", None, True)
    ]


UNSAID = [
    "The minister did not say that the mine would close.",
    "The envoy never said that the talks had failed.",
    "Nobody said that the road was mined.",
    "If the court says that the vote was rigged, the cabinet will resign.",
    "The union refused to say that it accepted the offer.",
    "The judge could say that the law is void.",
]


@pytest.mark.parametrize("text", UNSAID)
def test_what_was_not_said_is_no_statement(text: str):
    assert _statements(text) == []


def test_what_is_added_after_a_denial_of_saying_is_a_statement():
    (statement,) = _statements("The bishop did not say much, but he added that the famine was near.")
    assert statement.words.text == "the famine was near"
