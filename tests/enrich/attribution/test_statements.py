from __future__ import annotations

import pytest

from newsledger.coding.coder import read_articles
from newsledger.enrich.attribution.statements import find_statements
from newsledger.model.article import Article
from newsledger.model.reading import Reading, Statement
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
    ('The premier has vowed to "punish every traitor.', "punish every traitor.", "premier", "vow"),
    ('The envoy called the raid "a grave mistake" on Friday.', "a grave mistake", "envoy", "call"),
    ('The envoy told reporters that the deal "is not dead".', "is not dead", "envoy", "tell"),
    ('The union denounced the verdict as "an insult to workers".', "an insult to workers", "union", "denounce"),
    ('"The river rose in minutes," said Ana Prieto, a baker.', "The river rose in minutes", "Ana Prieto", "say"),
    ('"The well is dry now," its keeper, Sister Ana Lobo, said.', "The well is dry now", "its keeper", "say"),
    ('"The well is dry now," the abbey\'s keeper, Ana Lobo, said.', "The well is dry now", "abbey's keeper", "say"),
]
REPORTED = [
    ("The ministry said that the bridge had collapsed.", "the bridge had collapsed", "ministry", "say"),
    ("The bridge had collapsed, the ministry said.", "The bridge had collapsed", "ministry", "say"),
    ("The envoy told the council that talks had failed.", "talks had failed", "envoy", "tell"),
    ("The premier announced that troops would leave.", "troops would leave", "premier", "announce"),
    ('Guards "neutralised" six men, the army said.', 'Guards "neutralised" six men', "army", "say"),
    ("The army denied that its planes bombed the market.", "its planes bombed the market", "army", "deny"),
    (
        "The bridge, the ministry said, had collapsed.",
        "The bridge, the ministry said, had collapsed",
        "ministry",
        "say",
    ),
    ("As the minister noted, prices have doubled.", "prices have doubled", "minister", "note"),
    ("The talks were a waste of time, as the premier put it.", "The talks were a waste of time", "premier", "put"),
    ("The premier was quoted as saying that the border would reopen.", "the border would reopen", "premier", "say"),
    ("State media quoted the premier as saying the border would reopen.", "the border would reopen", "premier", "say"),
    ("The minister made clear that the law would pass.", "the law would pass", "minister", "make"),
    ("The minister pointed out that the law had passed.", "the law had passed", "minister", "point"),
    ("The army said on Sunday its troops had left the town.", "its troops had left the town", "army", "say"),
    ("The group said it was behind the raid and warned of more.", "it was behind the raid", "group", "say"),
    ("The doctor, who said the ward was full, went home.", "the ward was full", "doctor", "say"),
    ("Prices rose by 5 %, the bank said.", "Prices rose by 5 %", "bank", "say"),
    (
        'The film "Long Walk Home Again" opened on Friday, according to the studio.',
        'The film "Long Walk Home Again" opened on Friday',
        "studio",
        None,
    ),
    (
        "Three soldiers, a military spokesman told state radio, were wounded.",
        "Three soldiers, a military spokesman told state radio, were wounded",
        "military spokesman",
        "tell",
    ),
    ("Cuts would cost lives, warned Sara Lund, head of the fund.", "Cuts would cost lives", "Sara Lund", "warn"),
    ("The bank issued a warning that growth could stall.", "growth could stall", "bank", None),
    ("The minister's claim that the vote was rigged is false.", "the vote was rigged", "minister's", None),
    ("Analysts believe that rates will rise in June.", "rates will rise in June", "Analysts", "believe"),
    ("The bank expects growth to slow to 2 percent.", "growth to slow to 2 percent", "bank", "expect"),
    ("According to the ministry, the bridge had collapsed.", "the bridge had collapsed", "ministry", None),
    ("The bridge had collapsed, according to the ministry.", "The bridge had collapsed", "ministry", None),
    (
        "At least 40 people, according to the ministry, have died.",
        "At least 40 people, according to the ministry, have died",
        "ministry",
        None,
    ),
    (
        'She added that the village had "a right to clean water".',
        'the village had "a right to clean water"',
        "She",
        "add",
    ),
    (
        'The general said the army backs the "lawful claims of the farmers".',
        'the army backs the "lawful claims of the farmers"',
        "general",
        "say",
    ),
    (
        "The minister said the raid was 'a crime against peace'.",
        "the raid was 'a crime against peace'",
        "minister",
        "say",
    ),
    (
        "The premier said that the plan was sound, that money had been found and that work would start in May.",
        "the plan was sound, that money had been found and that work would start in May",
        "premier",
        "say",
    ),
    (
        "Lund said that because of his time in jail, he “understands guards.”",
        "because of his time in jail, he “understands guards.”",
        "Lund",
        "say",
    ),
    (
        "The board said its plan to sell the mill was being “adjusted.”",
        "its plan to sell the mill was being “adjusted.”",
        "board",
        "say",
    ),
    (
        "Lund told me that at the start, “pay was very low. I always had to have another job.”",
        "at the start, “pay was very low. I always had to have another job.”",
        "Lund",
        "tell",
    ),
    (
        "The chief of the army has over the past few months repeatedly warned that wells are poisoned.",
        "wells are poisoned",
        "chief of the army",
        "warn",
    ),
    ("The authors concurred that the genre was dead.", "the genre was dead", "authors", "concur"),
    ("Police suspect that a spark lit the barn.", "a spark lit the barn", "Police", "suspect"),
    (
        "The kind of talk led the senator to suggest that the bill was dead.",
        "the bill was dead",
        "senator",
        "suggest",
    ),
]


