"""Choose each fact of a page's article among the page's several metadata sources.

Linked data takes precedence over meta elements, and those over marked-up elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from newsledger.normalise.languages import SUPPORTED, declared_language
from newsledger.normalise.spaces import clean_line
from newsledger.parse.bylines import is_name, is_unnamed, read_byline, strip_job_titles
from newsledger.parse.credits import find_agency
from newsledger.parse.headlines import Titles, choose_headline, site_names
from newsledger.parse.page_metadata import PageMetadata, clean_field

_FEWEST_TELLING_WORDS = 20  # a longer text identifies its language better than the page's template
_ADDRESS = re.compile(r"https?://|www\.|@|\.com\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,300}>")
_LONGEST_NAME = 240  # characters


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
        linked=clean_field(linked.headline),
        headings=tuple(filter(None, map(clean_field, fields.all("heading")))),
        social=clean_field(fields.first("social_title")),
        twin=clean_field(fields.first("twin_title")),
        window=clean_field(fields.first("window")),
        others=tuple(filter(None, map(clean_field, fields.all("other_title")))),
        sites=sites,
    )
    return choose_headline(titles) or clean_field(metadata.given.title)


def authors_of(metadata: PageMetadata) -> tuple[str, ...]:
    """Return the article's authors, from the first source that names any; unnamed staff only where none does."""
    fields, linked, given = metadata.fields, metadata.linked, metadata.given
    marked = [name for text in fields.all("byline") for name in _read_byline_names(text)]
    staff: tuple[str, ...] = ()
    for names in (linked.people, fields.all("author"), given.authors, marked):
        people = tuple(dict.fromkeys(person for name in names for person in _read_people(name, metadata)))
        named = tuple(person for person in people if not is_unnamed(person))
        if named:
            return named
        staff = staff or people
    return staff


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
    name = clean_field(_TAG.sub(" ", name)) or ""
    own = {
        _fold_name(site)
        for site in (*metadata.fields.all("publisher"), metadata.linked.publisher, *metadata.linked.sites)
        if site
    }
    if not name or len(name) > _LONGEST_NAME or find_agency(name) or _fold_name(name) in own:
        return
    people = (person for person in strip_job_titles(name) if _fold_name(person) not in own)
    yield from (person for person in people if not _ADDRESS.search(person))


def _read_byline_names(text: str) -> tuple[str, ...]:
    """Return the names in a byline printed on the page, which starts with "By …" or is a bare name."""
    found = read_byline(text)
    if found is not None:
        return found.authors
    return (text,) if is_name(text) else ()


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
