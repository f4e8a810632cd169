"""Split clean text into lines, and join hard-wrapped lines into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from newsledger.parse.datelines import read_dateline

_WIDEST = 120  # a longer line was not hard-wrapped
_NARROWEST = 30
_MOSTLY = 0.5
_SENTENCE_END = re.compile(r"[.!?…:;■][\"'”’»)\]]*$")
_LIST_ITEM = re.compile(r"(?:[-–—•*·]|\(?\d{1,2}[.)])\s")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text; lines with the same ``block`` have no blank line between them."""

    text: str
    block: int


def split_lines(text: str) -> list[Line]:
    """Return the non-blank lines."""
    lines: list[Line] = []
    block, after_blank = 0, False
    for line in text.split("\n"):
        if not line.strip():
            after_blank = True
            continue
        block += after_blank and bool(lines)
        lines.append(Line(line.strip(), block))
        after_blank = False
    return lines


def ends_sentence(line: str) -> bool:
    """Return whether the line ends like a sentence."""
    return _SENTENCE_END.search(line) is not None


def is_prose(line: str) -> bool:
    """Return whether the line reads as running text rather than as a heading, name or label."""
    words = line.count(" ") + 1
    return words >= 25 or (words >= 8 and ends_sentence(line))


def has_blank_lines(lines: Sequence[Line]) -> bool:
    """Return whether blank lines separate the lines into blocks."""
    return bool(lines) and lines[-1].block != lines[0].block


def join_wrapped(lines: Sequence[Line], *, has_blanks: bool) -> list[str]:
    """Return the paragraphs: each line is one, except that hard-wrapped lines are joined by a space.

    ``has_blanks`` means that blank lines separate the paragraphs in the original text.
    """
    width = max((len(line.text) for line in lines), default=0)
    blocks = [[line.text for line in block] for _, block in groupby(lines, key=lambda line: line.block)]
    wrapped = width <= _WIDEST and (has_blanks or _is_mostly_wrapped(blocks, width))
    paragraphs: list[str] = []
    for number, block in enumerate(blocks):
        body, heading = block, block[:0]
        if has_blanks and number == 0 and len(block) > 1 and _has_headline(block, width):
            heading, body = block[:1], block[1:]
        paragraphs += heading + _join_block(body, width if wrapped else None, one_paragraph=has_blanks)
    return paragraphs


def _join_block(block: list[str], width: int | None, *, one_paragraph: bool) -> list[str]:
    """Join the lines of a block that is one paragraph; otherwise join lines that are full at the text's width."""
    one_paragraph = one_paragraph and len(block[0]) >= _NARROWEST and ends_sentence(block[-1])
    one_paragraph = one_paragraph and max(map(len, block)) <= _WIDEST
    paragraphs = block[:1]
    for previous, line in pairwise(block):
        wrapped = one_paragraph or (width is not None and _is_wrapped(previous, line, width))
        if wrapped and not _LIST_ITEM.match(line) and read_dateline(line) is None:
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
    return paragraphs


def _has_headline(block: list[str], width: int) -> bool:
    """Return whether the first line of the block is a headline without a blank line after it."""
    first, second = block[:2]
    return not ends_sentence(first) and not second[0].islower() and not _is_wrapped(first, second, width)


def _is_mostly_wrapped(blocks: list[list[str]], width: int) -> bool:
    pairs = [(first, second) for block in blocks for first, second in pairwise(block)]
    full = sum(_is_wrapped(first, second, width) and not ends_sentence(first) for first, second in pairs)
    return width >= _NARROWEST and len(pairs) >= 3 and full > len(pairs) * _MOSTLY


def _is_wrapped(line: str, following: str, width: int) -> bool:
    """Return whether the next line's first word would not have fitted, so that the line was wrapped, not ended."""
    return len(line) >= _NARROWEST and len(line) + 1 + len(following.split(" ", 1)[0]) > width
