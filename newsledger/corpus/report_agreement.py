"""Decide whether a report agrees with an incident of its story: its days, its place and who takes part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from newsledger.contracts.columns import HAZARD
from newsledger.knowledge.hazard_lexicon import kin_of

_DAY = timedelta(days=1)
_TOWN = ("point", "city")
_LONGEST = timedelta(days=60)
_WHOLE_DAYS = ("day",)
_PERSON = "person:"


@dataclass(frozen=True, slots=True)
class Report:
    """One event as one article reports it; ``day`` is None unless the article gives one."""

    event_id: str
    article_id: str
    story_id: str
    event_type: str
    day: date | None
    end: date | None
    published: date | None
    place: str | None
    is_town: bool
    country: str | None
    sides: tuple[frozenset[str], frozenset[str]]
    countries: tuple[frozenset[str], frozenset[str]]
    tolls: frozenset[str]

    @property
    def is_hazard(self) -> bool:
        return self.event_type.startswith(HAZARD)

    @property
    def people(self) -> frozenset[str]:
        """The persons who take part."""
        return frozenset(party for side in self.sides for party in side if party.startswith(_PERSON))


def make_reports(told: pl.DataFrame) -> Iterator[Report]:
    """Yield the reports of the rows, in their order."""
    for row in told.iter_rows(named=True):
        given = row["event_date_precision"] in _WHOLE_DAYS
        is_hazard = row["event_type"] == HAZARD
        yield Report(
            row["event_id"],
            row["article_id"],
            row["story_id"],
            f"{HAZARD} {kin_of(row['mode'])}" if is_hazard else row["event_type"],
            row["event_date_start"] if given else None,
            row["event_date_end"] if given else None,
            row["published_date"],
            str(row["geoname_id"] or row["place_name"] or "").lower() or None,
            row["place_precision"] in _TOWN,
            row["place_country"],
            (frozenset(row["actors"]), frozenset(row["recipients"])),
            (frozenset(row["actor_countries"]), frozenset(row["recipient_countries"])),
            frozenset(row["tolls"]),
        )


class Incident:
    """The reports of one incident, each with the reasons for which it joined."""

    def __init__(self, first: Report) -> None:
        self.reports: list[tuple[Report, list[str]]] = [(first, [])]

    def add(self, report: Report, reasons: list[str]) -> None:
        """Add a report that agrees."""
        self.reports.append((report, reasons))

    def find_agreement(self, report: Report) -> list[str] | None:
        """Return what of day, place and participants agrees; None when something contradicts."""
        found: set[str] = set()
        for other, _ in self.reports:
            days = _compare_days(other, report)
            places = _compare_places(other, report)
            parties = _compare_parties(other, report)
            if days is None or places is None or parties is None:
                return None
            found.update((days, places, parties))
        return sorted(found - {""})


def _compare_days(one: Report, other: Report) -> str | None:
    """Return ``same_day``, ``next_day``, or nothing where one gives none; None when the days contradict.

    Later reports often give another day, the day of the report: not where they count the same victims or name the same
    person, and a story has one disaster of a kin, however long it lasts.
    """
    if one.day is None or other.day is None:
        known, later = (one, other) if one.day is not None else (other, one)
        is_told_before = known.day is not None and later.published is not None and later.published < known.day
        return None if is_told_before else ""
    if one.day <= (other.end or other.day) and other.day <= (one.end or one.day):
        return "same_day"
    if abs(one.day - other.day) <= _DAY:
        return "next_day"
    if one.tolls & other.tolls and abs(one.day - other.day) <= _LONGEST:
        return "same_toll"
    is_one = one.is_hazard or bool(one.people & other.people)
    return "" if is_one and abs(one.day - other.day) <= _LONGEST else None


def _compare_places(one: Report, other: Report) -> str | None:
    """Return ``same_place``, ``place_holds_the_other``, or nothing where one gives none; None for places apart."""
    if one.country is not None and other.country is not None and one.country != other.country:
        return None
    if one.place is None or other.place is None:
        return ""
    if one.place == other.place:
        return "same_place"
    if one.is_town and other.is_town:
        return "" if one.is_hazard else None
    return "place_holds_the_other"


def _compare_parties(one: Report, other: Report) -> str | None:
    """Return ``same_participant``, or nothing; None when one side contradicts and the other does not agree."""
    answers = [
        _compare_side(*sides, *countries)
        for sides, countries in zip(
            zip(one.sides, other.sides, strict=True), zip(one.countries, other.countries, strict=True), strict=True
        )
    ]
    if False in answers and True not in answers:
        return None
    return "same_participant" if True in answers else ""


def _compare_side(
    some: frozenset[str], others: frozenset[str], countries: frozenset[str], other_countries: frozenset[str]
) -> bool | None:
    """Return whether a side is the same; None where nothing says so and nothing against it.

    Against it are two bodies, or two countries. A person may be one of those whom another report only counts.
    """
    if some & others:
        return True
    if countries and other_countries and not countries & other_countries:
        return False
    return False if _bodies(some) and _bodies(others) else None


def _bodies(side: frozenset[str]) -> frozenset[str]:
    """Return the groups, governments and organisations among the participants."""
    return frozenset(party for party in side if ":" in party and not party.startswith((_PERSON, "state:")))
