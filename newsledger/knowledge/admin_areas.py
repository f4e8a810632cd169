"""Look up first- and second-level divisions of countries by name and by code (GeoNames).

The code of an admin1 is "US.NC"; that of an admin2 adds its name, "US.NC/Wake County".
"""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.knowledge.city_names import admin2_codes
from newsledger.knowledge.name_keys import name_key
from newsledger.knowledge.reference import derived, derived_up_to, read_table


@derived
def admin1_names() -> dict[str, str]:
    """Return the name of each admin1 by its code."""
    return {row["code"]: row["name"] for row in read_table("admin1_names")}


@derived
def admin1_codes() -> dict[str, tuple[str, ...]]:
    """Return the codes of the admin1s by each key of their names, with and without words such as "province"."""
    found: dict[str, dict[str, None]] = {}
    for row in read_table("admin1_names"):
        for name in filter(None, (row["name"], *row["other_names"].split("|"))):
            for key in {name_key(name), own_key(name)}:
                found.setdefault(key, {})[row["code"]] = None
    return {key: tuple(codes) for key, codes in found.items() if key}


def admin1_code_of(name: str, country: str) -> str | None:
    """Return the code of the admin1 of that name in a country (two-letter code); None if none or several have it."""
    for key in (name_key(name), own_key(name)):
        codes = [code for code in admin1_codes().get(key, ()) if code.startswith(f"{country}.")]
        if codes:
            return codes[0] if len(codes) == 1 else None
    return None


@derived_up_to(2_000)
def admin2_code_of(name: str, admin1: str) -> str | None:
    """Return the code of the admin2 of that name, with or without words such as "county", in an admin1."""
    keys = {name_key(name), own_key(name)} - {""}
    codes = (code for code in admin2_codes(admin1) if not keys.isdisjoint(_keys_of_admin2(code)))
    return next(codes, None)


@derived
def admin1_by_abbreviation() -> dict[str, str]:
    """Return the code by each abbreviation that stands after a town: "N.C.", and the post's two letters in the US and Canada."""
    short = {}
    for name, abbreviations in _abbreviations():
        codes = [code for code in admin1_codes().get(name_key(name), ()) if code[:2] in {"US", "CA", "GB", "AU"}]
        if codes:
            short.update(dict.fromkeys((name, *abbreviations), codes[0]))
    post = {code[3:]: code for code in admin1_names() if code.startswith("US.")}
    return {**short, **post}


def own_key(name: str) -> str:
    """Return the key of a name without the words that names of divisions share: "Idlib Governorate" is "idlib"."""
    words = name_key(name.replace("ʼ", "")).split()
    own = [word for word in words if word not in _shared_words()]
    return " ".join(own)


def _keys_of_admin2(code: str) -> set[str]:
    name = code.partition("/")[2]
    return {name_key(name), own_key(name)}


def _abbreviations() -> Iterator[tuple[str, list[str]]]:
    for row in read_table("dateline_regions"):
        if row["kind"] == "region":
            yield row["name"].removesuffix(" state"), [short for short in row["abbreviations"].split("|") if short]


@derived
def _shared_words() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("place_words") if row["kind"] == "division_word")
