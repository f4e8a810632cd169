"""Find days counted from another event, such as "two days after …", in a sentence.

In "Police arrested him two days after a bomb went off on Sunday", either event dates the other if only one is dated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from newsledger.enrich.syntax.clauses import clause_head, is_within
from newsledger.enrich.syntax.relations import is_subordinator
from newsledger.model.once import once
from newsledger.model.reading import Sentence, When
from newsledger.normalise.relative_expressions import has_object, number_before, shift_anchor, unit_at
from newsledger.normalise.time_words import SentenceWords, kinds_of

_EVES = frozenset({"eve"})


@dataclass(frozen=True, slots=True)
class Offset:
    """What lies ``shift`` days (or months) from the event below ``top`` after ``word``.

    ``outer`` heads the enclosing clause.
    """

    outer: Token
    word: Token
    top: Token
    shift: int
    is_months: bool

    def contains(self, token: Token) -> bool:
        """Return whether the token is part of the event the days are counted from."""
        return token.i > self.word.i and is_within(token, self.top)

    def days_of_outer(self, inner: When) -> When | None:
        """Return the days of the enclosing clause, given those of the inner event."""
        return _shift_days(inner, self.shift, is_months=self.is_months)

    def days_of_inner(self, outer: When) -> When | None:
        """Return the days of the inner event, given those of the enclosing clause."""
        return _shift_days(outer, -self.shift, is_months=self.is_months)


def _shift_days(when: When, shift: int, *, is_months: bool) -> When | None:
    return when if shift == 0 else shift_anchor(when.start, shift, is_months=is_months)


@once
def offsets_of(sentence: Sentence) -> list[Offset]:
    """Return the offsets of the sentence in order."""
    return list(_find_offsets(sentence))


def _find_offsets(sentence: Sentence) -> Iterator[Offset]:
    words: SentenceWords | None = None
    for token in sentence.span:
        sign = _direction_of(token)
        if not sign or not (token.i > sentence.span.start or token.lower_ in _EVES):
            continue
        words = words or SentenceWords(sentence.span, None, None)
        found = _read_offset(words, token, sign, token.i - sentence.span.start)
        if found is not None:
            yield found


def _direction_of(token: Token) -> int:
    kinds = kinds_of(token.lower_)
    if "after" in kinds:
        return 1
    return -1 if "before" in kinds or token.lower_ in _EVES else 0


def _read_offset(words: SentenceWords, token: Token, sign: int, at: int) -> Offset | None:
    if token.lower_ in _EVES:
        is_before = token.i + 1 < len(token.doc) and token.nbor().lower_ == "of"
        return Offset(clause_head(token), token, token, sign, is_months=False) if is_before else None
    size, is_months = unit_at(words, at - 1)
    number, _ = number_before(words, at - 1)
    if size is None or not has_object(token) or (number is None and size):
        return None
    is_clause = is_subordinator(token)
    outer = clause_head(token.head.head if is_clause else token)
    return Offset(outer, token, token.head if is_clause else token, sign * size * (number or 0), is_months=is_months)
