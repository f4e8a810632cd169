"""Countries, peoples and organisations named by a mention: what enters is its known phrases, what leaves is what they name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from newsledger.knowledge.leaders import leader_named
from newsledger.knowledge.phrases import Piece
from newsledger.resolving.body_owners import is_one_phrase
from newsledger.resolving.countries_named import Hit
from newsledger.resolving.resolved_mentions import WITH_BRANCHES, Resolved


def named(pieces: Sequence[Piece], hits: Sequence[Hit], hit: Hit, day: date | None) -> Resolved:
    """Return what the reference says of a country, its people or an organisation."""
    known = hit.known
    if known.sort == "leader":
        leader = leader_named(known.name, day)
        country = leader.office_in(day.year if day else None)[0].country if leader else None
        return Resolved(country, None, "other")
    is_all = hit.end >= len(pieces) or pieces[hit.end].key == "'s"
    if known.sort in {"adjective", "people"}:
        return Resolved(known.country, "CVL" if is_all else None, "population" if is_all else "other")
    if known.sort == "capital":
        return Resolved(known.country, "GOV", "government_body", known.actor_id, known.name)
    name = known.name if known.actor_id else None
    return Resolved(_of_branch(known.country, hits, hit), known.sector, known.kind, known.actor_id, name)


def head_of(pieces: Sequence[Piece], named: Sequence[Hit]) -> Hit:
    """Return the organisation that a country's name stands before, with common words between, else the first of the names."""
    first, second = named[0], named[1] if len(named) > 1 else None
    if second is None or first.known.sort not in {"name", "adjective"} or second.known.sort not in {"actor", "metonym"}:
        return first
    return second if is_one_phrase(pieces, first.end, second.start) else first


def _of_branch(country: str | None, hits: Sequence[Hit], hit: Hit) -> str | None:
    """Return the country of an international organisation's branch: "Oxfam Ireland"."""
    after = next((other.known for other in hits if other.start == hit.end), None)
    return after.country if country in WITH_BRANCHES and after is not None and after.sort == "name" else country
