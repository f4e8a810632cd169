"""Explain how a mention is resolved by the reference: by which rule, and what each of its words is known as."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from newsledger.knowledge.cities import country_of_place_name
from newsledger.knowledge.phrases import pieces_of
from newsledger.resolving.body_owners import find_matches
from newsledger.resolving.countries_named import PhraseMatch
from newsledger.resolving.resolved_mentions import is_in_known_phrase
from newsledger.resolving.resolver import resolve

_SORTS = {
    "name": "name of a country",
    "adjective": "adjective of a country",
    "people": "people of a country",
    "capital": "capital that stands for its government",
    "metonym": "word that stands for a body",
    "actor": "organisation",
    "leader": "person who held an office",
    "title": "title",
}


def explain_mention(mention: str, day: date | None = None) -> Iterator[str]:
    """Yield a line for the answer with its rule, then one for each known phrase of the mention."""
    found = resolve(mention, None, day)
    if found.rule is None:
        yield f"the reference alone: no word of “{mention}” is known; add a row to your reference (docs/overlay.md)"
        return
    answer = [found.actor_id, found.name, found.country, found.sector, found.kind]
    yield f"the reference alone: {' · '.join(str(part) for part in answer if part)}  (by {found.rule})"
    pieces = pieces_of(mention)
    hits = find_matches(pieces)
    for place, piece in enumerate(pieces):
        country = country_of_place_name(piece.printed) if piece.printed[0].isupper() else None
        if country is not None and not is_in_known_phrase(hits, place):
            yield f"  “{piece.printed}”: place · {country}"
    for hit in hits:
        printed = " ".join(piece.printed for piece in pieces[hit.start : hit.end])
        yield f"  “{printed}”: {_describe(hit)}"


def _describe(hit: PhraseMatch) -> str:
    entry = hit.entry
    facts = [entry.actor_id or entry.name, entry.country, entry.sector]
    return f"{_SORTS.get(entry.sort, entry.sort)}, {' · '.join(str(fact) for fact in facts if fact)}"
