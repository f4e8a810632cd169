"""Resolve the person named by a mention's words, as of a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from newsledger.knowledge.actor_names import known_phrases
from newsledger.knowledge.cities import is_metropolis
from newsledger.knowledge.leaders import Leader, countries_of_surname, leader_by_surname, leader_named
from newsledger.knowledge.person_names import is_given_name, is_honorific
from newsledger.knowledge.phrases import Piece, pieces_of
from newsledger.resolving.countries_named import PhraseMatch
from newsledger.resolving.resolved_mentions import (
    FUNCTION_WORDS,
    PREPOSITIONS,
    Resolved,
    is_in_known_phrase,
    read_stated_role,
)


def resolve_person(
    pieces: Sequence[Piece], hits: list[PhraseMatch], context: str | None, day: date | None
) -> Resolved | None:
    """Return the person named in full, or by family name if there is nothing more."""
    for hit in hits:
        if hit.entry.sort == "leader" and not _is_owner(pieces, hit.end) and _is_phrase_head(pieces, hit.end):
            leader = leader_named(hit.entry.name, day)
            return _resolve_leader(leader, day, read_stated_role(pieces, hits, hit.start)) if leader else None
    surname = _find_surname(pieces, hits)
    if surname is None or (len(pieces) == 1 and is_metropolis(surname)):
        return None
    full = _find_full_name(surname, context, day)
    stated = read_stated_role(pieces, hits, len(pieces) - 1)
    leader = full or leader_by_surname(surname, day, stated.country)
    if leader is None and pieces[0].key == "the" and surname.endswith("s"):
        leader = leader_by_surname(surname.removesuffix("s"), day, stated.country)
    if leader is not None:
        return _resolve_leader(leader, day, stated)
    countries = countries_of_surname(surname)
    if stated.country is None and len(countries) == 1:
        return Resolved(next(iter(countries)), stated.sector, "person")
    return Resolved(stated.country, stated.sector, "person") if stated.country or stated.sector else None


def _resolve_leader(leader: Leader, day: date | None, stated: Resolved) -> Resolved:
    year = day.year if day else None
    office, _ = leader.office_in(year)
    sector = "ELI" if stated.sector == "ELI" else leader.sector_in(year)
    return Resolved(office.country, sector, "person", leader.actor_id, leader.name)


def _is_owner(pieces: Sequence[Piece], end: int) -> bool:
    return end + 1 < len(pieces) and pieces[end].key == "'s"


def _is_phrase_head(pieces: Sequence[Piece], end: int) -> bool:
    """Return whether the name is the head of its phrase: nothing but "'s", "of …" or a verb follows."""
    return (
        end >= len(pieces)
        or pieces[end].key in PREPOSITIONS
        or pieces[end].key == "'s"
        or pieces[end].printed.islower()
    )


def _find_surname(pieces: Sequence[Piece], hits: list[PhraseMatch]) -> str | None:
    """Return the family name if the mention is one, after a title or honorific or by itself."""
    words = [n for n, piece in enumerate(pieces) if piece.key != "'s"]
    while words and pieces[words[-1]].printed.islower() and len(words) > 1 and not is_in_known_phrase(hits, words[-1]):
        words.pop()
    if not words or not pieces[words[-1]].printed[0].isupper() or is_in_known_phrase(hits, words[-1]):
        return None
    before = words[:-1]
    if all(
        is_in_known_phrase(hits, n) or is_honorific(pieces[n].key) or pieces[n].key in FUNCTION_WORDS for n in before
    ):
        return pieces[words[-1]].printed
    is_name = is_given_name(pieces[before[-1]].printed) or (
        len(before) == 1 and not is_in_known_phrase(hits, before[-1])
    )
    return pieces[words[-1]].printed if is_name and len(words) <= 3 and not has_first_name(pieces, before) else None


def has_first_name(pieces: Sequence[Piece], before: Sequence[int]) -> bool:
    """Return whether a first name precedes the family name, which then does not identify the person by itself."""
    return any(not is_honorific(pieces[n].key) for n in before)


def _find_full_name(surname: str, context: str | None, day: date | None) -> Leader | None:
    """Return the person in the reference with that family name whom the context names in full."""
    for _, _, known in known_phrases().find(pieces_of(context or "")):
        if known.sort == "leader" and pieces_of(known.name)[-1].key == pieces_of(surname)[0].key:
            return leader_named(known.name, day)
    return None
