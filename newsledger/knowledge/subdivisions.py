"""Read the subdivisions of countries, such as provinces, and their countries from ISO 3166-2.

Skips names that are adjectives of another country ("Somali"); names that GeoNames also has as cities are left to the
gazetteer.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pycountry

from newsledger.knowledge.countries import country_by_name
from newsledger.knowledge.reference import derived


@cache
def _alpha_3_codes() -> dict[str, str]:
    return {country.alpha_2: country.alpha_3 for country in pycountry.countries}


@derived
def _country_by_adjective() -> dict[str, str]:
    return {words.casefold(): country for words, country in country_by_name("adjective").items()}


def is_adjective_of_another(name: str, country: str | None) -> bool:
    """Return whether the name is the adjective of another country than the one that it is a part of: "Somali"."""
    return _country_by_adjective().get(name.casefold(), country) != country


def subdivision_names() -> Iterator[tuple[str, str]]:
    """Yield the name of each subdivision, without bracketed parts, and the alpha-3 code of its country."""
    for subdivision in pycountry.subdivisions:
        name = subdivision.name.split("[")[0].split("(")[0].split(",")[0].strip()
        country = _alpha_3_codes().get(subdivision.country_code)
        if len(name) > 3 and country is not None and not is_adjective_of_another(name, country):
            yield name, country
