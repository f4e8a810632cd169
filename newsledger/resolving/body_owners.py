"""Assign the bodies named in a mention to the owner named with them.

"Ghana's Environmental Protection Agency" is Ghana's, although the bare name means an American one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsledger.knowledge.actor_names import known_phrases
from newsledger.knowledge.bodies import is_common_name, is_shared_name, namesake_id
from newsledger.knowledge.phrases import Piece
from newsledger.resolving.countries_named import PhraseMatch
from newsledger.resolving.resolved_mentions import PREPOSITIONS

_OWNING = frozenset({"name", "adjective"})


def find_matches(pieces: Sequence[Piece]) -> list[PhraseMatch]:
    """Return the known phrases in the mention, with common-named bodies assigned to their owners."""
    hits = _reread_after_article(pieces, [PhraseMatch(*hit) for hit in known_phrases().find(pieces)])
    return [_assign_owner(pieces, hits, hit) if hit.entry.sort == "actor" else hit for hit in hits]


def is_within_phrase(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Return whether the words in between are only "'s" and common words other than prepositions."""
    between = pieces[start:end]
    return all(piece.key == "'s" or (piece.printed.islower() and piece.key not in PREPOSITIONS) for piece in between)


def _reread_after_article(pieces: Sequence[Piece], hits: list[PhraseMatch]) -> list[PhraseMatch]:
    """Rematch after "The" if a name including it ends inside a longer name: "The Independent Electoral Commission"."""
    for hit in hits:
        follows = pieces[hit.end] if hit.end < len(pieces) else None
        is_begun = hit.entry.sort == "actor" and hit.end - hit.start > 1 and pieces[hit.start].key == "the"
        if is_begun and follows is not None and follows.printed[0].isupper():
            at = hit.start + 1
            later = known_phrases().find(pieces[at:])
            return [one for one in hits if one.end < at] + [
                PhraseMatch(start + at, end + at, known) for start, end, known in later
            ]
    return hits


def _assign_owner(pieces: Sequence[Piece], hits: Sequence[PhraseMatch], hit: PhraseMatch) -> PhraseMatch:
    words = " ".join(piece.printed for piece in pieces[hit.start : hit.end])
    entry, country = hit.entry, _find_owner(pieces, hits, hit, words)
    if country is None or country == entry.country:
        return hit
    actor_id = namesake_id(entry.kind, country, words)
    return replace(hit, entry=replace(entry, name=words, country=country, actor_id=actor_id))


def _find_owner(pieces: Sequence[Piece], hits: Sequence[PhraseMatch], hit: PhraseMatch, words: str) -> str | None:
    """Return the country right before it or after "of"; for names that many states use, the first country mentioned."""
    if is_shared_name(words, hit.entry.kind):
        countries = [one for one in hits if one.entry.sort in _OWNING]
        return next((one.entry.country for one in countries if one.entry.country != hit.entry.country), None)
    if not is_common_name(words, hit.entry.kind):
        return None
    before = [one for one in hits if one.end <= hit.start and is_within_phrase(pieces, one.end, hit.start)]
    after = [one for one in hits if [piece.key for piece in pieces[hit.end : one.start]] in (["of"], ["of", "the"])]
    owners = [one for one in (*before[-1:], *after[:1]) if one.entry.sort in _OWNING]
    return owners[0].entry.country if owners else None
