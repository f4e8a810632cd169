"""Combine the sector of a title with that of the body it belongs to into a PLOVER sector."""

from __future__ import annotations

from newsledger.knowledge.reference import derived, read_table

_ANYBODY = frozenset({"man", "men", "woman", "women", "person", "persons", "people", "individual", "individuals"})


@derived
def sectors_with(trait: str) -> frozenset[str]:
    """Return the sectors with that trait of ``sector_traits.csv``."""
    rows = read_table("sector_traits")
    return frozenset(sector for row in rows if row["trait"] == trait for sector in row["sectors"].split("|"))


def sector_of_role(title_sector: str | None, body_sector: str | None, *, is_former: bool) -> str | None:
    """Return the sector of a role: a police spokesman is COP, a rebel commander REB, a former minister ELI."""
    sector = title_sector
    if (
        body_sector
        and body_sector != "ELI"
        and (
            title_sector in sectors_with("says_little")
            or (title_sector == "MIL" and body_sector in sectors_with("with_ranks"))
        )
    ):
        sector = body_sector
    return "ELI" if is_former and (sector in sectors_with("of_state") or sector == "UNK") else sector


def sector_of_people(sector: str | None, country: str | None, words: str) -> str | None:
    """Return UNK for people without any attribute ("two men"), else the sector: "the Zambian people" are civilians."""
    is_anybody = sector == "CVL" and country is None and words.rpartition(" ")[2].lower() in _ANYBODY
    return "UNK" if is_anybody else sector
