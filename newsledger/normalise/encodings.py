"""Decode bytes into text: by byte order mark, else as UTF-8, else in the encoding that fits the bytes."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

WESTERN_BYTES = "newsledger_western_bytes"  # error handler that decodes stray bytes in UTF-8 as Windows-1252
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is a prefix of it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1a\x1b")
_CONTROLS = bytes(code for code in range(32) if code not in _TEXT_CONTROLS)
_MOST_CONTROLS = 0.02  # share of bytes; a stray control character does not make a text binary
_MOST_FOREIGN = 0.3  # share of non-ASCII bytes in Western text
_GUESSED_FROM = 100_000  # bytes


class UnknownEncodingError(ValueError):
    """No encoding turns the bytes into text."""


def decode(content: bytes) -> str:
    """Return the text of the bytes; raises UnknownEncodingError if they are not text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    if b"\x00" in content:
        return _decode_wide(content)
    if is_binary(content):
        raise UnknownEncodingError("the bytes are no text: too many control characters")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_narrow(content)


def is_binary(content: bytes) -> bool:
    """Return whether the bytes, not in a wide encoding, contain more control characters than text does."""
    controls = len(content) - len(content.translate(None, _CONTROLS))
    return controls > len(content) * _MOST_CONTROLS


def byte_order_mark(content: bytes) -> str | None:
    """Return the encoding declared by a byte order mark, if there is one."""
    return next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)


def _decode_wide(content: bytes) -> str:
    """Decode UTF-16 without a byte order mark: in Western text every second byte is NUL."""
    half = len(content) / 2
    for encoding, zeros in (("utf-16-le", content[1::2].count(0)), ("utf-16-be", content[0::2].count(0))):
        if zeros > half * (1 - _MOST_FOREIGN):
            text = content.decode(encoding, errors="replace")
            if "\x00" not in text:
                return text
    text = content.translate(None, b"\x00").decode("utf-8", errors="replace")
    if content.count(0) > len(content) * _MOST_CONTROLS or "\ufffd" in text or is_binary(content):
        raise UnknownEncodingError("the bytes are no text: they hold NUL bytes")
    return text


def _decode_narrow(content: bytes) -> str:
    damaged = content.decode("utf-8", errors="replace")
    above_ascii = sum(character > "\x7f" and character != "\ufffd" for character in damaged)
    if above_ascii >= damaged.count("\ufffd"):
        return content.decode("utf-8", errors=WESTERN_BYTES)
    foreign = len(content) - len(content.decode("ascii", errors="ignore"))
    if foreign <= len(content) * _MOST_FOREIGN:
        return content.decode("cp1252", errors=WESTERN_BYTES)
    guess = from_bytes(content[:_GUESSED_FROM]).best()
    if guess is None or not guess.language or guess.language == "Unknown":
        raise UnknownEncodingError("no encoding makes a text of the bytes")
    return content.decode(guess.encoding, errors="replace")


def _decode_stray_bytes(error: UnicodeError) -> tuple[str, int]:
    """Decode bytes that are not valid in the encoding as Windows-1252, else as Latin-1, one to one."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return "".join(_decode_stray_byte(byte) for byte in stray), error.end


def _decode_stray_byte(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


codecs.register_error(WESTERN_BYTES, _decode_stray_bytes)
