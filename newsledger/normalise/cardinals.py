"""Read the number at a position of lower-cased tokens: its value and where its words end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsledger.knowledge.reference import derived, read_table

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d+)(\.\d+)?([a-z]*)")
_MOST_DIGITS_WITHOUT_COMMAS = 7
_ARTICLES = frozenset({"a", "an"})
_OF_A_MILLION = ("of", "a", "million")
_BEFORE_POINT = (("of", "a"), ("a",), ("-",))
_NOT_ONE = (("not", "one"), ("not", "a", "single"))
_PLURALS_WITHOUT_S = frozenset({"people", "men", "women", "children"})
_AND_A_HALF = (("and", "a", "half"), ("-", "and", "-", "a", "-", "half"), ("-", "and-a-half"), ("and-a-half",))
_MONEY_MILLION = "m"
_COMPARED = frozenset({"fewer", "less", "more", "longer", "later", "doubt", "matter", "further"})
_CURRENCY_SIGN = re.compile(r"[a-z]{0,3}[$£€¥₹₦₽₩]")
_MINUS = "minus"
_MINUS_SIGNS = ("-", "−", "–")
_SIGNED_UNITS = frozenset({"%", "percent", "per", "pct", "°", "°c", "°f", "degrees", "degree", "c", "f"})


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A value whose words end before token ``end``; ``scale`` is the factor of a final word such as "million"."""

    value: float
    end: int
    scale: float = 1
    is_digits: bool = False


@derived
def currency_signs() -> frozenset[str]:
    """Return the signs and codes of money that stand before an amount."""
    return frozenset(row["word"] for row in read_table("currencies") if row["position"] == "sign")


def is_currency_sign(word: str) -> bool:
    """Return whether the word is a sign or code of money: "$", "hk$", "rs"."""
    return word in currency_signs() or _CURRENCY_SIGN.fullmatch(word) is not None


def is_scale(word: str) -> bool:
    """Return whether the word multiplies the number before it: "million", "bn", "m"."""
    return word in _values_of_kind("scale") or word == _MONEY_MILLION


@derived
def _values_of_kind(kind: str) -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in read_table("number_words") if row["kind"] == kind}


@derived
def _small_numbers() -> dict[str, float]:
    return _values_of_kind("unit") | _values_of_kind("ten")


@derived
def _vague_phrases() -> dict[tuple[str, ...], float]:
    return {tuple(row["phrase"].split()): float(row["low"]) for row in read_table("vague_quantities")}


@derived
def first_number_words() -> frozenset[str]:
    """Return every word that can start a number written in words."""
    words = {phrase.split()[0] for row in read_table("number_words") for phrase in [row["word"]]}
    vague = {phrase[0] for phrase in _vague_phrases()}
    return frozenset(words | vague | _ARTICLES) - set(_values_of_kind("scale"))


@derived
def _words_after_articles() -> frozenset[str]:
    vague = {"half"} | {phrase[1] for phrase in _vague_phrases() if phrase[0] in _ARTICLES}
    return frozenset(vague.union(*(_values_of_kind(kind) for kind in ("hundred", "scale", "group", "fraction"))))


def may_start_number(words: Sequence[str], place: int) -> bool:
    """Return whether a number may start here: a quick check of the word and, after "a", of the next one."""
    word = words[place]
    if word in _ARTICLES:
        return _next_word(words, place) in _words_after_articles()
    return word in first_number_words() or word[:1].isdigit() or word == _NOT_ONE[0][0] or _is_negative(words, place)


def _is_negative(words: Sequence[str], place: int) -> bool:
    """Return whether a number below zero starts here: "-0.6 %", "minus 5"; a hyphen alone is mostly a dash."""
    word, following = words[place], _next_word(words, place)
    if word == _MINUS:
        is_difference = place > 0 and (words[place - 1][:1].isdigit() or words[place - 1] in _small_numbers())
        return (
            following is not None and (following[:1].isdigit() or following in _small_numbers()) and not is_difference
        )
    return word[:1] in _MINUS_SIGNS and word[1:2].isdigit() and following in _SIGNED_UNITS


def read_cardinal(words: Sequence[str], place: int, *, is_money: bool = False) -> Cardinal | None:
    """Return the cardinal that starts here: "2.3 million", "forty-two", "half a million", "a couple"."""
    if place >= len(words):
        return None
    if _is_negative(words, place):
        return _read_negative(words, place)
    if words[place][0].isdigit():
        return _read_digits(words, place, is_money=is_money)
    return _read_in_words(words, place)


