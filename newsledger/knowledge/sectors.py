"""Combine the sector of a title with that of the body it belongs to into a PLOVER sector."""

from __future__ import annotations

LOST_WITH_OFFICE = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
_SAYS_LITTLE = frozenset({"UNK", "UAF", "GOV", "SOC", "PTY", "BUS"})
_ANYBODY = frozenset({"man", "men", "woman", "women", "person", "persons", "people", "individual", "individuals"})
_ARMED = frozenset({"REB", "PRM", "CRM"})
_WITH_RANKS = _ARMED | {"LEG"}
"""Bodies with ranks of their own, like armies: rebels, and parliaments with a marshal."""


def sector_of_role(title_sector: str | None, body_sector: str | None, *, is_former: bool) -> str | None:
    """Return the sector of a role: a police spokesman is COP, a rebel commander REB, a former minister ELI."""
    sector = title_sector
    if (
        body_sector
        and body_sector != "ELI"
        and (title_sector in _SAYS_LITTLE or (title_sector == "MIL" and body_sector in _WITH_RANKS))
    ):
        sector = body_sector
    return "ELI" if is_former and (sector in LOST_WITH_OFFICE or sector == "UNK") else sector


def sector_of_people(sector: str | None, country: str | None, words: str) -> str | None:
    """Return UNK for people without any attribute ("two men"), else the sector: "the Zambian people" are civilians."""
    is_anybody = sector == "CVL" and country is None and words.rpartition(" ")[2].lower() in _ANYBODY
    return "UNK" if is_anybody else sector
