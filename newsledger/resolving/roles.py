"""Roles named by a mention: what enters is its words and the title that heads them, what leaves is whose office or body that is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from newsledger.normalise.bodies import body_id, kind_of_body, kind_of_group
from newsledger.normalise.phrases import Piece
from newsledger.normalise.whereabouts import (
    Hit,
    country_in,
    country_of_owner,
    country_of_person_after,
    country_of_place,
)
from newsledger.resolving.answers import LINKS, LITTLE, NO_STATES, Resolved, is_known, sector_of

_OTHERS_FOLLOW = frozenset({"to", "against", "with", "on", "over", "toward", "towards", "about"})
_AFFILIATED = frozenset({"EDU", "JRN", "MED", "BUS", "LAB", "SOC"})


def title_of(pieces: Sequence[Piece], hits: list[Hit]) -> Hit | None:
    """Return the title that heads the mention: the last one before a preposition."""
    link = next(
        (n for n, piece in enumerate(pieces) if piece.key in LINKS and n and not is_known(hits, n)), len(pieces)
    )
    titles = [hit for hit in hits if hit.known.sort == "title" and hit.start < link]
    return titles[-1] if titles else None


def role(pieces: Sequence[Piece], hits: list[Hit], title: Hit, day: date | None) -> Resolved:
    """Return whose office, people or body the title is."""
    before = [hit for hit in hits if hit.end <= title.start]
    after = [hit for hit in hits if hit.start >= title.end]
    own = title.known.country if title.known.country in NO_STATES else None
    country = own or country_in(before, day) or country_of_owner(pieces, title.start, day)
    if country is None and not _speaks_of_others(pieces, title):
        country = country_in(after[::-1], day) or country_of_place(pieces[title.end :])
    if country is None:
        country = country_of_person_after(pieces, title.end, day) or country_of_place(pieces[: title.start])
    country = country or title.known.country
    sector = sector_of(pieces, hits, title)
    denotes = title.known.denotes
    kind = {"person": "person", "group": kind_of_group(sector), "body": kind_of_body(sector)}[denotes]
    words = [p.printed for n, p in enumerate(pieces[: title.end]) if not is_known(before, n) and p.key not in LITTLE]
    is_named = len(words) > 1 and words[-1][0].isupper()
    words = [word for word in words if word != "'s"]
    actor_id = body_id(kind, country, words, title.known.name, is_named=is_named) if denotes == "body" else None
    return Resolved(country, sector, kind, actor_id, " ".join(words) if actor_id else None)


def _speaks_of_others(pieces: Sequence[Piece], title: Hit) -> bool:
    """Whether what follows the title is whom it deals with ("talks with"), not where it belongs ("a fellow with")."""
    after = pieces[title.end].key if title.end < len(pieces) else ""
    return after in _OTHERS_FOLLOW and not (after == "with" and title.known.sector in _AFFILIATED)
