"""``newsledger place``: the places that a name may denote, and which one is chosen beside a text, and why."""

from __future__ import annotations

from newsledger.enrich.anchoring.place_choice import Candidate, choose_place
from newsledger.operations.terminal import print_line
from newsledger.settings import Settings


class UnknownPlaceError(ValueError):
    """No place has that name; the message is one line."""


def show_place(name: str, near: str | None, settings: Settings, *, rows: int) -> int:
    """Print the candidates, the likeliest first, and the choice; raises UnknownPlaceError when there is none."""
    choice = choose_place(name, near, settings.model)
    if not choice.candidates:
        raise UnknownPlaceError(f"{name!r} is no place of the gazetteer; a row of place_words.csv adds one")
    for mark, one in zip("*" + " " * len(choice.candidates), choice.candidates[:rows], strict=False):
        print_line(f"{mark} {_describe(one)}")
    if len(choice.candidates) > rows:
        print_line(f"  … and {len(choice.candidates) - rows} more")
    print_line(choice.reason)
    return 0


def _describe(one: Candidate) -> str:
    place = one.place
    parts = [place.precision, place.country or "no one country", one.admin1, place.admin2]
    point = "" if place.latitude is None else f"{place.latitude:.4f} {place.longitude:.4f}"
    known = f"GeoNames {place.geoname_id}" if place.geoname_id is not None else "not in GeoNames"
    return "  ".join(filter(None, (" · ".join(filter(None, parts)), point, known, f"weight {place.weight:,.0f}")))
