"""Find the quotations in the text of a paragraph, as spans of characters inside the marks.

Marks may be curly or straight; one left open runs to the end of the paragraph or to the next opening mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DOUBLE = re.compile("[“”„«»\"]|''|``")
_OPENING, _CLOSING = frozenset("“„«"), frozenset("”»")
_SINGLE_OPENING = re.compile(r"(?<![\w’'])[‘'](?=[\w\[($£€])")
_SINGLE_CLOSING = re.compile(r"(?<=[\w.,!?…)\]%])[’'](?!\w)")
_TRAILING = " ,;:—–-"


@dataclass(frozen=True, slots=True)
class Quotation:
    """The characters ``start`` to ``end`` of a paragraph, inside the marks; ``is_closed`` if a mark closes them."""

    start: int
    end: int
    is_closed: bool


def find_quotations(text: str) -> list[Quotation]:
    """Return the quotations of a paragraph in order; single marks count only if there are no double ones."""
    found = _find_double_quoted(text)
    if not found and ("‘" in text or "'" in text):
        found = _find_single_quoted(text)
    trimmed = (_trim(text, quotation) for quotation in found)
    return [quotation for quotation in trimmed if quotation.end > quotation.start]


def _find_double_quoted(text: str) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    for mark in _DOUBLE.finditer(text):
        if _is_inches(text, mark) and opened is None:
            continue
        opens = _is_opening(text, mark, is_open=opened is not None)
        if opened is not None:
            found.append(Quotation(opened, mark.start(), is_closed=not opens))
        opened = mark.end() if opens else None
    if opened is not None:
        found.append(Quotation(opened, len(text), is_closed=False))
    return found


def _is_opening(text: str, mark: re.Match[str], *, is_open: bool) -> bool:
    """Return whether the mark opens a quotation: by its shape, or for a straight mark by its neighbours."""
    if mark.group() in _OPENING or mark.group() == "``":
        return True
    if mark.group() in _CLOSING and (is_open or not text[mark.end() : mark.end() + 1].isalnum()):
        return False
    if not is_open:
        return not text[mark.end() : mark.end() + 1].isspace() and mark.end() < len(text)
    after_space = mark.start() == 0 or text[mark.start() - 1].isspace()
    return after_space and text[mark.end() : mark.end() + 1].isalnum()


def _is_inches(text: str, mark: re.Match[str]) -> bool:
    return mark.group() == '"' and text[mark.start() - 1 : mark.start()].isdecimal()


def _find_single_quoted(text: str) -> list[Quotation]:
    found: list[Quotation] = []
    at = 0
    while (opening := _SINGLE_OPENING.search(text, at)) is not None:
        closing = _find_closing(text, opening.end())
        if closing is None:
            break
        found.append(Quotation(opening.end(), closing, is_closed=True))
        at = closing + 1
    return found


def _find_closing(text: str, start: int) -> int | None:
    """Return where the single quotation closes; a mark after "s" may be a genitive if a later one closes better."""
    marks = [mark.start() for mark in _SINGLE_CLOSING.finditer(text, start)]
    plain = [mark for mark in marks if text[mark - 1] != "s"]
    return min(plain[:1] or marks[:1], default=None)


def _trim(text: str, quotation: Quotation) -> Quotation:
    inside = text[quotation.start : quotation.end]
    start = quotation.start + len(inside) - len(inside.lstrip())
    return Quotation(start, start + len(inside.strip().rstrip(_TRAILING)), quotation.is_closed)
