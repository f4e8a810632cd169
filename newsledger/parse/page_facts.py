"""Facts of a page's article: what enters is what the page says in its several places, what leaves is the one to believe.

Linked data is believed before meta elements, those before marked elements; what the place of the page says before all.
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
from newsledger.parse.bylines import is_name, read_byline, without_job_titles
from newsledger.parse.credits import agency_named
from newsledger.parse.date_lines import read_date_line, read_printed_moment
from newsledger.parse.headlines import Titles, choose_headline, site_names
from newsledger.parse.html_meta import PageFields
from newsledger.parse.linked_data import LinkedData

_FEWEST_TOLD = 20  # words; a longer text tells its own language better than the template it stands in
_ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?![\d])")
_ADDRESS = re.compile(r"https?://|www\.|@|\.com\b", re.IGNORECASE)
_LONGEST_NAME = 120  # characters


@dataclass(frozen=True, slots=True)
class Sayings:
    """All that is said of one page: by its place, its elements and its linked data."""

    given: SourceMetadata
    fields: PageFields
    linked: LinkedData


def address_of(said: Sayings) -> str | None:
    """Return the page's own address; the canonical one only where it does not lead to another site."""
    own = said.given.url
    canonical = (*said.fields.all("canonical"), *said.fields.all("url"), *filter(None, [said.linked.url]))
    for address in canonical:
        full = urljoin(own or "", address)
        if _is_page(full) and (own is None or _host(full) == _host(own)):
            return full
    return own


def title_of(said: Sayings, address: str | None) -> str | None:
    """Return the headline without the site's name."""
    fields, linked = said.fields, said.linked
    sites = site_names((*fields.all("publisher"), linked.publisher, *linked.sites), _host(address or ""))
    titles = Titles(
        linked=_line(linked.headline),
        heading=_line(fields.first("heading")),
        social=_line(fields.first("social_title")),
        twin=_line(fields.first("twin_title")),
        window=_line(fields.first("window")),
        others=tuple(filter(None, map(_line, fields.all("other_title")))),
        sites=sites,
    )
    return choose_headline(titles) or _line(said.given.title)


def published_of(said: Sayings, address: str | None, tree: HtmlElement) -> str | None:
    """Return the first publication date that can be read, the one in the address and the library's guess last."""
    fields = said.fields
    stated = (said.linked.published, *fields.all("published"), *fields.all("stamped"), said.given.published)
    for text in (*stated, next(iter(fields.all("time")), None)):
        if text and read_printed_moment(text):
            return text
    if printed := _printed_day(fields):
        return printed
    found = _ADDRESS_DATE.search(urlsplit(address or "").path)
    if found and _is_day(day := "-".join(found.groups())):
        return day
    guess = find_date(deepcopy(tree), extensive_search=False, original_date=True)
    return guess or next(filter(None, stated), None)


def _printed_day(fields: PageFields) -> str | None:
    """Return what the first date line on the page that says a publication date comes to, as ISO text."""
    lines = (read_date_line(text) for text in fields.all("dated"))
    moment = next((line.published for line in lines if line and line.published), None)
    if moment is None:
        return None
    return moment.instant.isoformat() if moment.instant and moment.precision == "minute" else moment.day.isoformat()


def authors_of(said: Sayings) -> tuple[str, ...]:
    """Return the people who wrote the article, from the first place that names any."""
    fields, linked, given = said.fields, said.linked, said.given
    marked = [name for text in fields.all("byline") for name in _from_byline(text)]
    for names in (linked.people, fields.all("author"), given.authors, marked):
        people = tuple(dict.fromkeys(person for name in names for person in _people(name, said)))
        if people:
            return people
    return ()


def agency_of(said: Sayings) -> str | None:
    """Return the wire agency that the page names as its author."""
    names = (*said.linked.organisations, *said.linked.people, *said.fields.all("author"))
    return next((agency for name in names if (agency := agency_named(clean_line(name)))), None)


def language_of(said: Sayings, body: str) -> str | None:
    """Return the declared language; none where the template's word stands against a text long enough to tell."""
    declared = (
        said.linked.language or next(iter(said.fields.all("root_language")), None) or said.fields.first("language")
    )
    code = declared_language(declared) if declared else None
    if code is None or (code not in SUPPORTED and body.count(" ") >= _FEWEST_TOLD):
        return None
    return code


def _people(name: str, said: Sayings) -> Iterator[str]:
    """Yield the persons an author entry names; an address, an agency and the outlet itself are none."""
    name = _line(name) or ""
    own = {_plain(site) for site in (*said.fields.all("publisher"), said.linked.publisher, *said.linked.sites) if site}
    if not name or len(name) > _LONGEST_NAME or _ADDRESS.search(name) or agency_named(name) or _plain(name) in own:
        return
    yield from (person for person in without_job_titles(name) if _plain(person) not in own)


def _from_byline(text: str) -> tuple[str, ...]:
    """Return the names of a byline printed on the page, which says so ("By …") or is a name alone."""
    found = read_byline(text)
    if found is not None:
        return found.authors
    return (text,) if is_name(text) else ()


def _line(text: str | None) -> str | None:
    return (clean_line(unescape(text)) or None) if text else None


def _plain(text: str) -> str:
    return text.strip().casefold().removeprefix("the ")


def _host(address: str) -> str | None:
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
        datetime.strptime(text, "%Y-%m-%d")  # noqa: DTZ007 -- only whether there is such a day
    except ValueError:
        return False
    return True
