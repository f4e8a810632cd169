"""Mentions standing by themselves: what enters is the words of one, what leaves is who they name, as of a day.

It answers from the reference alone and reads no sentence, so it needs no parser and starts quickly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from newsledger.normalise.actors import known_phrases
from newsledger.normalise.bodies import body_id, id_of_namesake, is_shared_name, kind_of_body, kind_of_group
from newsledger.normalise.cities import country_of_town, is_metropolis
from newsledger.normalise.leaders import (
    Leader,
    countries_of_surname,
    leader_by_surname,
    leader_named,
)
from newsledger.normalise.people import NEUTER, PERSONAL, PLURAL, is_former, is_given_name, is_honorific
from newsledger.normalise.phrases import Piece, pieces_of
from newsledger.normalise.sectors import sector_of_people, sector_of_role
from newsledger.normalise.whereabouts import (
    Hit,
    country_in,
    country_of_owner,
    country_of_person_after,
    country_of_place,
    default_country,
    only_country,
)

_CUT = (",", ";", " who ", " which ", " whose ", " that ")
_OTHERS_FOLLOW = frozenset({"to", "against", "with", "on", "over", "toward", "towards", "about"})
_LINKS = frozenset(
    {"of", "for", "in", "at", "from", "to", "with", "on", "against", "over", "inside", "outside", "by", "under"}
)
_AFFILIATED = frozenset({"EDU", "JRN", "MED", "BUS", "LAB", "SOC"})
_WITH_BRANCHES = frozenset({"NGO", "MNC", "IGO"})
_NO_STATES = _WITH_BRANCHES | {"UNO", "EUR"}
_SHORTEST_TOWN = 3
_LITTLE = frozenset(
    {
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
    }
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a mention names; every field is None where the words give no clue."""

    country: str | None = None
    sector: str | None = None
    kind: str | None = None
    actor_id: str | None = None
    name: str | None = None


def resolve(mention: str, context: str | None = None, day: date | None = None) -> Resolved:
    """Return who the mention names as of the day; the context helps where the words alone say no country or full name."""
    stood_for = _antecedent(mention, context or "", day)
    if stood_for is not None:
        return stood_for
    found = _by_all(mention, context, day)
    return replace(found, sector=sector_of_people(found.sector, found.country, mention))


def _antecedent(mention: str, context: str, day: date | None) -> Resolved | None:
    """Return the only person, body or group of the context that a pronoun can stand for."""
    word = mention.strip().lower()
    sorts = {"leader"} if word in PERSONAL else {"actor", "metonym"} if word in NEUTER | PLURAL else set()
    pieces = pieces_of(context) if sorts else ()
    hits = [Hit(*hit) for hit in known_phrases().find(pieces)]
    named = {hit.known.name: hit for hit in hits if hit.known.sort in sorts}
    if len(named) == 1:
        (hit,) = named.values()
        return _resolve(" ".join(piece.printed for piece in pieces[hit.start : hit.end]), None, day)
    roles = [hit for hit in hits if hit.known.denotes == "person"] if word in PERSONAL and not named else []
    return _role(pieces, hits, roles[0], day) if len(roles) == 1 else None


def _by_all(mention: str, context: str | None, day: date | None) -> Resolved:
    """Return who the words name, then those after a comma, then by whose institutions need no country, then by the context."""
    found = _resolve(_head(mention), context, day)
    if found.country is None:
        found = next((one for one in _beside(mention, context, day) if one.country), found)
    if found.country is None:
        country = default_country(pieces_of(_head(mention)))
        found = replace(found, country=country, kind=found.kind or "other") if country else found
    if found.country is None and context and found.kind is not None:
        country = only_country(context)
        return replace(found, country=country)
    return found


def _beside(mention: str, context: str | None, day: date | None) -> Iterator[Resolved]:
    """Yield who the parts after each comma name: "his uncle, Jane Doe", "a poor, divided party"."""
    for part in mention.split(",")[1:]:
        if not any(part.startswith(clause) for clause in _CUT):
            yield _resolve(_head(part), context, day)


