"""Map a top-level domain to the country it is reserved for."""

from __future__ import annotations

from newsledger.knowledge.gazetteer import geonames_countries
from newsledger.knowledge.reference import derived, read_table


def country_of_domain(domain: str) -> str | None:
    """Return the country of a top-level domain such as "ng"; None if anyone can register under it ("tv", "com")."""
    return _country_by_domain().get(domain)


@derived
def _country_by_domain() -> dict[str, str]:
    rows = {row["domain"]: row["country"] for row in read_table("internet_domains")}
    by_code = {row["tld"].removeprefix("."): row["iso3"] for row in geonames_countries().values() if row["tld"]}
    return {domain: country for domain, country in (by_code | rows).items() if country}
