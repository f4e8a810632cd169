"""Score event types in judged cases: precision, recall and F1, overall and by type.

A text counts once for each distinct type read from it; a text annotated as having no event can only lower precision.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsledger.evaluation.gold import DONE
from newsledger.evaluation.gold_matching import JudgedCase
from newsledger.evaluation.shares import Share, f1

NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class TypeScore:
    """Precision, recall and F1 of one type or of all; ``recall.of`` is the support."""

    name: str
    precision: Share
    recall: Share

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return f1(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class TypeScores:
    """Scores of all types together, of each type, and the mean F1 over the types of the gold."""

    all: TypeScore
    each: tuple[TypeScore, ...]
    macro_f1: float


def score_types(judged: Sequence[JudgedCase]) -> TypeScores:
    """Return the scores of the types read."""
    hits = Counter(one.want for one in judged if one.want in one.types)
    wants = Counter(one.want for one in judged if one.want is not None)
    reads = Counter(name for one in judged for name in one.types)
    each = tuple(
        TypeScore(name, Share(hits[name], reads[name]), Share(hits[name], wants[name]))
        for name in sorted(wants.keys() | reads.keys())
    )
    known = [score.f1 for score in each if score.recall.of]
    hit = hits.total()
    whole = TypeScore("all", Share(hit, reads.total()), Share(hit, wants.total()))
    return TypeScores(whole, each, round(sum(known) / max(len(known), 1), 4))


def count_confusions(judged: Sequence[JudgedCase]) -> list[tuple[str, str, int]]:
    """Return triples of gold type, type read instead and count, the most frequent first."""
    pairs = Counter(
        (str(one.want), name) for one in judged if one.want not in one.types for name in types_read_instead(one)
    )
    return [(want, name, count) for (want, name), count in sorted(pairs.items(), key=lambda item: (-item[1], item[0]))]


def types_read_instead(one: JudgedCase) -> list[str]:
    """Return what was read where the type was missed: other types, the type as not done, or ``nothing``."""
    if one.best_of_type is not None and one.best_of_type.realis not in DONE:
        return [f"{one.want} {one.best_of_type.realis}"]
    return sorted(one.types) or ([NOTHING] if one.want is not None else [])
