"""What is said of a mention: what enters is its words and the known phrases in them, what leaves is the parts of an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsledger.knowledge.person_names import says_former
from newsledger.knowledge.phrases import Piece
from newsledger.knowledge.sectors import sector_of_role
from newsledger.resolving.countries_named import Hit, country_in

LINKS = frozenset(
    {"of", "for", "in", "at", "from", "to", "with", "on", "against", "over", "inside", "outside", "by", "under"}
)
WITH_BRANCHES = frozenset({"NGO", "MNC", "IGO"})
NO_STATES = WITH_BRANCHES | {"UNO", "EUR"}
LITTLE = frozenset(
    [
        "the",
        "a",
        "an",
        "some",
        "any",
        "all",
        "former",
        "one",
        "two",
        "three",
        "new",
        "our",
        "their",
        "his",
        "her",
        "that",
        "this",
        "these",
        "those",
        "its",
    ]
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a mention names; every field is None where the words give no clue."""

    country: str | None = None
    sector: str | None = None
    kind: str | None = None
    actor_id: str | None = None
    name: str | None = None


def what_is_stated(pieces: Sequence[Piece], hits: list[Hit], end: int) -> Resolved:
    """Return country and sector that the words before a name state."""
    before = [hit for hit in hits if hit.end <= end]
    titles = [hit for hit in before if hit.known.sort == "title"]
    country = country_in(before, None)
    sector = sector_of(pieces, before, titles[-1]) if titles else None
    return Resolved(country, sector)


def sector_of(pieces: Sequence[Piece], hits: list[Hit], title: Hit) -> str | None:
    """Return the sector of the title, with the body it belongs to and the words before it."""
    bodies = [h.known.sector for h in hits if h.known.sort in {"actor", "metonym"} or h.known.denotes == "body"]
    of_body = bodies[-1] if bodies and title.known.denotes != "body" else None
    is_lost = says_former([piece.key for piece in pieces[: title.start]])
    return sector_of_role(title.known.sector, of_body, is_former=is_lost)


def is_known(hits: list[Hit], position: int) -> bool:
    """Whether the word belongs to a known phrase."""
    return any(hit.start <= position < hit.end for hit in hits)
