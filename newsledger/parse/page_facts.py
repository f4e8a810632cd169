"""Choose each fact of a page's article among the page's several metadata sources.

Linked data takes precedence over meta elements, and those over marked-up elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from urllib.parse import urljoin, urlsplit

from htmldate import find_date
from lxml.html import HtmlElement

from newsledger.model.outcomes import SourceMetadata
from newsledger.normalise.languages import SUPPORTED, declared_language
from newsledger.normalise.spaces import clean_line
from newsledger.parse.bylines import is_name, read_byline, strip_job_titles
from newsledger.parse.credits import find_agency
from newsledger.parse.date_lines import read_date_line, read_printed_moment
from newsledger.parse.headlines import Titles, choose_headline, site_names
from newsledger.parse.html_meta import PageFields
from newsledger.parse.linked_data import LinkedData

_FEWEST_TELLING_WORDS = 20  # a longer text identifies its language better than the page's template
_ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?![\d])")
_ADDRESS = re.compile(r"https?://|www\.|@|\.com\b", re.IGNORECASE)
_LONGEST_NAME = 120  # characters


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """All metadata of one page: from its source, its elements and its linked data."""

    given: SourceMetadata
    fields: PageFields
    linked: LinkedData


def address_of(metadata: PageMetadata) -> str | None:
    """Return the page's own address: the canonical one unless it leads to another site."""
    own = metadata.given.url
    canonical = (*metadata.fields.all("canonical"), *metadata.fields.all("url"), *filter(None, [metadata.linked.url]))
    for address in canonical:
        full = urljoin(own or "", address)
        if _is_page(full) and (own is None or _host_of(full) == _host_of(own)):
            return full
    return own


def title_of(metadata: PageMetadata, address: str | None) -> str | None:
    """Return the headline without the site's name."""
    fields, linked = metadata.fields, metadata.linked
    sites = site_names((*fields.all("publisher"), linked.publisher, *linked.sites), _host_of(address or ""))
    titles = Titles(
        linked=_clean_line(linked.headline),
        heading=_clean_line(fields.first("heading")),
        social=_clean_line(fields.first("social_title")),
        twin=_clean_line(fields.first("twin_title")),
        window=_clean_line(fields.first("window")),
        others=tuple(filter(None, map(_clean_line, fields.all("other_title")))),
        sites=sites,
    )
    return choose_headline(titles) or _clean_line(metadata.given.title)


def published_of(metadata: PageMetadata, address: str | None, tree: HtmlElement) -> str | None:
    """Return the first publication date that can be read; the date in the address and htmldate's guess come last."""
    fields = metadata.fields
    stated = (metadata.linked.published, *fields.all("published"), *fields.all("stamped"), metadata.given.published)
    for text in (*stated, next(iter(fields.all("time")), None)):
        if text and read_printed_moment(text):
            return text
    if printed := _read_printed_day(fields):
        return printed
    found = _ADDRESS_DATE.search(urlsplit(address or "").path)
    if found and _is_day(day := "-".join(found.groups())):
        return day
    guess = find_date(deepcopy(tree), extensive_search=False, original_date=True)
    return guess or next(filter(None, stated), None)


def _read_printed_day(fields: PageFields) -> str | None:
    """Return the publication date of the first date line on the page that states one, as ISO text."""
    lines = (read_date_line(text) for text in fields.all("dated"))
    moment = next((line.published for line in lines if line and line.published), None)
    if moment is None:
        return None
    return moment.instant.isoformat() if moment.instant and moment.precision == "minute" else moment.day.isoformat()


def authors_of(metadata: PageMetadata) -> tuple[str, ...]:
    """Return the article's authors, from the first source that names any."""
    fields, linked, given = metadata.fields, metadata.linked, metadata.given
    marked = [name for text in fields.all("byline") for name in _read_byline_names(text)]
    for names in (linked.people, fields.all("author"), given.authors, marked):
        people = tuple(dict.fromkeys(person for name in names for person in _read_people(name, metadata)))
        if people:
            return people
    return ()


def agency_of(metadata: PageMetadata) -> str | None:
    """Return the wire agency that the page names as its author."""
    names = (*metadata.linked.organisations, *metadata.linked.people, *metadata.fields.all("author"))
    return next((agency for name in names if (agency := find_agency(clean_line(name)))), None)


def language_of(metadata: PageMetadata, body: str) -> str | None:
    """Return the declared language; None for an unsupported one if the text is long enough to be identified."""
    declared = (
        metadata.linked.language
        or next(iter(metadata.fields.all("root_language")), None)
        or metadata.fields.first("language")
    )
    code = declared_language(declared) if declared else None
    if code is None or (code not in SUPPORTED and body.count(" ") >= _FEWEST_TELLING_WORDS):
        return None
    return code


def _read_people(name: str, metadata: PageMetadata) -> Iterator[str]:
    """Yield the persons named by an author entry; not an address, an agency or the outlet itself."""
    name = _clean_line(name) or ""
    own = {
        _fold_name(site)
        for site in (*metadata.fields.all("publisher"), metadata.linked.publisher, *metadata.linked.sites)
        if site
    }
    if not name or len(name) > _LONGEST_NAME or _ADDRESS.search(name) or find_agency(name) or _fold_name(name) in own:
        return
    yield from (person for person in strip_job_titles(name) if _fold_name(person) not in own)


def _read_byline_names(text: str) -> tuple[str, ...]:
    """Return the names in a byline printed on the page, which starts with "By …" or is a bare name."""
    found = read_byline(text)
    if found is not None:
        return found.authors
    return (text,) if is_name(text) else ()


def _clean_line(text: str | None) -> str | None:
    return (clean_line(unescape(text)) or None) if text else None


def _fold_name(text: str) -> str:
    return text.strip().casefold().removeprefix("the ")


def _host_of(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _is_page(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and (len(parts.path) > 1 or bool(parts.query))


def _is_day(text: str) -> bool:
    try:
        datetime.strptime(text, "%Y-%m-%d")  # noqa: DTZ007 -- only checks that the day exists
    except ValueError:
        return False
    return True
