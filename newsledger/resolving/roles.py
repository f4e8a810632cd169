"""Resolve a mention headed by a title to the office, people or body it denotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from newsledger.knowledge.bodies import body_id, is_ministry, is_portfolio, kind_of_body, kind_of_group
from newsledger.knowledge.person_names import is_aide_word
from newsledger.knowledge.phrases import Piece
from newsledger.knowledge.sectors import sectors_with
from newsledger.resolving.countries_named import (
    PhraseMatch,
    country_in,
    country_of_owner,
    country_of_person_after,
    country_of_place,
)
from newsledger.resolving.names import resolve_known_name
from newsledger.resolving.resolved_mentions import (
    FUNCTION_WORDS,
    NON_STATES,
    PREPOSITIONS,
    WITH_BRANCHES,
    Resolved,
    is_in_known_phrase,
    sector_of,
)

_OTHERS_FOLLOW = frozenset({"to", "against", "with", "on", "over", "toward", "towards", "about"})


def title_of(pieces: Sequence[Piece], hits: list[PhraseMatch]) -> PhraseMatch | None:
    """Return the title that heads the mention: the last one before a preposition."""
    link = next(
        (n for n, piece in enumerate(pieces) if piece.key in PREPOSITIONS and n and not is_in_known_phrase(hits, n)),
        len(pieces),
    )
    titles = [hit for hit in hits if hit.entry.sort == "title" and hit.start < link]
    return titles[-1] if titles else None


def resolve_role(pieces: Sequence[Piece], hits: list[PhraseMatch], title: PhraseMatch, day: date | None) -> Resolved:
    """Return the office, people or body that the title denotes."""
    named_after = next((hit for hit in hits if hit.start == title.end and _is_descriptor(title, pieces, hit)), None)
    if named_after is not None:
        return _apply_title(
            resolve_known_name(pieces, hits, named_after, day), title, country_in(hits[: hits.index(title)], day)
        )
    country = _find_country(pieces, hits, title, day) or title.entry.country
    sector = sector_of(pieces, hits, title)
    if title.entry.denotes != "body":
        return Resolved(country, sector, "person" if title.entry.denotes == "person" else kind_of_group(sector))
    return _resolve_body(country, sector, title.entry.name, _find_name_words(pieces, hits, title))


def _find_country(pieces: Sequence[Piece], hits: list[PhraseMatch], title: PhraseMatch, day: date | None) -> str | None:
    """Return the country of the words before the title, else of those after it that show affiliation."""
    before = [hit for hit in hits if hit.end <= title.start]
    after = [hit for hit in hits if hit.start >= title.end]
    own = title.entry.country if title.entry.country in NON_STATES else None
    country = own or country_in(before, day) or country_of_owner(pieces, title.start, day)
    if country is None and not _is_about_others(pieces, title):
        country = country_in(after[::-1], day) or country_of_place(pieces[title.end :])
    if country is None:
        places = [piece for n, piece in enumerate(pieces[: title.start]) if not is_in_known_phrase(before, n)]
        country = country_of_person_after(pieces, title.end, day) or country_of_place(places)
    return country


def _find_name_words(pieces: Sequence[Piece], hits: list[PhraseMatch], title: PhraseMatch) -> list[str]:
    """Return the words of the body's own name, without its country and preceding function words and titles."""
    before = [hit for hit in hits if hit.end <= title.start]
    end = _find_name_end(pieces, hits, title)
    return [
        p.printed
        for n, p in enumerate(pieces[:end])
        if not is_in_known_phrase(before, n) and p.key not in FUNCTION_WORDS
    ]


def _resolve_body(country: str | None, sector: str | None, role: str, words: list[str]) -> Resolved:
    is_named = len(words) > 1 and words[-1][0].isupper()
    words, kind = [word for word in words if word != "'s"], kind_of_body(sector)
    actor_id = body_id(kind, country, words, role, is_named=is_named)
    return Resolved(country, sector, kind, actor_id, " ".join(words) if actor_id else None)


def _is_descriptor(title: PhraseMatch, pieces: Sequence[Piece], hit: PhraseMatch) -> bool:
    """Return whether the title only describes the organisation after it: "the bloc ECOWAS"."""
    is_of_state = kind_of_body(title.entry.sector) == "government_body" and hit.entry.kind != "igo"
    is_common = title.entry.denotes == "body" and not is_of_state
    return is_common and hit.entry.sort == "actor" and pieces[hit.start].printed[0].isupper()


def _apply_title(found: Resolved, title: PhraseMatch, country: str | None) -> Resolved:
    """Return the organisation with the title's sector if that fits its kind: "the opposition party CHP".

    An organisation of no state gets the country named before it: "the Swiss bank UBS".
    """
    sector = title.entry.sector if found.kind == kind_of_body(title.entry.sector) else found.sector
    is_of_none = found.country in WITH_BRANCHES and found.kind != "igo"
    return replace(found, sector=sector, country=country if is_of_none and country else found.country)


def _find_name_end(pieces: Sequence[Piece], hits: Sequence[PhraseMatch], title: PhraseMatch) -> int:
    """Return where a ministry's name ends, including its portfolio: "Ministry of Health"."""
    start = title.end + 1
    if not is_ministry(title.entry.name) or title.end >= len(pieces) or pieces[title.end].key not in {"of", "for"}:
        return title.end
    keys = [piece.key for piece in pieces]
    sizes = [size for size in (3, 2, 1) if is_portfolio(" ".join(keys[start : start + size]))]
    end = start + (sizes[0] if sizes else 0)
    countries = {hit.start for hit in hits if hit.entry.sort in {"name", "adjective"}}
    while end < len(pieces) and end not in countries and (pieces[end].printed[0].isupper() or keys[end] == "and"):
        end += 1
    return end if end > start else title.end


def _is_about_others(pieces: Sequence[Piece], title: PhraseMatch) -> bool:
    """Return whether the title is followed by a counterpart ("talks with"), not an affiliation ("a fellow with")."""
    after = pieces[title.end].key if title.end < len(pieces) else ""
    if after == "to" and is_aide_word(pieces[title.end - 1].key):
        return False
    return after in _OTHERS_FOLLOW and not (after == "with" and title.entry.sector in sectors_with("employer"))
