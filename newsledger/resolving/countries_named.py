"""Find the country that a mention's words and known phrases point to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from newsledger.knowledge.actor_names import KnowledgeBaseEntry, known_phrases
from newsledger.knowledge.cities import country_of_city, country_of_region, country_of_town, is_of_city
from newsledger.knowledge.leaders import leader_by_surname, leader_named
from newsledger.knowledge.person_names import is_given_name
from newsledger.knowledge.phrases import Phrases, Piece, pieces_of
from newsledger.knowledge.reference import derived, read_table

_OF_SOMEBODY = frozenset({"of", "for", "to", "in", "from"})


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """A known phrase at words ``start`` to ``end`` of the mention."""

    start: int
    end: int
    entry: KnowledgeBaseEntry


def country_in(hits: list[PhraseMatch], day: date | None) -> str | None:
    """Return the country of the last match that has one; persons count by their office.

    Of countries joined by one word ("Chilean and Peruvian officials") return the first, as for any list.
    """
    last = len(hits) - 1
    while (
        last > 0
        and _is_country(hits[last])
        and _is_country(hits[last - 1])
        and hits[last].start - hits[last - 1].end == 1
    ):
        last -= 1
    for hit in reversed(hits[: last + 1]):
        if hit.entry.sort == "leader":
            leader = leader_named(hit.entry.name, day)
            return leader.office_in(day.year if day else None)[0].country if leader else None
        if hit.entry.country is not None and hit.entry.sort != "title":
            return hit.entry.country
    return None


def _is_country(hit: PhraseMatch) -> bool:
    return hit.entry.sort in {"name", "adjective"}


def country_of_person_after(pieces: Sequence[Piece], start: int, day: date | None) -> str | None:
    """Return the country of the person after "of", "for" or "to": "a spokesman for Mr. Moon"."""
    if start >= len(pieces) or pieces[start].key not in _OF_SOMEBODY:
        return None
    return country_of_owner(pieces[start:], len(pieces) - start, day)


def country_of_owner(pieces: Sequence[Piece], end: int, day: date | None) -> str | None:
    """Return the country of the person whose family name precedes "'s" or the title: "Trump officials"."""
    for position in range(end - 1, -1, -1):
        if pieces[position].printed[0].isupper() and not _is_first_name(pieces, position):
            leader = None if is_of_city(pieces[position].printed) else leader_by_surname(pieces[position].printed, day)
            if leader is not None:
                return leader.office_in(day.year if day else None)[0].country
    return None


def _is_first_name(pieces: Sequence[Piece], position: int) -> bool:
    """Return whether the word is a given name before another name: "Richard" in "Richard Nephew"."""
    is_followed = position + 1 < len(pieces) and pieces[position + 1].printed[0].isupper()
    return is_followed and is_given_name(pieces[position].printed)


def country_of_place(pieces: Sequence[Piece]) -> str | None:
    """Return the country of a city or state among the words, trying longer names first; None for a person's name."""
    if any(is_given_name(a.printed) and b.printed[0].isupper() for a, b in pairwise(pieces)):
        return None
    for size in (3, 2, 1):
        for start in range(len(pieces) - size + 1):
            words = pieces[start : start + size]
            if all(word.printed[0].isupper() and len(word.key) > 2 for word in words):
                name = " ".join(word.printed for word in words)
                country = (
                    country_of_city(name)
                    or country_of_region(name)
                    or (country_of_town(name) if size > 1 or _is_after_link(pieces, start) else None)
                )
                if country is not None:
                    return country
    return None


def _is_after_link(pieces: Sequence[Piece], position: int) -> bool:
    """Return whether the word shows where somebody belongs: "of Canterbury"."""
    return position > 0 and pieces[position - 1].key in _OF_SOMEBODY


def default_country(pieces: Sequence[Piece]) -> str | None:
    """Return the country of an institution that English print names without it: "the Senate", "Attorney General"."""
    return next((country for _, _, country in _default_phrases().find(pieces)), None)


@derived
def _default_phrases() -> Phrases[str]:
    phrases: Phrases[str] = Phrases()
    for row in read_table("default_countries"):
        phrases.add(row["words"], row["country"])
    return phrases


def only_country(context: str) -> str | None:
    """Return the only country that the context mentions; None if there are several."""
    found = known_phrases().find(pieces_of(context))
    countries = {known.country for _, _, known in found if known.sort in {"name", "adjective", "people", "capital"}}
    return next(iter(countries)) if len(countries) == 1 else None
