"""Find the words next to a number that bound it, and return the bound and how far those words extend."""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.knowledge.reference import derived, read_table

_BETWEEN_BOUND_AND_NUMBER = frozenset({"a", "an", "another", "additional", "further"})
_LONGEST = 5
_LONGEST_AFTER = 3


def apply_bound(value: float, bound: str) -> tuple[float | None, float | None, float | None]:
    """Return (low, best, high) for a value under a bound, None where the bound leaves that side open."""
    if bound == "exact":
        return value, value, value
    if bound in ("at_least", "more_than"):
        return value, value, None
    if bound in ("at_most", "less_than"):
        return None, value, value
    return None, value, None


def find_bound_before(
    words: Sequence[str], place: int, floor: int, *, is_amount: bool = False
) -> tuple[int, str | None]:
    """Return where the words bounding the number at ``place`` start, no earlier than ``floor``, and their bound.

    ``is_amount``: the number is of money or percent, beside which "passed" is a bound, while "passed 20 bills" has none.
    """
    positions = ("before", "before_amount") if is_amount else ("before",)
    start, bound = place, None
    while True:
        reach = _find_longest_before(words, start, floor, positions)
        if reach is None and start > floor and words[start - 1] in _BETWEEN_BOUND_AND_NUMBER:
            reach = _find_longest_before(words, start - 1, floor, positions)
        if reach is None:
            return start, bound
        start, found = reach
        bound = found if bound in (None, "about") else bound


def find_bound_after(words: Sequence[str], place: int) -> tuple[int, str | None]:
    """Return where the words bounding the number that ends before ``place`` end, and their bound."""
    for length in range(min(_LONGEST_AFTER, len(words) - place), 0, -1):
        bound = _bound_phrases("after").get(tuple(words[place : place + length]))
        if bound:
            return place + length, bound
    return place, None


def _find_longest_before(
    words: Sequence[str], place: int, floor: int, positions: Sequence[str]
) -> tuple[int, str] | None:
    if place <= floor or words[place - 1] not in _last_words():
        return None
    for length in range(min(_LONGEST, place - floor), 0, -1):
        phrase = tuple(words[place - length : place])
        bound = next((found for where in positions if (found := _bound_phrases(where).get(phrase))), None)
        if bound:
            return place - length, bound
    return None


@derived
def _bound_phrases(position: str) -> dict[tuple[str, ...], str]:
    rows = read_table("bound_phrases")
    return {tuple(row["phrase"].split()): row["bound"] for row in rows if row["position"] == position}


@derived
def _last_words() -> frozenset[str]:
    return frozenset(phrase[-1] for where in ("before", "before_amount") for phrase in _bound_phrases(where))
