"""Read GDELT's files of events and of its Global Knowledge Graph, which have no header: each row's page is fetched.

Several rows may tell of one page; it is one input.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from newsledger.model.outcomes import Draft, Input, SourceMetadata
from newsledger.parse.html import read_html
from newsledger.parse.linked_pages import make_linked_input, open_pages
from newsledger.parse.opened import File
from newsledger.settings import Settings

_GKG = re.compile(r"\d{14}-T?\d+\t\d{14}\t\d\t[^\t]*\t(?P<url>https?://[^\t]+)\t")
_EVENT = re.compile(r"\d{6,}\t(?:19|20)\d{6}\t(?:19|20)\d{4}\t(?:19|20)\d\d\t.*\t(?P<url>https?://[^\t\r\n]+)\s*$")
_MENTION = re.compile(r"\d{6,}\t\d{14}\t\d{14}\t1\t[^\t]*\t(?P<url>https?://[^\t]+)\t")
_DAY = re.compile(r"(?:^|\t)((?:19|20)\d\d)([01]\d)([0-3]\d)(?=\d{6}\t|\t)")
_ROWS = (_GKG, _EVENT, _MENTION)
_MOST_LINE = 1 << 20


class _Gdelt:
    """Each page that the rows name is one input."""

    name = "gdelt"

    def recognises(self, head: bytes, suffix: str) -> bool:
        del suffix
        return _find_url(head.split(b"\n", 1)[0].decode("utf-8", "replace")) is not None

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        seen: set[str] = set()
        text = io.TextIOWrapper(file.stream, encoding="utf-8", errors="replace", newline="\n")
        with open_pages(settings) as pages:
            position = 0
            while line := text.readline(_MOST_LINE):
                position += 1
                if not line.strip():
                    continue
                if (url := _find_url(line)) is None:
                    yield file.make_reject(
                        self.name, "malformed_csv", f"row {position}: no address of a page", position
                    )
                elif url not in seen:
                    seen.add(url)
                    yield make_linked_input(file, SourceMetadata(url=url, published=_find_day(line)), position, pages)
        text.detach()

    def parse(self, found: Input) -> Draft:
        return read_html(found)


def _find_url(line: str) -> str | None:
    return next((found["url"].strip() for row in _ROWS if (found := row.match(line))), None)


def _find_day(line: str) -> str | None:
    """Return the day on which GDELT met the page: the second column of the GKG; of events their own day, which is not."""
    found = _DAY.search(line) if _GKG.match(line) else None
    return "-".join(found.groups()) if found else None


GDELT = _Gdelt()
