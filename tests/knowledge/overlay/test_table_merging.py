"""Merging rows: the user's first, then the package's that are neither replaced nor removed, down to single words."""

from __future__ import annotations

import pytest

from newsledger.knowledge.overlay.row_checks import keys_of
from newsledger.knowledge.overlay.table_merging import Key, Keys, merge_rows
from newsledger.packaged_tables import Row, packaged_table

PLAIN = Keys(("word", "kind"), frozenset())
LISTED = Keys(("kind", "words"), frozenset({"words"}))
USES = Keys(("lemma", "particle", "object"), frozenset({"lemma", "object"}))


def use(lemma: str, thing: str, means: str, particle: str = "") -> Row:
    return {"lemma": lemma, "particle": particle, "object": thing, "means": means}


def over(packaged: tuple[Row, ...], keys: Keys, *own: Row, removed: tuple[Key, ...] = ()) -> list[tuple[str, ...]]:
    return [tuple(row.values()) for row in merge_rows(packaged, own, frozenset(removed), keys)]


def test_a_row_of_the_same_key_is_replaced_and_the_others_follow_in_their_order():
    packaged = ({"word": "raid", "kind": "noun", "as": "1"}, {"word": "raid", "kind": "verb", "as": "2"})
    new, mine = {"word": "zap", "kind": "verb", "as": "3"}, {"word": "raid", "kind": "noun", "as": "4"}
    assert over(packaged, PLAIN, new, mine) == [("zap", "verb", "3"), ("raid", "noun", "4"), ("raid", "verb", "2")]


def test_of_a_list_only_the_items_go_that_are_theirs():
    packaged = ({"kind": "x", "words": "a|b|c"}, {"kind": "y", "words": "a"})
    assert over(packaged, LISTED, {"kind": "x", "words": "b|d"}) == [("x", "b|d"), ("x", "a|c"), ("y", "a")]
    assert over(packaged, LISTED, {"kind": "y", "words": "a"}) == [("y", "a"), ("x", "a|b|c")]


def test_of_two_lists_every_other_pair_keeps_its_meaning():
    packaged = (use("hit|strike|pound", "town|ship", "old"),)
    left = over(packaged, USES, use("strike", "ship", "new"))
    assert left == [("strike", "", "ship", "new"), ("hit|pound", "", "town|ship", "old"), ("strike", "", "town", "old")]
    assert over(packaged, USES, use("strike|hit|pound", "ship", "new"))[1:] == [("hit|strike|pound", "", "town", "old")]
    assert over(packaged, USES, use("hit|strike|pound", "town|ship", "new"))[1:] == []


def test_a_use_with_another_particle_or_no_object_stays():
    packaged = (use("strike", "", "plain"), use("strike", "list", "off", "off"))
    assert over(packaged, USES, use("strike", "list", "new")) == [
        ("strike", "", "list", "new"), ("strike", "", "", "plain"), ("strike", "off", "list", "off"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("removed", "left"),
    [
        ((("strike",),), [("hit", "off", "list", "one")]),
        ((("strike", ""),), [("hit|strike", "off", "list", "one")]),
        ((("strike", "off"), ("hit",)), [("strike", "", "", "two")]),
        ((("strike", "", ""),), [("hit|strike", "off", "list", "one")]),
        ((("strike", "off", "list"),), [("hit", "off", "list", "one"), ("strike", "", "", "two")]),
    ],
)
def test_a_key_that_is_taken_away_may_stop_early(removed: tuple[Key, ...], left: list[tuple[str, ...]]):
    packaged = (use("hit|strike", "list", "one", "off"), use("strike", "", "two"))
    assert over(packaged, USES, removed=removed) == left


def test_what_is_taken_away_may_be_laid_anew():
    row = {"word": "raid", "kind": "noun", "as": "1"}
    assert over((row,), PLAIN, row | {"as": "2"}, removed=(("raid",),)) == [("raid", "noun", "2")]


def test_of_the_packages_verbs_only_the_uses_of_a_new_row_go():
    packaged, keys = packaged_table("event_verbs"), keys_of("event_verbs")
    own = {**packaged[0], "lemma": "strike|zap", "particle": "", "object": "deal|@boat"}
    before = [key for row in packaged for key in keys.keys_in(row)]
    after = [key for row in merge_rows(packaged, [own], frozenset(), keys) for key in keys.keys_in(row)]
    assert len(after) == len(set(after))
    assert set(after) == set(before) | set(keys.keys_in(own))