@pytest.mark.parametrize(("body", "words", "speaker", "verb"), DIRECT)
def test_a_quotation_has_its_words_speaker_and_verb(body: str, words: str, speaker: str, verb: str) -> None:
    found = [(one.words.text, one.speaker_text, one.verb, one.is_direct) for one in _statements(body)]
    assert found == [(words, speaker, verb, True)]


@pytest.mark.parametrize(("body", "words", "speaker", "verb"), REPORTED)
def test_a_reported_clause_is_a_statement(body: str, words: str, speaker: str, verb: str | None) -> None:
    found = [(one.words.text, one.speaker_text, one.verb, one.is_direct) for one in _statements(body)]
    assert found == [(words, speaker, verb, False)]


@pytest.mark.parametrize(
    "body",
    [
        'The "terrorist" group seized the bridge.',
        "Troops seized the bridge.",
        'He was accused of "treason" and jailed.',
        'The miners held a "black march" near the pit.',
        'The film "Long Walk Home Again" opened on Friday.',
        "The mission hopes that the bridge will hold.",
        "The mission knows that the bridge fell.",
        "The bridge was built according to plan.",
        "Prices rise as the economy expands.",
        "Exports fell, meaning that the port is idle.",
        "Images showed police beating a miner.",
        "Claims that the vote was rigged spread fast.",
        "A baker was hurt last week; the union closed its hall.",
        "The table ranks users over routes called “segments.”",
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
    "The governor hasn’t told us whether the mine will close.",
    "The minister will say that the mine is safe.",
    "It is wrong to say that the mine is safe.",
]


@pytest.mark.parametrize("text", UNSAID)
def test_what_was_not_said_is_no_statement(text: str) -> None:
    assert _statements(text) == []


def test_what_is_added_after_a_denial_of_saying_is_a_statement() -> None:
    (statement,) = _statements("The bishop did not say much, but he added that the famine was near.")
    assert statement.words.text == "the famine was near"


def test_a_quotation_after_a_reported_paragraph_has_its_speaker() -> None:
    found = _statements("The baker said the river rose in minutes.\n“Nobody came to help us at all.”")
    assert [(one.words.text, one.speaker_text) for one in found] == [
        ("the river rose in minutes", "baker"),
        ("Nobody came to help us at all.", "baker"),
    ]


def test_a_quotation_after_a_colon_stands_for_itself() -> None:
    found = _statements("The men told him what they would do: “We will strike on Monday.”")
    assert [one.words.text for one in found] == ["what they would do", "We will strike on Monday."]


def test_a_quotation_goes_on_after_a_clause_that_ends_with_one() -> None:
    found = _statements("The baker said that the bread was “a gift to all.”\n“Nobody came to thank us at all.”")
    assert [one.speaker_text for one in found] == ["baker", "baker"]


HEADLINES = [
    ("Police: Driver was drunk", "Driver was drunk", "Police"),
    ("Driver was drunk: police", "Driver was drunk", "police"),
    ("Driver was drunk – witnesses", "Driver was drunk", "witnesses"),
]


@pytest.mark.parametrize(("title", "words", "speaker"), HEADLINES)
def test_a_headline_with_a_colon_says_who_speaks(title: str, words: str, speaker: str) -> None:
    found = _statements("It rained on Monday.", title)
    assert [(one.words.text, one.speaker_text) for one in found] == [(words, speaker)]


def test_a_hyphen_in_a_headline_names_no_speaker() -> None:
    assert _statements("It rained on Monday.", "Police-led raid frees nine hostages") == []


def test_the_speaker_of_an_issued_statement_is_its_author() -> None:
    (statement,) = _statements("The Fisheries Board issued a statement saying no boat had sunk.")
    assert (statement.words.text, statement.speaker_text) == ("no boat had sunk", "Fisheries Board")


def test_who_is_named_beside_a_noun_is_the_speaker() -> None:
    article = Article(
        article_id="a", source_id="a", body="A cook on the ferry, Musa Danladi, said the engine had failed."
    )
    (reading,) = read_articles([article], DEFAULT_MODEL)
    assert isinstance(reading, Reading)
    assert [one.speaker.actor_id for one in reading.statements if one.speaker] == ["person:musa-danladi"]
