"""HTML to a tree: what enters is a page's text, what leaves is its elements, without comments and with bounds.

A page of more elements than any article needs, or one nested deeper than lxml and trafilatura can walk, is rejected
before time is spent on it.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from newsledger.parse.outcomes import RejectedError

_MOST_ELEMENTS = 60_000
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what lxml reads but will not write
_TAG = re.compile(r"<[a-zA-Z]")


def parse_tree(text: str) -> HtmlElement:
    """Return the tree of the page; raises RejectedError when nothing of it can be made one, or it is too large for one."""
    elements = sum(1 for _ in _TAG.finditer(text))
    if elements > _MOST_ELEMENTS:
        raise RejectedError("too_large", f"the page has {elements:,} elements, more than {_MOST_ELEMENTS:,}")
    text = _NOT_XML.sub("", text)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (ValueError, AssertionError) as error:  # lxml's ParserError is a ValueError
        raise RejectedError("no_text", f"the page holds nothing: {error}") from error