def _read_in_words(words: Sequence[str], place: int) -> Cardinal | None:
    word, part = words[place], _read_part_of_point(words, place)
    if part is not None:
        return part
    if word == "half":
        return _read_half(words, place)
    if word in _ARTICLES:
        return _read_after_article(words, place)
    if word in _values_of_kind("group"):
        return Cardinal(_values_of_kind("group")[word], place + 1) if word.endswith("s") else None
    return _read_words(words, place) if word in _small_numbers() else None


def _read_negative(words: Sequence[str], place: int) -> Cardinal | None:
    if words[place] == _MINUS:
        found = read_cardinal(words, place + 1)
    else:
        found = read_cardinal([*words[:place], words[place][1:], *words[place + 1 :]], place)
    return replace(found, value=-found.value) if found else None


def read_vague(words: Sequence[str], place: int) -> Cardinal | None:
    """Return the least value that "dozens" or "tens of thousands" stands for."""
    for length in range(4, 0, -1):
        low = _vague_phrases().get(tuple(words[place : place + length]))
        if low is not None and place + length <= len(words):
            return Cardinal(low, place + length)
    return None


def read_none(words: Sequence[str], place: int) -> Cardinal | None:
    """Return zero for "no one", "nobody", "none", "no", "not one" and "not a single"."""
    for phrase in _NOT_ONE:
        if tuple(words[place : place + len(phrase)]) == phrase:
            return Cardinal(0, place + len(phrase))
    if words[place] == "no" and _next_word(words, place) == "one":
        return Cardinal(0, place + 2)
    if words[place] == "no" and _next_word(words, place) in _COMPARED:
        return None
    return Cardinal(0, place + 1) if words[place] in _values_of_kind("none") else None


def _is_of_point(words: Sequence[str], place: int) -> bool:
    """Return whether it is "a quarter point", "half a percentage point", "three-quarters of a point"."""
    return _read_part_of_point(words, place) is not None


def _read_part_of_point(words: Sequence[str], place: int) -> Cardinal | None:
    """Return the 0.25 of "a quarter point" and of "a quarter of a percentage point"."""
    count = 1.0 if words[place] in _ARTICLES else _small_numbers().get(words[place], 0.0)
    at = place + (1 if count else 0)
    at += bool(count) and words[at : at + 1] == ["-"]
    part = (0.5 if words[at] == "half" else _values_of_kind("fraction").get(words[at])) if at < len(words) else None
    if not part:
        return None
    end = at + 1
    behind = next((end + len(form) for form in _BEFORE_POINT if tuple(words[end : end + len(form)]) == form), end)
    is_point = words[behind : behind + 1] in (["point"], ["points"]) or words[behind : behind + 1] == ["percentage"]
    return Cardinal((count or 1.0) * part, end, is_digits=True) if is_point else None


def read_fraction(words: Sequence[str], place: int) -> Cardinal | None:
    """Return the percentage that "two-thirds of", "half of" or "one in five" stands for."""
    word, following = words[place], _next_word(words, place)
    is_measure = place > 0 and words[place - 1] == "by"  # "fell by a third", "cut by half"
    if (
        word == "half"
        and not _is_of_point(words, place)
        and (following in ("of", "the", "its", "their", "all") or is_measure)
    ):
        return Cardinal(50, place + 1)
    count = 1.0 if word in _ARTICLES else _small_numbers().get(word, 0.0)
    if count < 1 or following is None:
        return None
    at = place + 2 if following == "-" else place + 1
    part = _values_of_kind("fraction").get(words[at]) if at < len(words) else None
    if tuple(words[at + 1 : at + 4]) == _OF_A_MILLION or _is_of_point(words, place):
        return None
    if part and (is_measure or _next_word(words, at) == "of" or (words[at].endswith("s") and count > 1)):
        return Cardinal(round(100 * count * part, 2), at + 1)
    return _read_ratio(words, place, count)


def _read_ratio(words: Sequence[str], place: int, count: float) -> Cardinal | None:
    for joiner in (("in", "every"), ("out", "of", "every"), ("out", "of"), ("in",)):
        at = place + 1 + len(joiner)
        if tuple(words[place + 1 : at]) == joiner and at < len(words):
            whole = _small_numbers().get(words[at]) or (float(words[at]) if words[at].isdecimal() else 0.0)
            is_plain = joiner != ("in",) or count == 1 < whole <= 10
            return Cardinal(round(100 * count / whole, 2), at + 1) if is_plain and whole > count else None
    return None


