"""Hold the resolution of a mention, and derive its parts from the mention's words and known phrases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsledger.knowledge.person_names import has_former_word
from newsledger.knowledge.phrases import Piece
from newsledger.knowledge.sectors import sector_of_role
from newsledger.resolving.countries_named import PhraseMatch, country_in

PREPOSITIONS = frozenset(
    {"of", "for", "in", "at", "from", "to", "with", "on", "against", "over", "inside", "outside", "by", "under"}
)
WITH_BRANCHES = frozenset({"NGO", "MNC", "IGO"})
NON_STATES = WITH_BRANCHES | {"UNO", "EUR"}
FUNCTION_WORDS = frozenset(
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
    """Who a mention names; each field is None if the words give no clue. ``rule`` says by what it was resolved."""

    country: str | None = None
    sector: str | None = None
    kind: str | None = None
    actor_id: str | None = None
    name: str | None = None
    rule: str | None = field(default=None, compare=False)


def read_stated_role(pieces: Sequence[Piece], hits: list[PhraseMatch], end: int) -> Resolved:
    """Return the country and sector stated by the words before a name."""
    before = [hit for hit in hits if hit.end <= end]
    titles = [hit for hit in before if hit.entry.sort == "title"]
    country = country_in(before, None)
    sector = sector_of(pieces, before, titles[-1]) if titles else None
    return Resolved(country, sector)


def sector_of(pieces: Sequence[Piece], hits: list[PhraseMatch], title: PhraseMatch) -> str | None:
    """Return the sector of the title, given its body and the words before it."""
    bodies = [h.entry.sector for h in hits if h.entry.sort in {"actor", "metonym"} or h.entry.denotes == "body"]
    of_body = bodies[-1] if bodies and title.entry.denotes != "body" else None
    is_former = has_former_word([piece.key for piece in pieces[: title.start]])
    return sector_of_role(title.entry.sector, of_body, is_former=is_former)


def is_in_known_phrase(hits: list[PhraseMatch], position: int) -> bool:
    """Return whether the word belongs to a known phrase."""
    return any(hit.start <= position < hit.end for hit in hits)
