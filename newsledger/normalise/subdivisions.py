"""Provinces and the like: what enters is ISO 3166-2, what leaves is the name of every subdivision and its country.

Only names of one plain form; what GeoNames calls a city as well is left to the gazetteer.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pycountry


@cache
def _codes() -> dict[str, str]:
    return {country.alpha_2: country.alpha_3 for country in pycountry.countries}


def subdivision_names() -> Iterator[tuple[str, str]]:
    """Yield the name of each subdivision, without what stands in brackets, and the alpha-3 code of its country."""
    for subdivision in pycountry.subdivisions:
        name = subdivision.name.split("[")[0].split("(")[0].split(",")[0].strip()
        if len(name) > 3 and subdivision.country_code in _codes():
            yield name, _codes()[subdivision.country_code]
