"""Read lines that give a date beside a byline or an outlet ("August 19, 2018 Off By Web Desk", "Posted on … by …")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsledger.parse.bylines import Byline, is_unnamed, read_byline
from newsledger.parse.credits import Credit, find_agency
from newsledger.parse.date_lines import Moment, read_printed_moment
from newsledger.parse.outlets import read_outlet_credit

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_CLOCK = r"(?:,?\s*(?:at\s+|@\s*|[|·-]\s*)?\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s\(?[A-Z]{2,4}\)?)?)?"
_DATE = re.compile(
    rf"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?"
    rf"(?P<date>(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d){_CLOCK})",
    re.IGNORECASE,
)
_JOINTS = re.compile(
    r"^[\s|,•·–—:-]+|[\s|,•·–—:-]+$|^(?:off\s+)?(?=by\b)|\b(?:posted|published|updated|on|at|off|dated)\s*$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:posted|published)\s+(?=by\b)", re.IGNORECASE)
_MOST_WORDS = 16
_SEVERAL_MARKS = 4


@dataclass(frozen=True, slots=True)
class DatedLine:
    """The date of a line, and who wrote or printed the article."""

    published: Moment
    byline: Byline | None = None
    outlet: Credit | None = None


def read_dated_line(line: str) -> DatedLine | None:
    """Return what the line says when it holds a date and, besides, only a byline or an outlet; None otherwise."""
    found = _DATE.search(line) if line.count(" ") < _MOST_WORDS else None
    moment = read_printed_moment(" ".join(found["date"].replace("|", " ").split())) if found else None
    if found is None or moment is None:
        return None
    rests = [rest for part in (line[: found.start()], line[found.end() :]) if (rest := _strip_joints(part))]
    if len(rests) != 1:
        return DatedLine(moment) if not rests else None
    rest = rests[0]
    if byline := read_byline(rest) or _read_staff(rest):
        return DatedLine(moment, byline)
    outlet = Credit(agency=find_agency(rest)) if find_agency(rest) else read_outlet_credit(rest, is_confirmed=True)
    if outlet:
        return DatedLine(moment, None, outlet)
    names = read_byline(f"by {rest}")
    return DatedLine(moment, names) if names and names.authors else None


def _read_staff(rest: str) -> Byline | None:
    _, introduction, staff = rest.casefold().partition("by ")
    return Byline() if introduction and is_unnamed(staff) else None


def _strip_joints(part: str) -> str:
    """Return the part without the marks and words that join it to the date."""
    for _ in range(_SEVERAL_MARKS):
        part = _LEADING.sub("", _JOINTS.sub("", part))
    return part.strip()
