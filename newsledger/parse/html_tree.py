"""Parse a page's text into an element tree of bounded size, without comments.

A page with more elements than any article needs, or nested deeper than lxml and trafilatura can walk, is rejected
before time is spent on it.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from newsledger.model.outcomes import RejectedError

_MOST_TAGS = 120_000  # opening and closing tags
_MOST_ATTRIBUTES = 1_000  # of one tag; libxml2 compares each with all before it
_TAG_START = re.compile(rb"<[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(rb"[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"'][^\s>]*)?)?")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r"))
_NONCHARACTERS = ("\ufffe".encode(), "\uffff".encode())  # like control characters, lxml reads but does not write them


def parse_tree(text: str) -> HtmlElement:
    """Return the tree of the page; raises RejectedError when the page cannot be parsed or has too many tags."""
    content = text.encode("utf-8", "replace").translate(None, _CONTROLS)
    for none in _NONCHARACTERS:
        content = content.replace(none, b"")
    if (tags := content.count(b"<")) > _MOST_TAGS:
        raise RejectedError("too_large", f"the page has {tags:,} tags, more than {_MOST_TAGS:,}")
    if _has_endless_tag(content):
        raise RejectedError("too_large", f"a tag of the page has more than {_MOST_ATTRIBUTES:,} attributes")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return document_fromstring(content, parser=parser)
    except (ValueError, AssertionError) as error:  # lxml's ParserError is a ValueError
        raise RejectedError("no_text", f"the page holds nothing: {error}") from error


def _has_endless_tag(content: bytes) -> bool:
    """Return whether a tag has more attributes than any page needs; one pass over the page."""
    place = 0
    while tag := _TAG_START.search(content, place):
        place = tag.end()
        for _ in range(_MOST_ATTRIBUTES + 1):
            attribute = _ATTRIBUTE.match(content, place)
            if attribute is None:
                break
            place = attribute.end()
        else:
            return True
    return False
