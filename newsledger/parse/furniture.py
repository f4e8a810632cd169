"""Decide whether a line of pasted text is page furniture rather than part of the article.

The patterns are ``seeds/reference/boilerplate_lines.csv``: ``*`` stands for any words, ``#`` for a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsledger.knowledge.reference import derived, derived_up_to, read_table

_OUTER = " \t|:;,•·*_-–—=~<>«»‹›→▶►…!.?()[]{}"
_PLAIN_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_HOLDS_WORD = re.compile(r"[^\W_]")
_WILDCARD = re.compile(r"[*#]")
_LONGEST = 600  # characters
_LONGEST_HEADING = 100
_PAGE_NUMBER = 2  # digits; more are a year or a figure


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A line with wildcards; ``literal`` is its longest piece without one, used as a quick test."""

    expression: re.Pattern[str]
    longest: int
    literal: str

    def matches(self, plain: str, words: int) -> bool:
        return words <= self.longest and self.literal in plain and self.expression.fullmatch(plain) is not None


@dataclass(frozen=True, slots=True)
class _Patterns:
    exact: frozenset[str]
    by_word: dict[str, tuple[_Pattern, ...]]
    anywhere: tuple[_Pattern, ...]
    headings: tuple[_Pattern, ...]
    exact_headings: frozenset[str]


@derived_up_to(4096)
def is_furniture(line: str) -> bool:
    """Return whether the line is not part of the article: a button, share bar, notice, credit or rule of dashes."""
    if len(line) > _LONGEST:
        return False
    plain, patterns = plain_line(line), _patterns()
    if not _HOLDS_WORD.search(line) or plain in patterns.exact or (plain.isdigit() and len(plain) <= _PAGE_NUMBER):
        return True
    words = plain.split(" ")
    candidates = [pattern for word in words for pattern in patterns.by_word.get(word, ())]
    return any(pattern.matches(plain, len(words)) for pattern in (*candidates, *patterns.anywhere))


def is_link_heading(line: str) -> bool:
    """Return whether the line introduces headlines of other articles, up to the first line that reads as a sentence."""
    if len(line) > _LONGEST_HEADING:
        return False
    plain, patterns = plain_line(line), _patterns()
    if plain in patterns.exact_headings or (line.endswith(":") and plain in patterns.exact):
        return True
    return any(pattern.matches(plain, plain.count(" ") + 1) for pattern in patterns.headings)


def plain_line(line: str) -> str:
    """Return the line for comparison: case folded, with straight quotation marks and no surrounding punctuation."""
    return " ".join(line.translate(_PLAIN_QUOTES).casefold().split()).strip(_OUTER)


@derived
def _patterns() -> _Patterns:
    rows = read_table("boilerplate_lines")
    exact = {row["pattern"]: row["heads_links"] == "yes" for row in rows if not _WILDCARD.search(row["pattern"])}
    gapped = [(_compile_pattern(row), row) for row in rows if _WILDCARD.search(row["pattern"])]
    by_word: dict[str, tuple[_Pattern, ...]] = {}
    for pattern, row in gapped:
        whole_words = [word for word in row["pattern"].split(" ") if not _WILDCARD.search(word)]
        key = max(whole_words, key=len, default="")
        by_word[key] = (*by_word.get(key, ()), pattern)
    return _Patterns(
        exact=frozenset(exact),
        anywhere=by_word.pop("", ()),
        by_word=by_word,
        headings=tuple(pattern for pattern, row in gapped if row["heads_links"] == "yes"),
        exact_headings=frozenset(line for line, heads in exact.items() if heads),
    )


def _compile_pattern(row: dict[str, str]) -> _Pattern:
    literal = max(_WILDCARD.split(row["pattern"]), key=len)
    return _Pattern(re.compile(_to_regex(row["pattern"])), int(row["longest"]), literal)


def _to_regex(pattern: str) -> str:
    return re.escape(pattern).replace(r"\*", ".*").replace(r"\#", r"[\d.,]+[km]?")