def _resolve(mention: str, context: str | None, day: date | None) -> Resolved:
    pieces = pieces_of(mention)
    hits = [Hit(*hit) for hit in known_phrases().find(pieces)]
    person = _person(pieces, hits, context, day)
    if person is not None:
        return person
    title = _title(pieces, hits)
    if title is not None:
        return _role(pieces, hits, title, day)
    named = [hit for hit in hits if hit.known.sort != "title"]
    if named:
        return _named(pieces, hits, _head_of(pieces, named), day)
    place = country_of_place(pieces) or _town(pieces)
    return Resolved(place, None, "other") if place else Resolved()


def _town(pieces: Sequence[Piece]) -> str | None:
    """Return the country of a town that is all the mention names."""
    words = [piece.printed for piece in pieces if piece.key not in _LITTLE]
    is_name = bool(words) and all(word[0].isupper() and len(word) > _SHORTEST_TOWN for word in words)
    return country_of_town(" ".join(words)) if is_name else None


def _head(mention: str) -> str:
    """Return the mention up to its first clause or apposition."""
    ends = [at for at in (mention.find(mark) for mark in _CUT) if at > 0]
    return mention[: min(ends)] if ends else mention


def _person(pieces: Sequence[Piece], hits: list[Hit], context: str | None, day: date | None) -> Resolved | None:
    """Return the person named, by full name, or by the family name where that is all there is."""
    for hit in hits:
        if hit.known.sort == "leader" and not _is_owner(pieces, hit.end) and _ends_head(pieces, hit.end):
            leader = leader_named(hit.known.name, day)
            return _held(leader, day, _stated(pieces, hits, hit.start)) if leader else None
    surname = _surname(pieces, hits)
    if surname is None or (len(pieces) == 1 and is_metropolis(surname)):
        return None
    full = _full_name(surname, context, day)
    stated = _stated(pieces, hits, len(pieces) - 1)
    leader = full or leader_by_surname(surname, day, stated.country)
    if leader is None and pieces[0].key == "the" and surname.endswith("s"):
        leader = leader_by_surname(surname.removesuffix("s"), day, stated.country)
    if leader is not None:
        return _held(leader, day, stated)
    countries = countries_of_surname(surname)
    if stated.country is None and len(countries) == 1:
        return Resolved(next(iter(countries)), stated.sector, "person")
    return Resolved(stated.country, stated.sector, "person") if stated.country or stated.sector else None


def _held(leader: Leader, day: date | None, stated: Resolved) -> Resolved:
    year = day.year if day else None
    office, _ = leader.office_in(year)
    sector = "ELI" if stated.sector == "ELI" else leader.sector_in(year)
    return Resolved(office.country, sector, "person", leader.actor_id, leader.name)


def _is_owner(pieces: Sequence[Piece], end: int) -> bool:
    return end + 1 < len(pieces) and pieces[end].key == "'s"


def _ends_head(pieces: Sequence[Piece], end: int) -> bool:
    """Whether the name is the head of its phrase: nothing but "'s", "of …" or a verb follows."""
    return end >= len(pieces) or pieces[end].key in _LINKS or pieces[end].key == "'s" or pieces[end].printed.islower()


def _surname(pieces: Sequence[Piece], hits: list[Hit]) -> str | None:
    """Return the family name when the mention is one, after a title or honorific or by itself."""
    words = [n for n, piece in enumerate(pieces) if piece.key != "'s"]
    while words and pieces[words[-1]].printed.islower() and len(words) > 1 and not _is_known(hits, words[-1]):
        words.pop()
    if not words or not pieces[words[-1]].printed[0].isupper() or _is_known(hits, words[-1]):
        return None
    before = words[:-1]
    if all(_is_known(hits, n) or is_honorific(pieces[n].key) or pieces[n].key in _LITTLE for n in before):
        return pieces[words[-1]].printed
    is_name = is_given_name(pieces[before[-1]].printed) or (len(before) == 1 and not _is_known(hits, before[-1]))
    return pieces[words[-1]].printed if is_name and len(words) <= 3 and not countries_conflict(pieces, before) else None


def countries_conflict(pieces: Sequence[Piece], before: Sequence[int]) -> bool:
    """Whether a first name stands before the family name, so that the family name alone does not tell who it is."""
    return any(not is_honorific(pieces[n].key) for n in before)


