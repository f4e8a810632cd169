"""Numbers written in digits and words read back as themselves, with their bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.normalise.numbers import Number, read_numbers

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _spelt(number: int, *, joined_by_and: bool) -> str:
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            front, rest = divmod(number, scale)
            said = f"{_spelt(front, joined_by_and=joined_by_and)} {name}"
            link = " and " if joined_by_and and rest < 100 else " "
            return said + (link + _spelt(rest, joined_by_and=joined_by_and) if rest else "")
    if number < 20:
        return _UNITS[number]
    tens, unit = divmod(number, 10)
    return _TENS[tens - 2] + (f" - {_UNITS[unit]}" if unit else "")


def _read(text: str) -> list[Number]:
    return read_numbers(text.lower().split())


@given(st.integers(min_value=0, max_value=10**12 - 1), st.booleans())
def test_a_number_in_words_reads_back_as_itself(number: int, joined_by_and: bool) -> None:  # noqa: FBT001 (hypothesis draws it)
    (found,) = _read(_spelt(number, joined_by_and=joined_by_and))
    assert (found.low, found.best, found.high, found.bound) == (number, number, number, "exact")


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_number_in_digits_reads_back_as_itself(number: int) -> None:
    (found,) = _read(f"{number:,}")
    assert found.best == number


@given(st.decimals(min_value=0, max_value=999, places=2), st.sampled_from(["million", "bn", "thousand"]))
def test_a_decimal_is_multiplied_by_its_scale(number: object, scale: str) -> None:
    (found,) = _read(f"{number} {scale}")
    factor = {"million": 10**6, "bn": 10**9, "thousand": 1000}[scale]
    assert found.best == pytest.approx(float(str(number)) * factor)


@given(
    st.lists(
        st.sampled_from(
            [
                "at",
                "least",
                "a",
                "half",
                "of",
                "two",
                "-",
                "30",
                "to",
                "several",
                "hundred",
                "and",
                "million",
                "no",
                "one",
                "in",
                "5",
                "dozen",
                "the",
            ]
        )
    )
)
def test_numbers_lie_in_order_and_never_overlap(words: list[str]) -> None:
    place = 0
    for number in read_numbers(words):
        assert place <= number.start <= number.core_start < number.core_end <= number.end <= len(words)
        place = number.end


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half a million", 500_000),
        ("half - a - million", 500_000),
        ("a quarter of a million", 250_000),
        ("one and a half million", 1_500_000),
        ("two and a half", 2.5),
        ("two dozen", 24),
        ("a dozen", 12),
        ("a couple", 2),
        ("twins", 2),
        ("10k", 10_000),
        ("2.3bn", 2_300_000_000),
        ("$ 5 m", 5_000_000),
        ("10,00,000", 1_000_000),
        ("three lakh", 300_000),
        ("a hundred", 100),
    ],
)
def test_forms_of_a_number(text: str, value: float) -> None:
    assert [number.best for number in _read(text)] == [value]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("20 to 30", 20, 30),
        ("20 - 30", 20, 30),
        ("20–30", 20, 30),
        ("between twenty and thirty", 20, 30),
        ("two or three", 2, 3),
        ("5 to 10 million", 5_000_000, 10_000_000),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    (number,) = _read(text)
    assert (number.low, number.best, number.high, number.bound) == (low, (low + high) / 2, high, "range")


@pytest.mark.parametrize(
    ("text", "percent"), [("two - thirds of", 66.67), ("a third of", 33.33), ("half of", 50), ("one in five", 20)]
)
def test_fractions_are_percent(text: str, percent: float) -> None:
    (number,) = _read(text)
    assert (number.best, number.kind) == (percent, "fraction")


@pytest.mark.parametrize(
    ("text", "low"), [("dozens", 24), ("scores", 40), ("tens of thousands", 20_000), ("a few hundred", 300)]
)
def test_vague_plurals_have_a_least_value_alone(text: str, low: float) -> None:
    (number,) = _read(text)
    assert (number.low, number.best, number.high, number.bound) == (low, None, None, "vague")


@pytest.mark.parametrize("text", ["3 - 1", "2 - 2", "the second man", "an hour", "another", "50 - 50", ""])
def test_scores_ordinals_and_articles_are_no_numbers(text: str) -> None:
    assert _read(text) == []


def test_a_number_from_which_something_rose_is_no_range() -> None:
    assert [number.best for number in _read("rose from 20 to 30")] == [20, 30]