def _read_digits(words: Sequence[str], place: int, *, is_money: bool) -> Cardinal | None:
    match = _DIGITS.fullmatch(words[place])
    if match is None or (len(match[1]) > _MOST_DIGITS_WITHOUT_COMMAS and "," not in match[1]):
        return None
    value, suffix = float(match[1].replace(",", "") + (match[2] or "")), match[3]
    scale = 1.0
    if suffix:
        scale = _values_of_kind("scale").get(suffix) or (1e6 if suffix == "m" else 0.0)
        return Cardinal(_multiply(value, scale), place + 1, scale, is_digits=True) if scale else None
    is_money = is_money or (place > 0 and is_currency_sign(words[place - 1]))
    end, scale = _read_scales(words, place + 1, is_money=is_money)
    return Cardinal(_multiply(value, scale), end, scale, is_digits=True)


def _multiply(value: float, scale: float) -> float:
    return round(value * scale, 6)


def _read_scales(words: Sequence[str], place: int, *, is_money: bool = False) -> tuple[int, float]:
    scale = 1.0
    while place < len(words):
        at = place + 1 if words[place] == "-" and _next_word(words, place) is not None else place
        word = words[at].rstrip(".") if is_money else words[at]  # the full stop of "a loan of £21m."
        factor = _values_of_kind("scale").get(word) or _values_of_kind("hundred").get(word)
        if word == "dozen":
            factor = 12.0
        if factor is None and word == _MONEY_MILLION and (is_money or _is_plural(_next_word(words, at))):
            factor = 1e6
        if factor is None:
            break
        scale, place = scale * factor, at + 1
    return place, scale


def _is_plural(word: str | None) -> bool:
    """Return whether the word after "2.3m" is a plural being counted, so that the m means million, not metres."""
    return word is not None and (word in _PLURALS_WITHOUT_S or (word.endswith("s") and len(word) > len("sms")))


def _read_half(words: Sequence[str], place: int) -> Cardinal | None:
    at = place + 1
    at += at < len(words) and words[at] == "-"
    at += at < len(words) and words[at] in _ARTICLES
    at += at < len(words) and words[at] == "-"
    end, scale = _read_scales(words, at)
    return Cardinal(scale / 2, end, scale) if scale > 1 else None


def _read_after_article(words: Sequence[str], place: int) -> Cardinal | None:
    following = _next_word(words, place)
    if following is None:
        return None
    if following == "half":
        return _read_half(words, place + 1)
    if following in _values_of_kind("group") and not following.endswith("s"):
        return Cardinal(_values_of_kind("group")[following], place + 2)
    if following == "quarter" and tuple(words[place + 2 : place + 5]) == _OF_A_MILLION:
        return Cardinal(250_000, place + 5)
    if following in _values_of_kind("hundred") or following in _values_of_kind("scale"):
        return _read_words(words, place)
    return None


def _read_words(words: Sequence[str], place: int) -> Cardinal | None:
    total, current, scale, last = 0.0, 0.0, 1.0, float("inf")
    at = place
    if words[place] in _ARTICLES:
        current, at = 1.0, place + 1
    end = at
    while at < len(words):
        step = _add_number_word(words[at], total, current, last)
        if step is None:
            break
        total, current, last, scale = step
        end = at + 1
        half = next((form for form in _AND_A_HALF if tuple(words[end : end + len(form)]) == form), None)
        if half:
            current, end = current + 0.5, end + len(half)
        at = _skip_joiner_word(words, end, current)
    return Cardinal(total + current, end, scale) if end > place else None


def _add_number_word(word: str, total: float, current: float, last: float) -> tuple[float, float, float, float] | None:
    """Return total, current, last scale and scale after one more number word; None if the word does not continue it."""
    small = _small_numbers().get(word)
    if small is not None:
        is_allowed = current % 100 == 0 or (current % 100 >= 20 and current % 10 == 0 and 0 < small < 10)
        return (total, current + small, last, 1.0) if is_allowed and current % 1 == 0 else None
    if word in _values_of_kind("hundred"):
        return (total, current * 100, last, 100.0) if 0 < current < 100 else None
    if word == "dozen":
        return (total, current * 12, last, 12.0) if 0 < current < 100 else None
    factor = _values_of_kind("scale").get(word)
    if factor is None or factor >= last or current == 0:
        return None
    return total + _multiply(current, factor), 0.0, factor, factor


def _skip_joiner_word(words: Sequence[str], at: int, current: float) -> int:
    following = _next_word(words, at)
    if at < len(words) and words[at] == "-" and following is not None and _is_continuation(following):
        return at + 1
    after_hundred = current % 100 == 0
    if at < len(words) and words[at] == "and" and after_hundred and following in _small_numbers():
        return at + 1
    return at


def _is_continuation(word: str) -> bool:
    return (
        word in _small_numbers()
        or word in _values_of_kind("hundred")
        or word in _values_of_kind("scale")
        or word == "dozen"
    )


def _next_word(words: Sequence[str], place: int) -> str | None:
    return words[place + 1] if place + 1 < len(words) else None
