"""Countries, peoples and organisations named by a mention: what enters is its known phrases, what leaves is what they name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from newsledger.normalise.bodies import id_of_namesake, is_shared_name
from newsledger.normalise.leaders import leader_named
from newsledger.normalise.phrases import Piece
from newsledger.normalise.whereabouts import Hit
from newsledger.resolving.answers import LINKS, WITH_BRANCHES, Resolved


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
    other = _of_other_country(pieces, hits, hit) if known.sort == "actor" else None
    if other is not None:
        return other
    if known.sort == "capital":
        return Resolved(known.country, "GOV", "government_body", known.actor_id, known.name)
    return Resolved(_of_branch(known.country, hits, hit), known.sector, known.kind, known.actor_id, known.name)


def head_of(pieces: Sequence[Piece], named: Sequence[Hit]) -> Hit:
    """Return the organisation that a country's name stands before, with common words between, else the first of the names."""
    first, second = named[0], named[1] if len(named) > 1 else None
    if second is None or first.known.sort not in {"name", "adjective"} or second.known.sort not in {"actor", "metonym"}:
        return first
    between = pieces[first.end : second.start]
    is_one_phrase = all(piece.key == "'s" or (piece.printed.islower() and piece.key not in LINKS) for piece in between)
    return second if is_one_phrase else first


def _of_other_country(pieces: Sequence[Piece], hits: Sequence[Hit], hit: Hit) -> Resolved | None:
    """Return the body of the country named beside it, where several states have one of that name: "Peru's Congress"."""
    words = " ".join(piece.printed for piece in pieces[hit.start : hit.end])
    beside = (other.known for other in hits if other.known.sort in {"name", "adjective"})
    country = next((known.country for known in beside if known.country != hit.known.country), None)
    if country is None or not is_shared_name(words, hit.known.kind):
        return None
    return Resolved(country, hit.known.sector, hit.known.kind, id_of_namesake(hit.known.kind, country, words), words)


def _of_branch(country: str | None, hits: Sequence[Hit], hit: Hit) -> str | None:
    """Return the country of an international organisation's branch: "Oxfam Ireland"."""
    after = next((other.known for other in hits if other.start == hit.end), None)
    return after.country if country in WITH_BRANCHES and after is not None and after.sort == "name" else country
