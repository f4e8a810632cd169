"""Expand ``@FILE`` into the inputs listed in the file.

The file has one input per line, with ``#`` comments, or is OPML as exported by feed readers. Paths are relative to the
list's folder. The list is read when a run starts, so that a scheduled run sees its current content.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from newsledger.parse.fetched_inputs import is_address

_MARK = "@"


class BadListError(ValueError):
    """Raised when a list of inputs cannot be read; the message names the list and the reason."""


def expand_lists(paths: Iterable[str]) -> Iterator[str]:
    """Yield the inputs with lists expanded in place; raises FileNotFoundError or BadListError for a bad list."""
    for path in paths:
        if path.startswith(_MARK) and not Path(path).exists():
            yield from _read_list(Path(path.removeprefix(_MARK)))
        else:
            yield path


def expand_known_lists(paths: Iterable[str]) -> tuple[list[str], dict[str, Exception]]:
    """Return the inputs with lists expanded in place, and the error of each list that cannot be read."""
    expanded: list[str] = []
    errors: dict[str, Exception] = {}
    for path in paths:
        try:
            expanded += expand_lists([path])
        except (BadListError, OSError) as error:
            errors[path] = error
    return expanded, errors


def _read_list(file: Path) -> Iterator[str]:
    content = file.read_bytes()
    try:
        named = (
            _read_outlines(content) if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else _read_lines(content)
        )
    except (etree.XMLSyntaxError, UnicodeDecodeError) as error:
        raise BadListError(f"{file}: neither a list of inputs nor OPML: {error}") from error
    if not named:
        raise BadListError(f"{file}: names no input")
    for one in named:
        if one.startswith(_MARK) or one == "-":
            raise BadListError(f"{file}: {one}: a list names files, folders, patterns and addresses")
        yield one if is_address(one) else str(file.parent / one)


def _read_lines(content: bytes) -> list[str]:
    lines = [line.strip() for line in content.decode("utf-8-sig").splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def _read_outlines(content: bytes) -> list[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    outlines = etree.fromstring(content, parser).iter("outline")
    return [url for outline in outlines if (url := outline.get("xmlUrl"))]
