"""Split the dateline (place, agency, day) off the start of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from newsledger.normalise.moments import read_moment
from newsledger.parse.credits import find_agency
from newsledger.parse.filing_places import is_city, is_region
from newsledger.parse.outlets import find_outlet_by_shape

_SEPARATOR = re.compile(r"\s*(?:[—–]+|-{2,}|(?<=[\s)/])-(?=\s|$)|:(?=\s|$))\s*")
_LONGEST = 90
_FULL_STOP_DATELINE = re.compile(r"(?P<place>[^\W\d_][^.,:;()]{2,30}(?:, [^.,:;()]{2,30})?)\.\s+(?=[^\W\d_]|[\"“‘'])")
_CREDIT = re.compile(r"\s*(?:\((?P<round>[^()]{2,40})\)|/(?P<slash>[^/]{2,40})/)\s*$")
_DAY = re.compile(
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[89]|2\d)\d\d")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_PLACE_WORD = re.compile(r"(?:[^\W\d_][\w.'’/\-]*|of|de|la|el|al|and)")
_SENTENCE_BEGINS = re.compile(r"[A-Z0-9À-ÖØ-Þ\"'“‘$€£(\[]|$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What precedes the first sentence: place as printed, agency, and day when it has a year."""

    place: str | None
    agency: str | None
    day: date | None
    rest: str


def read_dateline(paragraph: str) -> Dateline | None:
    """Return the dateline that opens the paragraph, with the rest of the paragraph, or None."""
    separator = _SEPARATOR.search(paragraph, 0, _LONGEST)
    if separator is None or separator.start() == 0:
        return _read_full_stop_dateline(paragraph)
    opening, rest = paragraph[: separator.start()], paragraph[separator.end() :]
    if not _SENTENCE_BEGINS.match(rest):
        return None
    is_colon = ":" in separator.group()
    return _read_opening(opening, rest, is_colon=is_colon) or _read_full_stop_dateline(paragraph)


def read_filing_place(line: str) -> str | None:
    """Return the place named by a line in capitals alone above the text ("GAZA CITY, Palestine"), or None."""
    place, days = _split_days(line)
    if place is None or days or not place.split(",")[0].isupper() or line.endswith("."):
        return None
    return place if _is_filing_place(place, has_credit=False, is_colon=True) else None


def _read_full_stop_dateline(paragraph: str) -> Dateline | None:
    """Return a dateline that is a place in capitals followed by a full stop ("TBILISI. The talks …"), or None."""
    stopped = _FULL_STOP_DATELINE.match(paragraph)
    place = read_filing_place(stopped["place"]) if stopped else None
    return Dateline(place, None, None, paragraph[stopped.end() :]) if stopped and place else None


def _read_opening(opening: str, rest: str, *, is_colon: bool) -> Dateline | None:
    if opening.startswith("(") and opening.endswith(")") and opening.count("(") == 1:
        inner = opening[1:-1].strip()
        if agency := find_agency(inner):
            return Dateline(None, agency, None, rest)
        opening = inner
    credit = _CREDIT.search(opening)
    credited = (credit["round"] or credit["slash"]) if credit else None
    place, days = _split_days(opening[: credit.start()] if credit else opening)
    agency = _find_credited_agency(credited) if credited else None
    if place is None or not _is_filing_place(place, has_credit=bool(agency or days), is_colon=is_colon):
        return None
    if not rest and not (agency or place.split(",")[0].isupper()):
        return None
    return Dateline(place, agency, _read_day(days), rest)


def _find_credited_agency(credited: str) -> str | None:
    """Return the agency credited next to the place, from the table or recognised by the shape of its name."""
    if agency := find_agency(credited):
        return agency
    shown = find_outlet_by_shape(credited)
    return shown.title() if shown and shown.isupper() and " " in shown else shown


def _split_days(words: str) -> tuple[str | None, list[str]]:
    """Return the place and the parts of the date after it."""
    parts = [part.strip() for part in words.strip(" ,").split(",")]
    days: list[str] = []
    while len(parts) > 1 and any(form.fullmatch(parts[-1]) for form in (_YEAR, _WEEKDAY)):
        days.insert(0, parts.pop())
    while len(parts) > 1 and (_DAY.fullmatch(parts[-1]) or _DAY.fullmatch(_YEAR.sub("", parts[-1]).strip())):
        days.insert(0, parts.pop())
    if not 1 <= len(parts) <= 3 or not all(map(_is_place_like, parts)):
        return None, days
    return ", ".join(parts), days


def _is_place_like(part: str) -> bool:
    words = part.split(" ")
    capitalised = words[0][:1].isupper() and words[-1][:1].isupper()
    return len(words) <= 4 and capitalised and all(_PLACE_WORD.fullmatch(word) for word in words)


def _is_filing_place(place: str, *, has_credit: bool, is_colon: bool) -> bool:
    """Return whether the words are a place: confirmed by an agency or a day next to them, else a known place."""
    if has_credit and not is_colon:
        return True
    first, *regions = place.split(", ")
    first = first.split("/")[0]
    if regions and all(map(is_region, regions)):
        return True
    return not regions and is_city(first)


def _read_day(parts: list[str]) -> date | None:
    if not any(_YEAR.search(part) for part in parts):
        return None
    return read_moment(" ".join(part for part in parts if not _WEEKDAY.fullmatch(part)))[1]
