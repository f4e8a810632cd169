"""Find the uses of the lexicon that contradict or repeat each other, as pairs of winner and loser.

The reader prefers the longer phrase, then a named object over a class, then the earlier row; so a phrase wins over a
verb with the same object, and the earlier of two phrases with the same words wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from newsledger.evaluation.lexicon.entries import Entry

Kind = Literal["two types", "two modes", "mode lost", "duplicate", "shadowed"]
CLASHES: tuple[Kind, ...] = ("two types", "two modes", "mode lost")
_PARTICLE_AND_OBJECT = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """Two uses of the same words; where ``winner`` matches, ``loser`` is never read."""

    kind: Kind
    winner: Entry
    loser: Entry

    @property
    def is_clash(self) -> bool:
        """Whether the two contradict each other."""
        return self.kind in CLASHES


def find_pairs(uses: Iterable[Entry]) -> list[Pair]:
    """Return all pairs of uses of the same words: clashes, duplicates, and uses shadowed by a phrase."""
    ordered = sorted(uses, key=_words_of)
    groups = (list(group) for _, group in groupby(ordered, key=_words_of))
    return [pair for group in groups for pair in _pair_up(group)]


def _words_of(use: Entry) -> tuple[str, str, tuple[str, ...]]:
    """Return the key by which uses have the same words: in any order, verbs and phrases together, nouns separately."""
    part = "nouns" if use.part == "nouns" else "verbs"
    return part, use.lemma, tuple(sorted(word for word in use.companions if word))


def _pair_up(group: list[Entry]) -> Iterator[Pair]:
    group = [use for use in group if not _has_no_object(use)]
    winner = min(group, key=_precedence, default=None)
    for loser in group:
        if winner is not None and loser is not winner:
            yield Pair(_classify_pair(winner, loser), winner, loser)


def _has_no_object(use: Entry) -> bool:
    """Return whether the use requires that there is no object ("-"), so that it has no such word to compare."""
    return "-" in use.companions


def _precedence(use: Entry) -> tuple[bool, int]:
    """Return the sort key of precedence: phrases first, then by row; a bare verb never competes with a phrase."""
    return use.part != "phrases", use.row


def _classify_pair(winner: Entry, loser: Entry) -> Kind:
    if winner.event_type != loser.event_type:
        return "two types"
    if winner.mode != loser.mode and loser.mode:
        return "two modes" if winner.mode else "mode lost"
    return "duplicate" if winner.part == loser.part and winner.companions == loser.companions else "shadowed"
