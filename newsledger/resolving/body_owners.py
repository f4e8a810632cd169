"""Whose the named bodies of a mention are: what enters is its known phrases, what leaves is the same, each body with the owner named.

"Ghana's Environmental Protection Agency" is Ghana's, though print means an American one by the bare name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsledger.knowledge.actor_names import known_phrases
from newsledger.knowledge.bodies import id_of_namesake, is_common_name, is_shared_name
from newsledger.knowledge.phrases import Piece
from newsledger.resolving.countries_named import Hit
from newsledger.resolving.resolved_mentions import LINKS

_OWNING = frozenset({"name", "adjective"})


def hits_in(pieces: Sequence[Piece]) -> list[Hit]:
    """Return the known phrases of the mention, each body of a common name as its owner's."""
    hits = _without_articles(pieces, [Hit(*hit) for hit in known_phrases().find(pieces)])
    return [_as_owned(pieces, hits, hit) if hit.known.sort == "actor" else hit for hit in hits]


def is_one_phrase(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether nothing but "'s" and common words, none of them a preposition, stands there."""
    between = pieces[start:end]
    return all(piece.key == "'s" or (piece.printed.islower() and piece.key not in LINKS) for piece in between)


def _without_articles(pieces: Sequence[Piece], hits: list[Hit]) -> list[Hit]:
    """Read on after "The" where a name with it ends in the middle of a longer one: "The Independent Electoral Commission"."""
    for hit in hits:
        follows = pieces[hit.end] if hit.end < len(pieces) else None
        is_begun = hit.known.sort == "actor" and hit.end - hit.start > 1 and pieces[hit.start].key == "the"
        if is_begun and follows is not None and follows.printed[0].isupper():
            at = hit.start + 1
            later = known_phrases().find(pieces[at:])
            return [one for one in hits if one.end < at] + [
                Hit(start + at, end + at, known) for start, end, known in later
            ]
    return hits


def _as_owned(pieces: Sequence[Piece], hits: Sequence[Hit], hit: Hit) -> Hit:
    words = " ".join(piece.printed for piece in pieces[hit.start : hit.end])
    known, country = hit.known, _owner(pieces, hits, hit, words)
    if country is None or country == known.country:
        return hit
    actor_id = id_of_namesake(known.kind, country, words)
    return replace(hit, known=replace(known, name=words, country=country, actor_id=actor_id))


def _owner(pieces: Sequence[Piece], hits: Sequence[Hit], hit: Hit, words: str) -> str | None:
    """Return the country right before or after "of"; for names that many states use, the first one named at all."""
    if is_shared_name(words, hit.known.kind):
        beside = [one for one in hits if one.known.sort in _OWNING]
        return next((one.known.country for one in beside if one.known.country != hit.known.country), None)
    if not is_common_name(words, hit.known.kind):
        return None
    before = [one for one in hits if one.end <= hit.start and is_one_phrase(pieces, one.end, hit.start)]
    after = [one for one in hits if [piece.key for piece in pieces[hit.end : one.start]] in (["of"], ["of", "the"])]
    owners = [one for one in (*before[-1:], *after[:1]) if one.known.sort in _OWNING]
    return owners[0].known.country if owners else None
