"""Actors to be compared: what enters is the rows of ``actors``, what leaves is each as the merging looks at it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

_UNRESOLVED_MARK = "~"
_YEAR = timedelta(days=366)
_POLITICS = frozenset({"GOV", "LEG", "PTY", "OPP", "ELI", "PRE"})
_SAYS_LITTLE = frozenset({None, "UNK", "ELI", "CVL"})


@dataclass(frozen=True)
class Candidate:
    """An actor that may be another one; ``is_known`` says that the reference holds it.

    ``seen`` are the first and last day of the articles that mention it, ``offices`` the keys of its titles.
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
        """The part of the id that spells the name, without the country that tells homonyms apart."""
        return self.actor_id.partition(":")[2].partition("/")[0].partition(_UNRESOLVED_MARK)[0]

    @property
    def is_unresolved_surname(self) -> bool:
        """Whether it is a surname that one article alone did not resolve."""
        return _UNRESOLVED_MARK in self.actor_id

    @property
    def id_prefix(self) -> str:
        """What comes before the colon of the id: person, group, party."""
        return self.actor_id.partition(":")[0]

    def possible_surnames(self) -> Iterable[str]:
        """Yield what may be the surname of ``ali-al-hussein``: ``al-hussein`` and ``hussein``."""
        parts = self.name.split("-")
        return ("-".join(parts[start:]) for start in range(1, len(parts)))

    def is_contemporary_with(self, other: Candidate) -> bool:
        """Whether the other was in the news within a year of all that is known of this one."""
        mine, others = self.seen, other.seen
        if mine is None or others is None:
            return False
        return others[0] - _YEAR <= mine[0] and mine[1] <= others[1] + _YEAR

    def is_same_generation_as(self, other: Candidate) -> bool:
        """Whether no more than ten years lie between what is known of the two; what has no date may be of any."""
        mine, others = self.seen, other.seen
        return mine is None or others is None or max(mine[0], others[0]) - min(mine[1], others[1]) <= 10 * _YEAR

    def is_sector_compatible_with(self, other: Candidate) -> bool:
        """Whether one person may be both: a politician changes offices, a soldier becomes no priest."""
        mine, others = self.sector, other.sector
        return mine == others or bool({mine, others} & _SAYS_LITTLE) or {mine, others} <= _POLITICS


def rank_candidates(rows: Iterable[Mapping[str, Any]], known: Iterable[str]) -> list[Candidate]:
    """Return the actors, the likeliest to be merged into first: those of the reference, then the most mentioned."""
    known_ids = frozenset(known)
    found = [_make_candidate(row, is_known=row["actor_id"] in known_ids) for row in rows]
    return sorted(found, key=lambda one: (one.is_unresolved_surname, not one.is_known, -one.mentions, one.actor_id))


def _make_candidate(row: Mapping[str, Any], *, is_known: bool) -> Candidate:
    days = row["first_seen_date"], row["last_seen_date"]
    return Candidate(
        row["actor_id"], row["country"], row["sector"], None if None in days else days, row["mention_count"],
        is_known, row["offices"],
    )  # fmt: skip
