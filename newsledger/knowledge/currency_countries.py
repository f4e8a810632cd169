"""Say which country a currency is of: ISO 4217 codes begin with the country's alpha-2 code."""

from __future__ import annotations

from newsledger.knowledge.gazetteer import geonames_countries
from newsledger.knowledge.reference import derived


def country_of_currency(code: str) -> str | None:
    """Return the alpha-3 code of the one country whose money it is; None for the euro and others that several share."""
    return _country_by_alpha2().get(code[:2])


@derived
def _country_by_alpha2() -> dict[str, str]:
    return {row["iso"]: row["iso3"] for row in geonames_countries().values()}
