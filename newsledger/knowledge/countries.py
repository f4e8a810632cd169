"""Read the names of states, by sort, from ``countries.csv``."""

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
    """A name for a country, its people or its seat of government."""

    words: str
    country: str
    sort: NameSort


def country_names() -> Iterator[CountryName]:
    """Yield every name in the reference: names before adjectives, people and capitals."""
    rows = read_table("countries")
    for column, sort in _COLUMNS:
        for row in rows:
            for words in row[column].split("|"):
                if words:
                    yield CountryName(words, row["country"], sort)


def country_by_name(sort: NameSort) -> dict[str, str]:
    """Return the country of each name of one sort; the first where several share a name."""
    return {name.words: name.country for name in reversed(tuple(country_names())) if name.sort == sort}


@derived
def official_names() -> dict[str, str]:
    """Return the short English name for each country code."""
    return {row["country"]: row["name"] for row in read_table("countries")}


def adjective_by_country() -> dict[str, str]:
    """Return the most common adjective for each country code, or the name if there is none: "Aruba government"."""
    return {row["country"]: row["adjectives"].partition("|")[0] or row["name"] for row in read_table("countries")}


def is_country_named_in(country: str, words: str) -> bool:
    """Return whether the words contain a name or adjective of the country: "Hong Kong Journalists Association"."""
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
