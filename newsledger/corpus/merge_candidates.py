"""Turn rows of ``actors`` into merge candidates, with the comparisons that merging needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from newsledger.knowledge.sectors import sectors_with

_UNRESOLVED_MARK = "~"
_YEAR = timedelta(days=366)


@dataclass(frozen=True)
class Candidate:
    """An actor that may be the same as another; ``is_known`` is true if the reference contains it.

    ``seen`` is the first and last publication day that mentions it, ``offices`` the keys of its titles.
    """

    actor_id: str
    country: str | None
    sector: str | None
    seen: tuple[date, date] | None
    mentions: int
    is_known: bool
    offices: frozenset[str] = frozenset()

    @cached_property
    def name(self) -> str:
        """Return the part of the id that spells the name, without the country that separates namesakes."""
        return self.actor_id.partition(":")[2].partition("/")[0].partition(_UNRESOLVED_MARK)[0]

    @property
    def is_unresolved_surname(self) -> bool:
        """Return whether the actor is a surname that its article alone could not resolve."""
        return _UNRESOLVED_MARK in self.actor_id

    @property
    def id_prefix(self) -> str:
        """Return what precedes the colon of the id: person, group, party."""
        return self.actor_id.partition(":")[0]

    def possible_surnames(self) -> Iterable[str]:
        """Yield what may be the surname of ``ali-al-hussein``: ``al-hussein`` and ``hussein``."""
        parts = self.name.split("-")
        return ("-".join(parts[start:]) for start in range(1, len(parts)))

    def is_contemporary_with(self, other: Candidate) -> bool:
        """Return whether this actor's mentions fall within the period of the other's, give or take a year."""
        mine, others = self.seen, other.seen
        if mine is None or others is None:
            return False
        return others[0] - _YEAR <= mine[0] and mine[1] <= others[1] + _YEAR

    def is_same_generation_as(self, other: Candidate) -> bool:
        """Return whether at most ten years separate the mentions of the two; true if either has no dates."""
        mine, others = self.seen, other.seen
        return mine is None or others is None or max(mine[0], others[0]) - min(mine[1], others[1]) <= 10 * _YEAR

    def is_sector_compatible_with(self, other: Candidate) -> bool:
        """Return whether one person may have both sectors: politicians change office, soldiers do not turn priest."""
        mine, others = self.sector, other.sector
        both = {mine, others}
        says_little = None in both or bool(both & sectors_with("any_person"))
        return mine == others or says_little or both <= sectors_with("politics")


def rank_candidates(rows: Iterable[Mapping[str, Any]], known: Iterable[str]) -> list[Candidate]:
    """Return the candidates, best merge targets first: those in the reference, then the most mentioned."""
    known_ids = frozenset(known)
    found = [_make_candidate(row, is_known=row["actor_id"] in known_ids) for row in rows]
    return sorted(found, key=lambda one: (one.is_unresolved_surname, not one.is_known, -one.mentions, one.actor_id))


def _make_candidate(row: Mapping[str, Any], *, is_known: bool) -> Candidate:
    days = row["first_seen_date"], row["last_seen_date"]
    return Candidate(
        row["actor_id"], row["country"], row["sector"], None if None in days else days, row["mention_count"],
        is_known, row["offices"],
    )  # fmt: skip
