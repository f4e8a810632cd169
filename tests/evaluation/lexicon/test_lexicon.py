"""The packaged lexicon contradicts itself nowhere, and what the command tells of a lexicon is so."""

from __future__ import annotations

import pytest

from newsledger.commands.lexicon import show_lexicon
from newsledger.evaluation.lexicon.clashes import CLASHES, find_pairs
from newsledger.evaluation.lexicon.coverage import measure_coverage
from newsledger.evaluation.lexicon.entries import Entry, entries_of, look_up, read_entries
from newsledger.evaluation.lexicon.forms import find_unread
from newsledger.evaluation.lexicon.overlaps import find_overlaps
from newsledger.settings import DEFAULT_MODEL, Settings


def verb(lemma: str, particle: str, thing: str, event_type: str, mode: str = "") -> Entry:
    return Entry("verbs", 1, lemma, (particle, thing), event_type, mode)


def phrase(words: str, event_type: str, mode: str = "", row: int = 1) -> Entry:
    lemma, *rest = words.split()
    return Entry("phrases", row, lemma, tuple(rest), event_type, mode)


def noun(lemma: str, modifier: str, event_type: str, row: int) -> Entry:
    return Entry("nouns", row, lemma, (modifier,), event_type, "")


def test_the_packaged_lexicon_is_free_of_clashes():
    assert [
        (str(pair.winner), pair.kind, pair.loser.meaning) for pair in find_pairs(read_entries()) if pair.is_clash
    ] == []


def test_the_packaged_lexicon_holds_nothing_twice_in_one_table():
    assert [str(pair.loser) for pair in find_pairs(read_entries()) if pair.kind == "duplicate"] == []


def test_every_object_or_modifier_of_a_row_is_an_entry_of_its_own():
    row = {"lemma": "lift", "particle": "", "object": "@ban|curfew", "event_type": "CONCEDE", "mode": ""}
    assert [str(entry) for entry in entries_of("verbs", (row,))] == ["lift + @ban", "lift + curfew"]


@pytest.mark.parametrize(
    ("uses", "kind"),
    [
        ((phrase("launch strike", "PROTEST"), verb("launch", "", "strike", "ASSAULT")), "two types"),
        ((phrase("burn shop", "ASSAULT", "destroy"), verb("burn", "", "shop", "ASSAULT", "primitive")), "two modes"),
        ((phrase("seek aid", "REQUEST"), verb("seek", "", "aid", "REQUEST", "assist")), "mode lost"),
        ((phrase("hold up talks", "CONSULT"), verb("hold", "up", "talks", "REJECT")), "two types"),
        ((noun("strike", "air", "ASSAULT", 1), noun("strike", "air", "PROTEST", 2)), "two types"),
    ],
)
def test_the_same_words_with_two_meanings_clash(uses: tuple[Entry, ...], kind: str):
    (pair,) = find_pairs(uses)
    assert (pair.kind, pair.winner, pair.loser, pair.is_clash) == (kind, *uses, True)


@pytest.mark.parametrize(
    ("uses", "kind"),
    [
        ((phrase("launch strike", "ASSAULT", "aerial"), verb("launch", "", "strike", "ASSAULT")), "shadowed"),
        ((phrase("draw out of base", "AID"), phrase("draw base out of", "AID", row=2)), "shadowed"),
        ((verb("aid", "", "", "AID"), verb("aid", "", "", "AID")), "duplicate"),
    ],
)
def test_what_says_nothing_else_is_no_clash(uses: tuple[Entry, ...], kind: str):
    (pair,) = find_pairs(uses)
    assert (pair.kind, pair.is_clash) == (kind, False)
    assert pair.kind not in CLASHES


def test_uses_of_different_words_are_no_pair():
    uses = (
        *(phrase("call off strike", "CONCEDE"), verb("call", "off", "", "SANCTION"), verb("call", "", "", "REQUEST")),
        *(verb("call", "off", "-", "none"), noun("call", "", "REQUEST", 1)),
    )
    assert find_pairs(uses) == []


def test_every_type_and_mode_has_its_number_of_entries():
    covered = {
        (one.event_type, one.mode): one for one in measure_coverage((phrase("free hostage", "RETREAT", "release"),))
    }
    assert covered["RETREAT", "release"].counts == {"verbs": 0, "phrases": 1, "nouns": 0}
    assert covered["RETREAT", "release"].missing_parts == ["verbs", "nouns"]
    assert covered["AID", ""].is_thin
    assert not covered["RETREAT", ""].is_thin
    assert sum(one.total for one in covered.values()) == 1


def test_no_type_or_mode_of_the_packaged_lexicon_has_few_entries():
    assert [
        (one.event_type, one.mode) for one in measure_coverage(read_entries()) if one.is_thin and one.total < 10
    ] == []


@pytest.mark.parametrize(
    ("event_type", "lemma", "thing", "shadow"),
    [
        ("SANCTION", "evict", "@diplomat", "@person"),
        ("SANCTION", "bar", "@diplomat", "@person"),
        ("SANCTION", "blacklist", "@official", "@person"),
        ("RETREAT", "scrap", "@weapon", "@aid"),
    ],
)
def test_a_particular_class_of_objects_is_decided_before_a_general_one(
    event_type: str, lemma: str, thing: str, shadow: str
):
    found = [one for one in find_overlaps(read_entries()) if one.winner.lemma == lemma]
    won = [
        one.winner.event_type for one in found if (one.winner.companions[1], one.loser.companions[1]) == (thing, shadow)
    ]
    assert won == [event_type]


def test_a_word_the_model_splits_or_bends_is_never_read():
    uses = (verb("test-fire", "", "", "MOBILIZE"), verb("detained", "", "", "COERCE"), verb("fell", "", "", "none"))
    plural = noun("hostilities", "", "ASSAULT", 9), noun("hostility", "verbal", "ACCUSE", 8)
    assert [(one.word, one.why) for one in find_unread((*uses[:1], *plural), DEFAULT_MODEL)] == [
        ("test-fire", "is split into several words"),
        ("hostilities", "is read as hostility"),
    ]
    assert [one.word for one in find_unread(uses[1:2], DEFAULT_MODEL)] == ["detained"]
    assert find_unread(uses[2:], DEFAULT_MODEL) == []


def test_a_word_is_looked_up_as_head_first_and_then_inside_other_entries():
    uses = (phrase("set free", "RETREAT"), verb("free", "", "", "RETREAT"), phrase("free hostage", "RETREAT"))
    assert [str(use) for use in look_up("free", uses)] == ["free", "free + hostage", "set + free"]
    assert [str(use) for use in look_up("Free hostage", uses)] == ["free + hostage"]
    assert look_up("chat", uses) == []


def test_the_command_shows_coverage_clashes_and_lookups(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", "160")
    shown = []
    for clashes, lookup in ((False, None), (True, None), (False, "free")):
        assert show_lexicon(Settings(), clashes=clashes, lookup=lookup) == 0
        shown.append(capsys.readouterr().out)
    assert "multilateral" in shown[0]
    for title in (
        "clashes (0)",
        "twice in one table (0)",
        "phrases behind a phrase",
        "decided by the order",
        "never read",
    ):
        assert title in shown[1]
    assert "free + " in shown[2]
    with pytest.raises(ValueError, match="no entry for 'xqzt'"):
        show_lexicon(Settings(), clashes=False, lookup="xqzt")
