"""Recognise the role of a line from its context, and record the metadata it holds in the page.

A line of several parts ("Lima | Published: May 2, 2021 | Print") is recorded when every part is recognised.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from newsledger.parse.author_lines import is_author
from newsledger.parse.bylines import (
    Byline,
    is_byline_introduction,
    is_job,
    is_name,
    read_bare_byline,
    read_byline,
    read_staff,
)
from newsledger.parse.credits import Credit, find_section, read_credit
from newsledger.parse.date_lines import DateLine, read_date_line
from newsledger.parse.dated_lines import read_dated_line
from newsledger.parse.datelines import read_filing_place
from newsledger.parse.filing_places import is_city
from newsledger.parse.furniture import is_furniture
from newsledger.parse.outlets import is_navigation, read_outlet_credit
from newsledger.parse.page_parts import Page
from newsledger.parse.paragraphs import ends_sentence, is_prose

Zone = Literal["head", "top", "middle", "tail"]
_SEGMENTS = re.compile(r"\s+[|•·/]\s+|\s*\|\s*")
_MOST_KICKER_WORDS = 5
_MOST_PROSE_ABOVE = 1  # lines of running text above a date that stands below the summary
_ADDRESS = re.compile(
    r"(?:(?P<label>source|url|link|original|original article|retrieved from|available at|read at)\s*:\s*)?<?(?P<url>https?://[^\s<>]+)>?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LineContext:
    """The position of a line: its zone, the lines after it, whether a title is above it or directly above it."""

    zone: Zone
    following: tuple[str, ...] = ()
    is_below_title: bool = False
    is_next_to_title: bool = False
    is_after_credit: bool = False
    prose_above: int = 0

    @property
    def is_credit_position(self) -> bool:
        """Whether the line is where pages name author and outlet: between title and text."""
        return self.zone == "head" and self.is_below_title


def record_line(line: str, page: Page, context: LineContext) -> bool:
    """Record the line's metadata in the page; return whether the line was recognised."""
    if context.zone == "middle":
        credit = read_credit(line)
        return credit is not None and credit == Credit(credit.agency)  # a picture's credit
    if context.zone == "head" and is_navigation(line):
        return True
    if _record_address(line, page, context):
        return True
    if _record_date(line, page, context) or _record_credit(line, page, context) or _record_parts(line, page, context):
        return True
    return _record_byline(line, page, context) or _record_outlet(line, page, context)


def _record_address(line: str, page: Page, context: LineContext) -> bool:
    """Record the address of the article: alone above the text, or behind a word that says so ("Source: https://…")."""
    found = _ADDRESS.fullmatch(line)
    if found is None or not (found["label"] or context.zone == "head"):
        return False
    page.url = page.url or found["url"]
    return True


def _record_parts(line: str, page: Page, context: LineContext) -> bool:
    parts = [part for part in _SEGMENTS.split(line) if part]
    if len(parts) < 2:
        return False
    if context.zone == "head" and is_name(parts[0]) and read_date_line(parts[1]):
        parts[0] = parts[0] if is_city(parts[0]) else f"by {parts[0]}"
    trial = Page(title=page.title)
    if not all(_record_part(part, trial, context) for part in parts):
        return False
    for part in parts:
        _record_part(part, page, context)
    return True


def _record_part(part: str, page: Page, context: LineContext) -> bool:
    if context.zone == "head" and is_city(part):
        page.record_credit(Credit(place=part))
        return True
    return record_line(part, page, replace(context, is_next_to_title=False)) or is_furniture(part)


def _record_date(line: str, page: Page, context: LineContext) -> bool:
    found = read_date_line(line)
    if context.zone == "top" and (context.prose_above > _MOST_PROSE_ABOVE or page.published):
        return False
    if found is not None:
        page.record_dates(found)
        return True
    dated = read_dated_line(line)
    if dated is None:
        return False
    page.record_dates(DateLine(published=dated.published))
    page.record_byline(dated.byline or Byline())
    page.record_credit(dated.outlet or Credit())
    return True


def _record_credit(line: str, page: Page, context: LineContext) -> bool:
    found = read_credit(line)
    if found is None and context.is_credit_position and (place := read_filing_place(line)):
        found = Credit(place=place)
    if found is None or (found.section and context.zone != "head"):
        return False
    page.record_credit(found)
    return True


def _record_byline(line: str, page: Page, context: LineContext) -> bool:
    if context.zone == "head" and page.authors and is_job(line):
        return True
    found = read_byline(line)
    if found is None and context.is_credit_position:
        found = read_bare_byline(line) or read_staff(line)
    if found is None and _is_author(line, context):
        found = read_byline(f"by {line}")
    if found is None:
        return False
    page.record_byline(found)
    return True


def _is_author(line: str, context: LineContext) -> bool:
    if not context.is_credit_position:
        return False
    is_confirmed = any(is_job(line) or read_date_line(line) is not None for line in context.following[:1])
    return (is_confirmed or context.is_next_to_title) and is_author(line, is_confirmed=is_confirmed)


def _record_outlet(line: str, page: Page, context: LineContext) -> bool:
    """Record an outlet recognised by its shape (above the title only if a headline follows), or a section below it."""
    if context.zone != "head":
        return False
    is_confirmed = any(map(_is_metadata_line, context.following))
    if ends_sentence(line):
        return False
    found = read_outlet_credit(line, is_confirmed=is_confirmed and context.is_below_title)
    if found is not None and (context.is_below_title or _is_followed_by_headline(context.following)):
        page.record_credit(found)
        return True
    if context.is_below_title and (is_confirmed or context.is_after_credit) and _is_kicker(line, page, context):
        page.record_credit(Credit(section=line))
        return True
    return False


def _is_metadata_line(line: str) -> bool:
    """Return whether the line is a date, a section or a byline, or has a date among its parts."""
    if read_date_line(line) or find_section(line) or read_byline(line) or is_byline_introduction(line):
        return True
    parts = _SEGMENTS.split(line)
    return len(parts) > 1 and any(map(read_date_line, parts))


def _is_followed_by_headline(following: tuple[str, ...]) -> bool:
    """Return whether a row of links, or a possible headline, follows."""
    return any(is_navigation(line) or (line.count(" ") >= 3 and not _is_metadata_line(line)) for line in following)


def _is_kicker(line: str, page: Page, context: LineContext) -> bool:
    """Return whether the line is a label in capitals on a page that is not all in capitals."""
    if not line.isupper() or line.count(" ") >= _MOST_KICKER_WORDS or (page.title or "").isupper():
        return False
    return not any(is_prose(line) and line.isupper() for line in context.following)
