"""Find nouns that belong to two object classes for which one verb has two types, and which row decides.

The earlier row wins by rule, so this is no contradiction; but the later row never reads the nouns the two share.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from newsledger.evaluation.lexicon.entries import Entry
from newsledger.knowledge.nouns import nouns_by_class


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two uses of a verb with overlapping object classes, the earlier row as winner, and the nouns in both classes."""

    winner: Entry
    loser: Entry
    nouns: tuple[str, ...]


def find_overlaps(uses: Iterable[Entry]) -> list[Overlap]:
    """Return the overlaps of uses with different types, the largest first, without nouns that a row names itself."""
    by_verb: dict[tuple[str, str], list[Entry]] = {}
    for use in uses:
        if use.part == "verbs":
            by_verb.setdefault((use.lemma, use.companions[0]), []).append(use)
    found = [overlap for group in by_verb.values() for overlap in _find_class_overlaps(group)]
    return sorted(found, key=lambda overlap: -len(overlap.nouns))


def _find_class_overlaps(group: list[Entry]) -> Iterable[Overlap]:
    named_nouns = {use.companions[1] for use in group}
    classes = sorted((use for use in group if use.companions[1].startswith("@")), key=lambda use: use.row)
    for winner, loser in combinations(classes, 2):
        shared = _nouns_of(winner.companions[1]) & _nouns_of(loser.companions[1]) - named_nouns
        if shared and winner.event_type != loser.event_type:
            yield Overlap(winner, loser, tuple(sorted(shared)))


def _nouns_of(name: str) -> frozenset[str]:
    return nouns_by_class().get(name.removeprefix("@"), frozenset())
