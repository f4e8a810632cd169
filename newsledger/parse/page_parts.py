"""Collect the title, credits, dates and paragraphs read from a page's lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsledger.parse.bylines import Byline
from newsledger.parse.credits import Credit
from newsledger.parse.date_lines import DateLine, Moment
from newsledger.parse.datelines import Dateline


@dataclass(slots=True)
class Page:
    """What has been read from the text so far; ``discarded`` are the lines that are not the article's own words.

    The first value found for a field is kept.
    """

    title: str | None = None
    url: str | None = None
    agency: str | None = None
    section: str | None = None
    dateline: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: Moment | None = None
    modified: Moment | None = None
    paragraphs: list[str] = field(default_factory=list)
    discarded: list[str] = field(default_factory=list)

    @property
    def body(self) -> str:
        """The paragraphs joined by one newline."""
        return "\n".join(self.paragraphs)

    def record_credit(self, found: Credit) -> None:
        """Record the agency, outlet, section and place of a credit line."""
        self.agency = self.agency or found.agency
        self.publisher = self.publisher or found.outlet
        self.section = self.section or found.section
        self.dateline = self.dateline or found.place

    def record_dates(self, found: DateLine) -> None:
        """Record the dates and publisher of a date line."""
        self.published = self.published or found.published
        self.modified = self.modified or found.modified
        self.publisher = self.publisher or found.publisher

    def record_byline(self, found: Byline) -> None:
        """Record the authors, agency and place of a byline."""
        self.authors = self.authors or found.authors
        self.agency = self.agency or found.agency
        self.dateline = self.dateline or found.place

    def record_dateline(self, found: Dateline) -> None:
        """Record a dateline; its place overrides an earlier one as the more precise."""
        self.dateline = found.place or self.dateline
        self.agency = self.agency or found.agency
        if found.day is not None and self.published is None:
            self.published = Moment(None, found.day, "day")
