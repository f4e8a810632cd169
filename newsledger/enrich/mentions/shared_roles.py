"""Roles shared by two countries: what enters is the draft of a role, what leaves is drafts of the countries that share it.

"Hungarian and Romanian officials", "the foreign ministers of Iran and Iraq": each country's are actors of their own.
"""

from __future__ import annotations

from dataclasses import replace

from newsledger.enrich.mentions.candidates import Draft, Found
from newsledger.enrich.mentions.gazetteer_matches import Scan

_SHARING = frozenset({"and", "or", ",", "&"})
_COUNTRY_SORTS = frozenset({"name", "adjective"})


def share_role(scan: Scan, draft: Draft) -> list[Draft]:
    """Return a draft for each further country named before or after the role."""
    if draft.is_named or draft.country is None or draft.role is None:
        return []
    before, position = [], draft.start - 1
    while (found := _country_before(scan, position)) is not None:
        before.append(_of(draft, found))
        position = found.start - 1
    after, position = [], draft.end
    while (found := _country_after(scan, position)) is not None and _ends_in_country(scan, draft):
        after.append(_of(draft, found))
        position = found.end
    draft.is_shared = bool(before or after)
    return before + after


def _country_before(scan: Scan, position: int) -> Found | None:
    """Return the country before "and" at the token."""
    if position < 1 or scan.tokens[position].lower_ not in _SHARING:
        return None
    found = scan.at.get(position - 1)
    is_modifier = scan.tokens[position - 1].dep_ in {"amod", "nmod", "compound", "poss"}
    return found if found is not None and found.known.sort in _COUNTRY_SORTS and is_modifier else None


def _country_after(scan: Scan, position: int) -> Found | None:
    """Return the country after "and" at the token."""
    if position + 1 >= len(scan.tokens) or scan.tokens[position].lower_ not in _SHARING:
        return None
    found = scan.at.get(position + 1)
    return found if found is not None and found.known.sort == "name" and found.start == position + 1 else None


def _ends_in_country(scan: Scan, draft: Draft) -> bool:
    found = scan.at.get(draft.end - 1)
    return found is not None and found.known.sort == "name" and draft.is_plural


def _of(draft: Draft, found: Found) -> Draft:
    """Return the same role of another country; a state's body keeps its place in the id."""
    state, _, body = (draft.actor_id or "").partition("/")
    actor_id = f"gov:{found.known.country}/{body}" if state == f"gov:{draft.country}" else None
    return replace(
        draft, start=found.start, end=found.end, first=found.start, last=found.end, country=found.known.country,
        actor_id=actor_id, is_shared=True,
    )  # fmt: skip
