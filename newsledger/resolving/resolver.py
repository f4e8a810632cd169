"""Resolve a mention without its article to the actor it names, as of a day.

Uses only the reference, not a parser, and therefore starts quickly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from newsledger.knowledge.cities import country_of_town
from newsledger.knowledge.person_names import NEUTER, PERSONAL, PLURAL
from newsledger.knowledge.phrases import Piece, pieces_of
from newsledger.knowledge.sectors import sector_of_people
from newsledger.resolving.body_owners import find_matches
from newsledger.resolving.countries_named import country_of_place, default_country, only_country
from newsledger.resolving.names import head_of, resolve_known_name
from newsledger.resolving.persons import resolve_person
from newsledger.resolving.resolved_mentions import FUNCTION_WORDS, Resolved
from newsledger.resolving.roles import resolve_role, title_of

__all__ = ["Resolved", "resolve"]

_CUT = (",", ";", " who ", " which ", " whose ", " that ")
_SHORTEST_TOWN = 3


def resolve(mention: str, context: str | None = None, day: date | None = None) -> Resolved:
    """Return who the mention names as of the day; the context supplies a country or full name that the words lack."""
    antecedent = _resolve_pronoun(mention, context or "", day)
    if antecedent is not None:
        return antecedent
    found = _resolve_with_context(mention, context, day)
    return replace(found, sector=sector_of_people(found.sector, found.country, mention))


def _resolve_pronoun(mention: str, context: str, day: date | None) -> Resolved | None:
    """Return the only person, body or group in the context that a pronoun can refer to."""
    word = mention.strip().lower()
    sorts = {"leader"} if word in PERSONAL else {"actor", "metonym"} if word in NEUTER | PLURAL else set()
    pieces = pieces_of(context) if sorts else ()
    hits = find_matches(pieces)
    known = {hit.entry.name: hit for hit in hits if hit.entry.sort in sorts}
    if len(known) == 1:
        (hit,) = known.values()
        found = _resolve_words(" ".join(piece.printed for piece in pieces[hit.start : hit.end]), None, day)
        return replace(found, rule="a pronoun for the only one in the context")
    roles = [hit for hit in hits if hit.entry.denotes == "person"] if word in PERSONAL and not known else []
    role = resolve_role(pieces, hits, roles[0], day) if len(roles) == 1 else None
    return role and replace(role, rule="a pronoun for the only office in the context")


def _resolve_with_context(mention: str, context: str | None, day: date | None) -> Resolved:
    """Return who the words name, trying in turn the words, appositions, default countries and the context."""
    found = _resolve_words(_cut_to_head(mention), context, day)
    if found.country is None:
        found = next((one for one in _resolve_appositions(mention, context, day) if one.country), found)
    if found.country is None:
        country = default_country(pieces_of(_cut_to_head(mention)))
        rule = f"{found.rule or 'words'}, country by default"
        found = replace(found, country=country, kind=found.kind or "other", rule=rule) if country else found
    if found.country is None and context and found.kind is not None:
        country = only_country(context)
        return (
            replace(found, country=country, rule=f"{found.rule}, the only country of the context") if country else found
        )
    return found


def _resolve_appositions(mention: str, context: str | None, day: date | None) -> Iterator[Resolved]:
    """Yield who the parts after each comma name: "his uncle, Jane Doe", "a poor, divided party"."""
    for part in mention.split(",")[1:]:
        if not any(part.startswith(clause) for clause in _CUT):
            yield _resolve_words(_cut_to_head(part), context, day)


def _resolve_words(mention: str, context: str | None, day: date | None) -> Resolved:
    pieces = pieces_of(mention)
    hits = find_matches(pieces)
    somebody = resolve_person(pieces, hits, context, day)
    if somebody is not None:
        return replace(somebody, rule="a person's name")
    title = title_of(pieces, hits)
    if title is not None:
        return replace(resolve_role(pieces, hits, title, day), rule="a title, with the country and body around it")
    others = [hit for hit in hits if hit.entry.sort != "title"]
    if others:
        return replace(resolve_known_name(pieces, hits, head_of(pieces, others), day), rule="a name of the reference")
    place = country_of_place(pieces) or _find_town_country(pieces)
    return Resolved(place, None, "other", rule="a place") if place else Resolved()


def _find_town_country(pieces: Sequence[Piece]) -> str | None:
    """Return the country of a town if the mention names nothing else."""
    words = [piece.printed for piece in pieces if piece.key not in FUNCTION_WORDS]
    is_name = bool(words) and all(word[0].isupper() and len(word) > _SHORTEST_TOWN for word in words)
    return country_of_town(" ".join(words)) if is_name else None


def _cut_to_head(mention: str) -> str:
    """Return the mention up to its first clause or apposition."""
    ends = [at for at in (mention.find(mark) for mark in _CUT) if at > 0]
    return mention[: min(ends)] if ends else mention
