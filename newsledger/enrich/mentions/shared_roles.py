"""Find the further countries that share a role, as candidates of their own.

"Hungarian and Romanian officials", "the foreign ministers of Iran and Iraq": each country has its own actors.
"""

from __future__ import annotations

from dataclasses import replace

from newsledger.enrich.mentions.candidates import Candidate, Match
from newsledger.enrich.mentions.gazetteer_matches import GazetteerMatches
from newsledger.enrich.syntax.relations import is_noun_modifier

_SHARING = frozenset({"and", "or", ",", "&"})
_COUNTRY_SORTS = frozenset({"name", "adjective"})


def find_shared_role_candidates(matches: GazetteerMatches, candidate: Candidate) -> list[Candidate]:
    """Return a candidate for each further country named before or after the role."""
    if candidate.is_named or candidate.country is None or candidate.role is None:
        return []
    before, position = [], candidate.start - 1
    while (match := _country_before(matches, position)) is not None:
        before.append(_make_for_country(candidate, match))
        position = match.start - 1
    after, position = [], candidate.end
    while (match := _country_after(matches, position)) is not None and _ends_in_country(matches, candidate):
        after.append(_make_for_country(candidate, match))
        position = match.end
    candidate.is_shared = bool(before or after)
    return before + after


def _country_before(matches: GazetteerMatches, position: int) -> Match | None:
    """Return the country before the "and" at the token."""
    if position < 1 or matches.tokens[position].lower_ not in _SHARING:
        return None
    match = matches.by_token.get(position - 1)
    is_modifier = is_noun_modifier(matches.tokens[position - 1])
    return match if match is not None and match.known.sort in _COUNTRY_SORTS and is_modifier else None


def _country_after(matches: GazetteerMatches, position: int) -> Match | None:
    """Return the country after the "and" at the token."""
    if position + 1 >= len(matches.tokens) or matches.tokens[position].lower_ not in _SHARING:
        return None
    match = matches.by_token.get(position + 1)
    return match if match is not None and match.known.sort == "name" and match.start == position + 1 else None


def _ends_in_country(matches: GazetteerMatches, candidate: Candidate) -> bool:
    match = matches.by_token.get(candidate.end - 1)
    return match is not None and match.known.sort == "name" and candidate.is_plural


def _make_for_country(candidate: Candidate, match: Match) -> Candidate:
    """Return the same role of another country; a state body keeps its part of the id."""
    state, _, body = (candidate.actor_id or "").partition("/")
    actor_id = f"gov:{match.known.country}/{body}" if state == f"gov:{candidate.country}" else None
    return replace(
        candidate, start=match.start, end=match.end, first=match.start, last=match.end, country=match.known.country,
        actor_id=actor_id, is_shared=True,
    )  # fmt: skip
