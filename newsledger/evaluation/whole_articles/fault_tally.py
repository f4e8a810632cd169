"""Count answers and gather faults while articles are scored."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ArticleFault:
    """One misreading: the article, the words it is about, what was expected and what was read."""

    article: str
    place: str
    words: str
    expected: str
    read: str


@dataclass(slots=True)
class Tally:
    """Counts by name, faults by kind, the confidence of event rows with whether they are right, and types by outcome."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: dict[str, list[ArticleFault]] = field(default_factory=lambda: defaultdict(list))
    ranked: list[tuple[float, bool]] = field(default_factory=list)
    types: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def judge_row(self, row_type: str, confidence: float, *, is_right: bool) -> None:
        """Count an event row as right or wrong."""
        self.ranked.append((confidence, is_right))
        self.types[row_type]["right" if is_right else "wrong"] += 1
