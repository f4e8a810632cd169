"""Resolve known phrases in a mention to the countries, peoples and organisations they name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from newsledger.knowledge.leaders import leader_named
from newsledger.knowledge.phrases import Piece
from newsledger.resolving.body_owners import is_within_phrase
from newsledger.resolving.countries_named import PhraseMatch
from newsledger.resolving.resolved_mentions import WITH_BRANCHES, Resolved


def resolve_known_name(
    pieces: Sequence[Piece], hits: Sequence[PhraseMatch], hit: PhraseMatch, day: date | None
) -> Resolved:
    """Return what the reference says about a country, its people or an organisation."""
    entry = hit.entry
    if entry.sort == "leader":
        leader = leader_named(entry.name, day)
        country = leader.office_in(day.year if day else None)[0].country if leader else None
        return Resolved(country, None, "other")
    is_all = hit.end >= len(pieces) or pieces[hit.end].key == "'s"
    if entry.sort in {"adjective", "people"}:
        return Resolved(entry.country, "CVL" if is_all else None, "population" if is_all else "other")
    if entry.sort == "capital":
        return Resolved(entry.country, "GOV", "government_body", entry.actor_id, entry.name)
    name = entry.name if entry.actor_id else None
    return Resolved(_country_of_branch(entry.country, hits, hit), entry.sector, entry.kind, entry.actor_id, name)


def head_of(pieces: Sequence[Piece], names: Sequence[PhraseMatch]) -> PhraseMatch:
    """Return the organisation after a country's name, with only common words between, else the first name."""
    first, second = names[0], names[1] if len(names) > 1 else None
    if second is None or first.entry.sort not in {"name", "adjective"} or second.entry.sort not in {"actor", "metonym"}:
        return first
    return second if is_within_phrase(pieces, first.end, second.start) else first


def _country_of_branch(country: str | None, hits: Sequence[PhraseMatch], hit: PhraseMatch) -> str | None:
    """Return the country of an international organisation's branch: "Oxfam Ireland"."""
    after = next((other.entry for other in hits if other.start == hit.end), None)
    return after.country if country in WITH_BRANCHES and after is not None and after.sort == "name" else country
