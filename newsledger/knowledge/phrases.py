"""Index known phrases and find the longest ones in a text.

Words are compared without case, accents and hyphens; capitals in a phrase must be capitals in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")

_PIECE = re.compile(r"[^\W_]+(?:\.[^\W_]+)+\.?|[^\W_]+\.?|'s\b")
_TYPOGRAPHIC = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'", "\xa0": " "})


@dataclass(frozen=True, slots=True)
class Piece:
    """A word in its comparison form (``key``) and as printed."""

    key: str
    printed: str


@lru_cache(maxsize=200_000)
def pieces_of(text: str) -> tuple[Piece, ...]:
    """Return the words of a text, split at hyphens and other marks: "Abdel-Fattah" gives two."""
    return tuple(map(_make_piece, _PIECE.findall(text.translate(_TYPOGRAPHIC))))


@lru_cache(maxsize=200_000)
def _make_piece(word: str) -> Piece:
    return Piece(_fold_word(word), word)


def _fold_word(word: str) -> str:
    folded = word.casefold()
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    if folded.endswith(".") and "." not in folded[:-1]:
        return folded[:-1]
    return folded


@dataclass(slots=True)
class _Pattern(Generic[Meaning]):
    keys: tuple[str, ...]
    capitals: tuple[int, ...]
    in_capitals: bool
    printed: tuple[str, ...] | None
    meaning: Meaning

    def is_match(self, pieces: Sequence[Piece], at: int) -> bool:
        size = len(self.keys)
        for position in range(2, size):
            if pieces[at + position].key != self.keys[position]:
                return False
        if self.printed is not None:
            return tuple(piece.printed for piece in pieces[at : at + size]) == self.printed
        if self.in_capitals:
            return all(piece.printed.isupper() or piece.printed.isdigit() for piece in pieces[at : at + size])
        return all(pieces[at + position].printed[0].isupper() for position in self.capitals)


def _is_acronym_like(pieces: Sequence[Piece]) -> bool:
    """Return whether the phrase must be in capitals in the text too: a word is short enough for an acronym."""
    letters = [piece for piece in pieces if not piece.printed.isdigit()]
    return all(piece.printed.isupper() for piece in letters) and any(len(piece.key) <= 6 for piece in letters)


@dataclass(slots=True)
class _Listed(Generic[Meaning]):
    """A phrase as it was added, until a text has its first word."""

    phrase: str
    meaning: Meaning
    any_case: bool
    as_printed: bool

    def make_pattern(self) -> _Pattern[Meaning]:
        pieces = pieces_of(self.phrase)
        capitals = () if self.any_case else tuple(n for n, piece in enumerate(pieces) if piece.printed[0].isupper())
        in_capitals = not self.any_case and self.phrase.isupper() and _is_acronym_like(pieces)
        printed = tuple(piece.printed for piece in pieces) if self.as_printed else None
        return _Pattern(tuple(piece.key for piece in pieces), capitals, in_capitals, printed, self.meaning)


class Phrases(Generic[Meaning]):
    """An index of phrases by their first two words; the second is empty for one-word phrases.

    The phrases of a first word are split into words when a text has that word: most of them never are.
    """

    def __init__(self) -> None:
        self._listed: dict[str, list[_Listed[Meaning]]] = {}
        self._by_first: dict[str, dict[str, list[_Pattern[Meaning]]]] = {}

    def add(self, phrase: str, meaning: Meaning, *, any_case: bool = False, as_printed: bool = False) -> None:
        """Add a phrase; an earlier one with the same words keeps its meaning. ``as_printed`` requires its accents."""
        first = _first_key(phrase)
        self._listed.setdefault(first, []).append(_Listed(phrase, meaning, any_case, as_printed))
        self._by_first.pop(first, None)

    def _patterns_from(self, first: str) -> dict[str, list[_Pattern[Meaning]]] | None:
        """Return the patterns that start with the word, by their second word, the longest first."""
        if first not in self._listed:
            return None
        if first not in self._by_first:
            by_second: dict[str, list[_Pattern[Meaning]]] = {}
            for listed in self._listed[first]:
                pattern = listed.make_pattern()
                by_second.setdefault(pattern.keys[1] if len(pattern.keys) > 1 else "", []).append(pattern)
            for known in by_second.values():
                known.sort(key=lambda pattern: -len(pattern.keys))
            self._by_first[first] = by_second
        return self._by_first[first]

    def find_longest(self, pieces: Sequence[Piece], at: int) -> tuple[int, Meaning] | None:
        """Return the length in words and the meaning of the longest phrase starting at that word."""
        by_second = self._patterns_from(pieces[at].key)
        if by_second is None:
            return None
        longer = by_second.get(pieces[at + 1].key, ()) if at + 1 < len(pieces) else ()
        for pattern in (*longer, *by_second.get("", ())):
            if len(pattern.keys) + at <= len(pieces) and pattern.is_match(pieces, at):
                return len(pattern.keys), pattern.meaning
        return None

    def find(self, pieces: Sequence[Piece]) -> Iterator[tuple[int, int, Meaning]]:
        """Yield first word, end (exclusive) and meaning of each phrase, left to right, never overlapping."""
        after = 0
        for at, piece in enumerate(pieces):
            if at < after or piece.key not in self._listed:
                continue
            hit = self.find_longest(pieces, at)
            if hit is not None:
                after = at + hit[0]
                yield at, after, hit[1]


def _first_key(phrase: str) -> str:
    """Return the comparison form of the phrase's first word; raises IndexError when it has no word."""
    first = phrase.partition(" ")[0]
    if first.isascii() and first.isalpha():
        return first.lower()
    return pieces_of(phrase)[0].key
