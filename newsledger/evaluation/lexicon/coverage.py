"""Count the uses of the lexicon for each event type and mode, by part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from newsledger.evaluation.lexicon.entries import PARTS, Entry
from newsledger.knowledge.reference import read_table

FEW = 10


@dataclass(frozen=True, slots=True)
class Coverage:
    """Number of uses of each part that name a type in a mode; an empty ``mode`` is the type without a mode."""

    event_type: str
    mode: str
    counts: dict[str, int]
    is_left_to_modes: bool = False

    @property
    def total(self) -> int:
        """The number of uses in all parts."""
        return sum(self.counts.values())

    @property
    def missing_parts(self) -> list[str]:
        """The parts that have no use for it."""
        return [part for part, count in self.counts.items() if not count]

    @property
    def is_thin(self) -> bool:
        """Whether it has few uses in all, or none in some part; types that have modes need no uses without one."""
        return not self.is_left_to_modes and (self.total < FEW or bool(self.missing_parts))


def measure_coverage(uses: Iterable[Entry]) -> list[Coverage]:
    """Return the coverage of every type and mode of the codebook, in its order, including those no use names."""
    counts = Counter((use.event_type, use.mode, use.part) for use in uses)
    modes = [(row["event_type"], row["mode"]) for row in read_table("plover_modes")]
    wanted = [
        (row["event_type"], mode)
        for row in read_table("plover_event_types")
        for mode in ("", *(mode for event_type, mode in modes if event_type == row["event_type"]))
    ]
    return [
        Coverage(
            event_type,
            mode,
            {part: counts[event_type, mode, part] for part in PARTS},
            is_left_to_modes=not mode and any(event_type == other for other, _ in modes),
        )
        for event_type, mode in wanted
    ]
