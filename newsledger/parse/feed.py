"""Turn each entry of an RSS or Atom file into an input: its full text, else the linked page.

An entry is identified by its own id, so that it stays the same input as the feed moves on.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from newsledger.model.outcomes import Draft, Input, RejectedError, SourceMetadata
from newsledger.normalise.encodings import byte_order_mark
from newsledger.normalise.spaces import clean_line, clean_text
from newsledger.parse.fragments import has_markup, read_fragment
from newsledger.parse.html import read_html
from newsledger.parse.linked_pages import PAGE, LinkedPages, as_page
from newsledger.parse.opened import File
from newsledger.settings import Settings

_BEGINS = re.compile(
    rb"\s*(?:<\?xml[^>]*>|<\?[^>]*\?>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?>|\s)*"
    rb"<(?:rss|(?:\w+:)?feed|rdf:rdf)\b",
    re.IGNORECASE,
)
_FULL_TEXT_WORDS = 120  # a shorter text is a teaser for the page
_FEED_SIZE_FACTOR = 8  # times the largest input, since a feed holds many
_MOST_TAGS = 200_000  # each costs feedparser's two parsers about 0.02 ms
_TAG = re.compile(r"<[^>]*>")

_NOTICE = re.compile(rb"\b(?:Notice|Warning|Deprecated|Strict Standards|Fatal error)\b")
_MOST_NOTICES = 8192  # bytes

Entry = Mapping[str, Any]


class _Feed:
    """An RSS 0.9 to 2.0 or Atom file; each entry is one input."""

    name = "feed"

    def recognises(self, head: bytes, suffix: str) -> bool:
        del suffix
        mark = byte_order_mark(head)
        if mark is not None:
            head = head.decode(mark, "replace").lstrip("\ufeff").encode("utf-8", "replace")
        return _BEGINS.match(_without_notices(head)) is not None

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        most_bytes = _FEED_SIZE_FACTOR * settings.max_input_bytes
        content = file.stream.read(most_bytes + 1)
        if len(content) > most_bytes:
            message = f"a feed of more than {most_bytes} bytes"
            yield file.make_reject(self.name, "too_large", message, raw_hash=file.hash_rest(content))
            return
        if (tags := content.count(b"<")) > _MOST_TAGS:
            message = f"a feed of {tags:,} tags, more than {_MOST_TAGS:,}"
            yield file.make_reject(self.name, "too_large", message, raw_hash=file.hash_rest(content))
            return
        feed = _parse_feed(_without_notices(content), file.given)
        shared = _find_shared_links(feed.entries)
        seen: set[str] = set()
        with closing(LinkedPages(settings)) as pages:
            for position, entry in enumerate(feed.entries, 1):
                own_id = str(entry.get("id") or entry.get("link") or position)
                own_id = f"{own_id} {position}" if own_id in seen else own_id
                seen.add(own_id)
                given = _read_given(entry, feed.feed, file.given)
                if given.url and entry.get("link") in shared and not urlsplit(given.url).fragment:
                    given = replace(given, url=f"{given.url}#{quote(own_id, safe='')}")  # each is an article of its own
                yield _make_entry_input(file, entry, given, (position, own_id), pages)
        if not seen:
            yield file.make_reject(self.name, *_describe_empty_feed(feed))

    def parse(self, found: Input) -> Draft:
        if PAGE.match(found.content):
            return read_html(found)
        given = found.given or SourceMetadata()
        text = found.content.decode("utf-8", "replace")
        text, discarded = read_fragment(text) if has_markup(text) else (text, [])
        return Draft(
            text=clean_text(text),
            url=given.url,
            title=given.title,
            published=given.published,
            modified=given.modified,
            publisher=given.publisher,
            authors=given.authors,
            section=given.section,
            language=given.language,
            discarded=tuple(discarded),
        )


FEED = _Feed()


def _make_entry_input(
    file: File, entry: Entry, given: SourceMetadata, place: tuple[int, str], pages: LinkedPages
) -> Input:
    position, own_id = place
    text = _find_longest_text(entry)
    if len(_TAG.sub(" ", text).split()) >= _FULL_TEXT_WORDS or (text and given.url is None):
        content = text.encode("utf-8", "replace")
    else:
        try:
            content, given = pages.get(given)
        except RejectedError as rejected:
            return file.make_reject(FEED.name, rejected.reject.reason, rejected.reject.message, position, own_id=own_id)
        content = as_page(content)
    return file.make_input(FEED.name, content, position, own_id=own_id, given=given)


def _parse_feed(content: bytes, given: SourceMetadata | None) -> Any:
    """Return the feed as feedparser reads it, with markup as written and nothing fetched."""
    import feedparser  # noqa: PLC0415 - loaded only for a feed

    headers = {"content-type": f"application/xml; charset={given.encoding}"} if given and given.encoding else {}
    return feedparser.parse(
        io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False, response_headers=headers
    )


def _find_shared_links(entries: Sequence[Entry]) -> set[object]:
    """Return the links that several entries with full texts and titles of their own have in common."""
    full = [one for one in entries if len(_TAG.sub(" ", _find_longest_text(one)).split()) >= _FULL_TEXT_WORDS]
    titles = {(one.get("link"), one.get("title")) for one in full if one.get("link")}
    counts = Counter(link for link, _ in titles)
    return {link for link, count in counts.items() if count > 1}


def _without_notices(content: bytes) -> bytes:
    """Return the feed without the notices of a broken script before its prolog."""
    start = content.find(b"<?xml", 0, _MOST_NOTICES)
    return content[start:] if start > 0 and _NOTICE.search(content[:start]) else content


def _describe_empty_feed(feed: Any) -> tuple[str, str]:
    if feed.get("bozo"):
        return "malformed_feed", f"no entry could be read: {feed.get('bozo_exception')}"
    return "no_text", "the feed has no entries"


def _find_longest_text(entry: Entry) -> str:
    texts = [str(one.get("value") or "") for one in entry.get("content", ())] + [str(entry.get("summary") or "")]
    return max(texts, key=len)


def _read_given(entry: Entry, channel: Entry, place: SourceMetadata | None) -> SourceMetadata:
    link = str(entry.get("link") or "").strip()
    updated = _clean_line(
        dict(entry).get("updated")
    )  # without dict(), feedparser warns and falls back to the published date
    base = (place.url if place else None) or str(channel.get("link") or "")
    return SourceMetadata(
        url=urljoin(base, link) if link else None,
        title=_clean_line(_TAG.sub("", str(entry.get("title") or ""))),
        published=_clean_line(entry.get("published") or entry.get("created")) or updated,
        modified=updated,
        publisher=_clean_line(channel.get("title")),
        authors=_read_authors(entry),
        section=next((term for tag in entry.get("tags", ()) if (term := _clean_line(tag.get("term")))), None),
        language=_clean_line(channel.get("language")),
    )


def _read_authors(entry: Entry) -> tuple[str, ...]:
    """Return the authors; as written where mail stands beside a name, which feedparser cuts at domains it knows."""
    written = _clean_line(entry.get("author"))
    if written and "@" in written:
        return (written,)
    return tuple(name for one in entry.get("authors", ()) if (name := _clean_line(one.get("name"))))


def _clean_line(value: object) -> str | None:
    return (clean_line(value) or None) if isinstance(value, str) else None
