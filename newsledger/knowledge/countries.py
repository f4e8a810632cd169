"""States as the reference knows them: what enters is ``countries.csv``, what leaves is its names by sort."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from newsledger.knowledge.reference import derived, read_table

NameSort = Literal["name", "adjective", "people", "capital"]
_COLUMNS: tuple[tuple[str, NameSort], ...] = (
    ("name", "name"),
    ("other_names", "name"),
    ("adjectives", "adjective"),
    ("people", "people"),
    ("capitals", "capital"),
)


class CountryName(NamedTuple):
    """One way to name a country, its people or its government's seat."""

    words: str
    country: str
    sort: NameSort


def country_names() -> Iterator[CountryName]:
    """Yield every name of the reference; names before adjectives, people and capitals."""
    rows = read_table("countries")
    for column, sort in _COLUMNS:
        for row in rows:
            for words in row[column].split("|"):
                if words:
                    yield CountryName(words, row["country"], sort)


def country_by_name(sort: NameSort) -> dict[str, str]:
    """Return the country of each name of one sort; of several that bear it the first."""
    return {name.words: name.country for name in reversed(tuple(country_names())) if name.sort == sort}


@derived
def official_names() -> dict[str, str]:
    """Return the short English name of each country code."""
    return {row["country"]: row["name"] for row in read_table("countries")}


def adjective_by_country() -> dict[str, str]:
    """Return the commonest adjective of each country code; where there is none the name serves: "Aruba government"."""
    return {row["country"]: row["adjectives"].partition("|")[0] or row["name"] for row in read_table("countries")}


def is_country_named_in(country: str, words: str) -> bool:
    """Whether a name or an adjective of the country stands in the words: Hong Kong's in "Hong Kong Journalists Association"."""
    return any(f" {name} " in f" {words} " for name in _printed_names().get(country, ()))


@derived
def _printed_names() -> dict[str, tuple[str, ...]]:
    rows = read_table("countries")
    return {
        row["country"]: tuple(
            name for column in ("name", "other_names", "adjectives") for name in row[column].split("|") if name
        )
        for row in rows
    }