def _is_known(hits: list[Hit], position: int) -> bool:
    return any(hit.start <= position < hit.end for hit in hits)


def _full_name(surname: str, context: str | None, day: date | None) -> Leader | None:
    """Return the person of the reference with that family name whom the context names in full."""
    for _, _, known in known_phrases().find(pieces_of(context or "")):
        if known.sort == "leader" and pieces_of(known.name)[-1].key == pieces_of(surname)[0].key:
            return leader_named(known.name, day)
    return None


def _stated(pieces: Sequence[Piece], hits: list[Hit], end: int) -> Resolved:
    """Return country and sector that the words before a name state."""
    before = [hit for hit in hits if hit.end <= end]
    titles = [hit for hit in before if hit.known.sort == "title"]
    country = country_in(before, None)
    sector = _sector(pieces, before, titles[-1]) if titles else None
    return Resolved(country, sector)


def _title(pieces: Sequence[Piece], hits: list[Hit]) -> Hit | None:
    """Return the title that heads the mention: the last one before a preposition."""
    link = next(
        (n for n, piece in enumerate(pieces) if piece.key in _LINKS and n and not _is_known(hits, n)), len(pieces)
    )
    titles = [hit for hit in hits if hit.known.sort == "title" and hit.start < link]
    return titles[-1] if titles else None


def _role(pieces: Sequence[Piece], hits: list[Hit], title: Hit, day: date | None) -> Resolved:
    before = [hit for hit in hits if hit.end <= title.start]
    after = [hit for hit in hits if hit.start >= title.end]
    own = title.known.country if title.known.country in _NO_STATES else None
    country = own or country_in(before, day) or country_of_owner(pieces, title.start, day)
    if country is None and not _speaks_of_others(pieces, title):
        country = country_in(after[::-1], day) or country_of_place(pieces[title.end :])
    if country is None:
        country = country_of_person_after(pieces, title.end, day) or country_of_place(pieces[: title.start])
    country = country or title.known.country
    sector = _sector(pieces, hits, title)
    denotes = title.known.denotes
    kind = {"person": "person", "group": kind_of_group(sector), "body": kind_of_body(sector)}[denotes]
    words = [p.printed for n, p in enumerate(pieces[: title.end]) if not _is_known(before, n) and p.key not in _LITTLE]
    is_named = len(words) > 1 and words[-1][0].isupper()
    words = [word for word in words if word != "'s"]
    actor_id = body_id(kind, country, words, title.known.name, is_named=is_named) if denotes == "body" else None
    return Resolved(country, sector, kind, actor_id, " ".join(words) if actor_id else None)


def _speaks_of_others(pieces: Sequence[Piece], title: Hit) -> bool:
    """Whether what follows the title is whom it deals with ("talks with"), not where it belongs ("a fellow with")."""
    after = pieces[title.end].key if title.end < len(pieces) else ""
    return after in _OTHERS_FOLLOW and not (after == "with" and title.known.sector in _AFFILIATED)


def _sector(pieces: Sequence[Piece], hits: list[Hit], title: Hit) -> str | None:
    """Return the sector of the title, with the body it belongs to and the words before it."""
    bodies = [h.known.sector for h in hits if h.known.sort in {"actor", "metonym"} or h.known.denotes == "body"]
    of_body = bodies[-1] if bodies and title.known.denotes != "body" else None
    is_lost = any(is_former(piece.key) for piece in pieces[: title.start])
    return sector_of_role(title.known.sector, of_body, is_former=is_lost)


def _named(pieces: Sequence[Piece], hits: Sequence[Hit], hit: Hit, day: date | None) -> Resolved:
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


def _head_of(pieces: Sequence[Piece], named: Sequence[Hit]) -> Hit:
    """Return the organisation that a country's name stands before, with common words between, else the first of the names."""
    first, second = named[0], named[1] if len(named) > 1 else None
    if second is None or first.known.sort not in {"name", "adjective"} or second.known.sort not in {"actor", "metonym"}:
        return first
    between = pieces[first.end : second.start]
    is_one_phrase = all(piece.key == "'s" or (piece.printed.islower() and piece.key not in _LINKS) for piece in between)
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
    return after.country if country in _WITH_BRANCHES and after is not None and after.sort == "name" else country
