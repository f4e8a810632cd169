"""Read the article's text and metadata from an HTML page.

trafilatura extracts the body; title, dates, authors, section, publisher and address come from the page's linked data
(JSON-LD), meta elements and elements marked up with what they hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement

from newsledger.model.outcomes import Draft, Input, RejectedError, SourceMetadata
from newsledger.normalise.encodings import UnknownEncodingError, byte_order_mark
from newsledger.normalise.spaces import clean_line, clean_text
from newsledger.parse.html_blocks import Blocks, find_blocks
from newsledger.parse.html_body import read_body
from newsledger.parse.html_encoding import decode_page
from newsledger.parse.html_meta import read_fields
from newsledger.parse.html_tree import parse_tree
from newsledger.parse.linked_data import read_linked_data
from newsledger.parse.opened import File
from newsledger.parse.page_facts import (
    PageMetadata,
    address_of,
    agency_of,
    authors_of,
    language_of,
    published_of,
    title_of,
)
from newsledger.settings import Settings

_BEGINS = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|table|title|meta|script)\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(rb"<[a-zA-Z/!]")
_SUFFIXES = frozenset((".html", ".htm", ".xhtml"))


class _Html:
    """One file is one page."""

    name = "html"

    def recognises(self, head: bytes, suffix: str) -> bool:
        return is_html(head) or (suffix in _SUFFIXES and _MARKUP.search(head) is not None)

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        yield file.make_whole_input(self.name, settings.max_input_bytes)

    def parse(self, found: Input) -> Draft:
        return read_html(found)


HTML = _Html()


def is_html(head: bytes) -> bool:
    """Return whether a file that begins like this is an HTML page or a fragment of one."""
    mark = byte_order_mark(head)
    if mark is not None and mark != "utf-8":
        head = head.decode(mark, "replace").lstrip("\ufeff").encode("utf-8", "replace")
    return _BEGINS.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def read_html(found: Input) -> Draft:
    """Return the draft read from the page; raises RejectedError when it is not text or holds no article."""
    given = found.given or SourceMetadata()
    try:
        text = decode_page(found.content, given.encoding)
    except UnknownEncodingError as error:
        raise RejectedError("unknown_encoding", str(error)) from error
    return read_page_text(text, given)


def read_page_text(text: str, given: SourceMetadata) -> Draft:
    """Return the draft read from the page's text and its source's metadata; raises RejectedError like ``read_html``."""
    tree = parse_tree(text)
    blocks = find_blocks(tree)
    fields = read_fields(tree, blocks)
    linked = read_linked_data([one.text or "" for one in tree.iter("script") if "ld+json" in (one.get("type") or "")])
    metadata = PageMetadata(given, fields, linked)
    address = address_of(metadata)
    facts = Draft(
        text="",
        url=address,
        title=title_of(metadata, address),
        published=published_of(metadata, address, tree),
        modified=given.modified or linked.modified or fields.first("modified"),
        publisher=_clean_line(given.publisher or fields.first("publisher") or linked.publisher),
        agency=agency_of(metadata),
        authors=authors_of(metadata),
        section=_clean_line(given.section or linked.section or fields.first("section")),
    )
    return _add_body(facts, tree, blocks, metadata)


def _add_body(facts: Draft, tree: HtmlElement, blocks: Blocks, metadata: PageMetadata) -> Draft:
    descriptions = [metadata.linked.description or "", *metadata.fields.all("description")]
    paragraphs, discarded = read_body(tree, blocks, metadata.linked.body, descriptions)
    body = clean_text("\n\n".join(paragraphs))
    if not body:
        raise RejectedError("no_text", "no article was found in the page")
    return replace(facts, text=body, language=language_of(metadata, body), discarded=tuple(discarded))


def _clean_line(text: str | None) -> str | None:
    return (clean_line(text) or None) if text else None
