"""Resolve names by what a ledger has learnt: from a name and a day to an actor with the office held then.

Once an article has said "Interior Minister Ana Rojas of Chile", "Rojas" can be resolved too, with the office held that
day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from newsledger.knowledge.person_names import PRONOUNS
from newsledger.knowledge.phrases import pieces_of
from newsledger.resolving.resolver import Resolved, resolve
from newsledger.warehouse import query

_YEAR = timedelta(days=366)
_NAMES = (
    "select m.text, m.actor_id, a.name, a.kind, a.country, a.sector, min(m.published_date) as first_seen, "
    "max(m.published_date) as last_seen from actor_mentions m join actors a using (actor_id) "
    "where m.title is null or lower(m.title) <> lower(m.text) group by all order by all"
)
_ROLES = (
    "select actor_id, country, sector, first_seen_date from actor_roles order by first_seen_date nulls first, title"
)


@dataclass(frozen=True, slots=True)
class _KnownName:
    """One actor under one surface form, and the first and last day it was so named."""

    resolved: Resolved
    first_seen: date | None
    last_seen: date | None

    def is_in_use_on(self, day: date | None) -> bool:
        if day is None or self.first_seen is None or self.last_seen is None:
            return True
        return self.first_seen - _YEAR <= day <= self.last_seen + _YEAR


class Learnt:
    """Index of the names of a ledger's actors; raises QueryError when there is no warehouse."""

    def __init__(self, warehouse: Path) -> None:
        self._names: dict[str, list[_KnownName]] = defaultdict(list)
        self._roles: dict[str, list[tuple[date | None, str | None, str | None]]] = defaultdict(list)
        for row in query(warehouse, _NAMES).iter_rows(named=True):
            if row["text"].lower() not in PRONOUNS:
                resolved = Resolved(row["country"], row["sector"], row["kind"], row["actor_id"], row["name"])
                self._names[_name_key(row["text"])].append(_KnownName(resolved, row["first_seen"], row["last_seen"]))
        for actor_id, country, sector, first_seen in query(warehouse, _ROLES).iter_rows():
            self._roles[actor_id].append((first_seen, country, sector))

    def find(self, mention: str, context: str | None, day: date | None) -> Resolved | None:
        """Return the one actor named by the mention or by its last words; None when there is none, or more than one.

        Actors of a country other than the one that the words before the name give are dropped; of the rest, those named
        around that day and those named in full in the context are preferred.
        """
        pieces = [piece for piece in pieces_of(mention) if piece.key != "'s"]
        for start in range(len(pieces)):
            known = self._names.get(" ".join(piece.key for piece in pieces[start:]))
            if known:
                preceding = resolve(" ".join(piece.printed for piece in pieces[:start]), None, day)
                found = _find_only_match(known, preceding, _name_key(context or ""), day)
                return None if found is None else self._set_office(found, day)
        return None

    def _set_office(self, found: Resolved, day: date | None) -> Resolved:
        """Return the actor with country and sector of the latest office known that day; without a day, of the last."""
        roles = self._roles.get(found.actor_id or "", [])
        held = [role for role in roles if day is None or role[0] is None or role[0] <= day]
        for _, country, sector in held[-1:] or roles[:1]:
            return replace(found, country=country or found.country, sector=sector or found.sector)
        return found


def _find_only_match(
    known: Sequence[_KnownName], preceding: Resolved, context: str, day: date | None
) -> Resolved | None:
    """Drop the less likely candidates step by step and return the one that remains; None when none or several do."""
    remaining = [one for one in known if preceding.country is None or one.resolved.country in {None, preceding.country}]
    for is_likelier in (
        lambda one: one.is_in_use_on(day),
        lambda one: _name_key(one.resolved.name or "") in context,
    ):
        likelier = _deduplicate(one for one in remaining if is_likelier(one))
        remaining = likelier or remaining
    remaining = _deduplicate(remaining)
    return remaining[0].resolved if len(remaining) == 1 else None


def _deduplicate(known: Iterable[_KnownName]) -> list[_KnownName]:
    return list({one.resolved.actor_id: one for one in known}.values())


def _name_key(text: str) -> str:
    return " ".join(piece.key for piece in pieces_of(text) if piece.key != "'s")
