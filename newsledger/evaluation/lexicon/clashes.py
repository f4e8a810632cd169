"""Where the lexicon contradicts or repeats itself: what enters is its uses, what leaves is pairs, the winner first.

The reader takes the longer phrase, then a named object over a class, then the earlier row; so of a phrase and a verb
with the same object the phrase wins, and of two phrases of the same words the earlier one.
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
    """Two uses of the same words; ``loser`` is never read where ``winner`` fits."""

    kind: Kind
    winner: Entry
    loser: Entry

    @property
    def is_clash(self) -> bool:
        """Whether they say different things, and not on purpose."""
        return self.kind in CLASHES and not self.winner.is_on_purpose


def find_pairs(uses: Iterable[Entry]) -> list[Pair]:
    """Return all pairs of uses of the same words: clashes, duplicates, and phrases another phrase stands before."""
    ordered = sorted(uses, key=_words_of)
    groups = (list(group) for _, group in groupby(ordered, key=_words_of))
    return [pair for group in groups for pair in _pair_up(group)]


def _words_of(use: Entry) -> tuple[str, str, tuple[str, ...]]:
    """Return what makes two uses the same words: verbs and phrases by their words in any order, nouns apart."""
    part = "nouns" if use.part == "nouns" else "verbs"
    return part, use.lemma, tuple(sorted(word for word in use.companions if word))


def _pair_up(group: list[Entry]) -> Iterator[Pair]:
    group = [use for use in group if not _has_no_object(use)]
    winner = min(group, key=_precedence, default=None)
    for loser in group:
        if winner is not None and loser is not winner:
            yield Pair(_classify_pair(winner, loser), winner, loser)


def _has_no_object(use: Entry) -> bool:
    """Tell whether the use is one that must have no object, which is no word beside the verb."""
    return "-" in use.companions


def _precedence(use: Entry) -> tuple[bool, int]:
    """Return the place in the order of winning; a verb by its bare lemma never meets a phrase."""
    return use.part != "phrases", use.row


def _classify_pair(winner: Entry, loser: Entry) -> Kind:
    if winner.event_type != loser.event_type:
        return "two types"
    if winner.mode != loser.mode and loser.mode:
        return "two modes" if winner.mode else "mode lost"
    return "duplicate" if winner.part == loser.part and winner.companions == loser.companions else "shadowed"
