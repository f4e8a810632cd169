"""Decode the bytes of an HTML page to text.

Bytes that decode as UTF-8 are UTF-8, whatever is declared; otherwise the HTTP header counts, then the page's own
declaration.
"""

from __future__ import annotations

import codecs
import re

from newsledger.normalise.encodings import byte_order_mark, decode

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]{2,40})", re.IGNORECASE)
_SEARCHED_BYTES = 4096  # bytes
_BROWSER_CODECS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
"""The codec that browsers use for a declared one (WHATWG Encoding Standard)."""


def decode_page(content: bytes, declared: str | None) -> str:
    """Return the page's text; raises UnknownEncodingError when the bytes are not text."""
    if byte_order_mark(content) is not None or b"\x00" in content:
        return decode(content)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        codec = _find_codec(declared) or _find_codec(_find_declared_encoding(content))
    if codec is None or codec == "utf-8":
        return decode(content)
    return content.decode(codec, errors="replace")


def _find_declared_encoding(content: bytes) -> str | None:
    start = content[:_SEARCHED_BYTES]
    found = _DECLARED.search(start) or _XML_DECLARED.search(start)
    return found[1].decode("ascii", "replace") if found else None


def _find_codec(name: str | None) -> str | None:
    """Return the text codec that browsers use for the name, or None."""
    try:
        found = codecs.lookup(name or "")
    except (LookupError, ValueError):
        return None
    if not found._is_text_encoding:  # noqa: SLF001 -- codecs has no public test for text encodings
        return None
    return _BROWSER_CODECS.get(found.name, found.name)
