"""Read the numbers, in words and digits, from the lower-cased tokens of a sentence.

Only the value is read here; what is counted, and whether it is a count at all, is left to the figure reader.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsledger.normalise.bounds import apply_bound, find_bound_after, find_bound_before
from newsledger.normalise.cardinals import (
    Cardinal,
    is_currency_sign,
    may_start_number,
    read_cardinal,
    read_fraction,
    read_none,
    read_vague,
)

_RANGE_JOINERS = frozenset({"-", "–", "—", "to", "or"})
_RANGING = frozenset({"range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying", "anywhere"})
_LEVEL_OF_CHANGE = 5
_PERCENT = "%"
_PERCENTS = (("%",), ("percent",), ("pct",), ("per", "cent"))
_DASHES = frozenset({"-", "–", "—"})
_JOINED_RANGE = re.compile(r"[\d,]*\d[–—-][\d,]*\d")
_JOIN = re.compile(r"[–—-]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number expressed by the tokens ``start`` to ``end`` (exclusive), including the words that bound it.

    ``core_start`` and ``core_end`` delimit the number's own tokens. ``kind`` is ``count``, ``vague``, ``fraction`` (the
    values are then percentages) or ``none`` ("no one").
    """

    start: int
    end: int
    core_start: int
    core_end: int
    low: float | None
    best: float | None
    high: float | None
    bound: str
    kind: str = "count"


def read_numbers(words: Sequence[str]) -> list[Number]:
    """Return the numbers in order, never overlapping; scores such as "3-1" and numeric dates are left out."""
    numbers: list[Number] = []
    place = 0
    while place < len(words):
        if may_start_number(words, place):
            number, place = _read_at(words, place, numbers[-1].end if numbers else 0)
            numbers += [number] if number else []
        else:
            place += 1
    return numbers


def _read_at(words: Sequence[str], place: int, floor: int) -> tuple[Number | None, int]:
    """Return the number that starts here, if any, and where to continue."""
    for reader, kind in ((read_vague, "vague"), (read_fraction, "fraction"), (read_none, "none")):
        found = reader(words, place)
        if found:
            return _add_bounds(words, place, found, kind, floor), found.end
    if _JOINED_RANGE.fullmatch(words[place]):
        return _read_joined_range(words, place)
    first = read_cardinal(words, place)
    if first is None:
        return None, place + 1
    second = _read_range_end(words, place, first)
    if second is None:
        return _add_bounds(words, place, first, "count", floor), first.end
    if second.value <= first.value:
        return None, _skip_score(words, second.end)
    return _make_range(words, place, first, second), second.end


def _read_joined_range(words: Sequence[str], place: int) -> tuple[Number | None, int]:
    """Read "20–30", a single token because it has no spaces."""
    low, high = (read_cardinal([part], 0) for part in _JOIN.split(words[place]))
    if low is None or high is None or high.value <= low.value:
        return None, place + 1
    return _make_range(words, place, low, Cardinal(high.value, place + 1, is_digits=True)), place + 1


def _read_range_end(words: Sequence[str], place: int, first: Cardinal) -> Cardinal | None:
    after = first.end + (words[first.end : first.end + 1] == [_PERCENT])
    joiner = words[after] if after < len(words) else ""
    before = _before_sign(words, place)
    sign = words[before] if before < place else None
    is_between = words[max(before - 1, 0)] == "between"
    if not (joiner in _RANGE_JOINERS or (is_between and joiner == "and")):
        return None
    second_at = after + 1 + (sign is not None and words[after + 1 : after + 2] == [sign])
    second = read_cardinal(words, second_at, is_money=sign is not None)
    if second is not None and after > first.end and words[second.end : second.end + 1] != [_PERCENT]:
        return None
    if second is None or (joiner == "to" and _is_change(words, place, second.value / (first.value or 1))):
        return None
    if joiner == "or" and not first.value < second.value <= 2 * first.value + 1:
        return None
    if joiner in _DASHES and second.value <= first.value and not (first.is_digits and second.is_digits):
        return None
    return None if joiner == "to" and second.value <= first.value else second


def _is_change(words: Sequence[str], place: int, growth: float) -> bool:
    """Return whether this is the 12 of "rose from 12 to 15" or "rose by 12 to 340", not of "ranging from 12 to 15".

    ``growth`` is the second number as a multiple of the first: "by 12 to 15" is a range, since a level is far above its change.
    """
    at = _before_sign(words, place)
    if at > 0 and words[at - 1] == "by":
        return growth >= _LEVEL_OF_CHANGE
    return at > 0 and words[at - 1] == "from" and (at < 2 or words[at - 2] not in _RANGING)


def _before_sign(words: Sequence[str], place: int) -> int:
    """Return where the number at ``place`` begins with its currency sign, if it has one."""
    return place - 1 if place > 0 and is_currency_sign(words[place - 1]) else place


def _skip_score(words: Sequence[str], place: int) -> int:
    while place + 1 < len(words) and words[place] in _DASHES and words[place + 1][0].isdigit():
        place += 2
    return place


def _make_range(words: Sequence[str], place: int, first: Cardinal, second: Cardinal) -> Number:
    low = first.value
    if second.scale > 1 and first.scale == 1 and low * second.scale < second.value:
        low *= second.scale
    before = _before_sign(words, place)
    start = before - 1 if before > 0 and words[before - 1] in ("between", "from") else place
    return Number(start, second.end, place, second.end, low, (low + second.value) / 2, second.value, "range")


def _is_percent(words: Sequence[str], place: int) -> bool:
    return any(tuple(words[place : place + len(form)]) == form for form in _PERCENTS)


def _add_bounds(words: Sequence[str], place: int, found: Cardinal, kind: str, floor: int) -> Number:
    at = _before_sign(words, place)
    start, before = find_bound_before(words, at, floor, is_amount=at < place or _is_percent(words, found.end))
    start = place if start == at else start
    end, after = find_bound_after(words, found.end)
    if kind == "vague":
        return Number(start, found.end, place, found.end, found.value, None, None, "vague", kind)
    bound = before if before not in (None, "about") else after or before or "exact"
    low, best, high = apply_bound(found.value, bound)
    return replace(Number(start, end, place, found.end, low, best, high, bound), kind=kind)
