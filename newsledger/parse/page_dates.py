"""Choose the publication date of a page's article among its statements, and the day that its readers saw printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta, timezone
from urllib.parse import urlsplit

from htmldate import find_date
from lxml.html import HtmlElement

from newsledger.normalise.moments import read_moment
from newsledger.parse.date_lines import Moment, read_date_line, read_printed_moment
from newsledger.parse.html_meta import PageFields
from newsledger.parse.page_metadata import PageMetadata
from newsledger.parse.placeholder_dates import is_placeholder

_ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?![\d])")
_OFFSET = re.compile(r"\d\d:?\d\d(?::\d\d(?:\.\d+)?)?\s?(?P<sign>[+-])(?P<hours>[01]\d):?(?P<minutes>\d\d)$")
_MOST_APART = timedelta(minutes=1)
_ONE_DAY = timedelta(days=1)


def published_of(metadata: PageMetadata, address: str | None, tree: HtmlElement) -> str | None:
    """Return the first publication date that can be read; the date in the address and htmldate's guess come last."""
    fields = metadata.fields
    stated = (metadata.linked.published, *fields.all("published"), *fields.all("stamped"), metadata.given.published)
    for text in (*stated, *fields.all("time")):
        if text and _read_stated(text):
            return text
    if printed := _read_printed_day(fields):
        return printed
    found = _ADDRESS_DATE.search(urlsplit(address or "").path)
    if found and _is_day(day := "-".join(found.groups())):
        return day
    guess = find_date(deepcopy(tree), extensive_search=False, original_date=True)
    return guess or next(filter(None, stated), None)


def printed_day_of(metadata: PageMetadata, published: str | None) -> date | None:
    """Return the day on which the outlet dates the article, where the page states its instant in UTC alone.

    The day is that printed beside the same instant, else the instant's in a zone of the outlet's other statements.
    """
    moment = _read_stated(published or "")
    if moment is None or moment.instant is None or moment.precision != "minute" or _OFFSET.search(published or ""):
        return None
    fields = metadata.fields
    for stamp, words in zip(fields.all("time"), fields.all("time_words"), strict=True):
        same = _read_stated(stamp)
        if same and same.instant and abs(same.instant - moment.instant) < _MOST_APART:
            printed = read_date_line(words)
            if printed and printed.published and abs(printed.published.day - moment.day) <= _ONE_DAY:
                return printed.published.day
    zone = next(_zones_of(metadata), None)
    return moment.instant.astimezone(zone).date() if zone else None


def _zones_of(metadata: PageMetadata) -> Iterator[timezone]:
    """Yield the zones other than UTC that the page's dates are written in."""
    fields = metadata.fields
    dates = (metadata.linked.published, *fields.all("published"), metadata.linked.modified, *fields.all("modified"))
    for text in (*dates, *fields.all("stamped"), *fields.all("time")):
        found = _OFFSET.search(text or "")
        if found and (minutes := int(found["hours"]) * 60 + int(found["minutes"])) and minutes <= 14 * 60:
            yield timezone(timedelta(minutes=minutes if found["sign"] == "+" else -minutes))


def _read_stated(text: str) -> Moment | None:
    """Return the moment of a machine-readable statement; None for a placeholder such as the epoch."""
    moment = read_printed_moment(text.strip())
    return None if moment is None or is_placeholder(moment.day) else moment


def _read_printed_day(fields: PageFields) -> str | None:
    """Return the publication date of the first date line on the page that states one, as ISO text."""
    lines = (read_date_line(text) for text in fields.all("dated"))
    moment = next((line.published for line in lines if line and line.published), None)
    if moment is None:
        return None
    return moment.instant.isoformat() if moment.instant and moment.precision == "minute" else moment.day.isoformat()


def _is_day(text: str) -> bool:
    return read_moment(text)[1] is not None
