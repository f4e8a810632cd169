"""Decide whether two names, given as slugs, are transliterations of the same sounds.

"haniyeh" and "haniya", "amir-abdollahian" and "amirabdollahian"; not "hassan" and "hussein", nor "jamal" and "jamil".
Consonants must be equal or interchangeable in transliteration, and the vowels between them similar.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from newsledger.knowledge.reference import derived, derived_up_to, read_table

_VOWELS = frozenset("aeiouy")
_PARTS = re.compile(r"[aeiouy]+|[^aeiouy]")
_DOUBLED = re.compile(r"([a-z])\1+")
_LEAST_ALIKE = 60
"""On rapidfuzz's scale of 100: words less similar than this are not compared letter by letter."""


def sound_of(name: str) -> str:
    """Return the consonants of the name, interchangeable ones unified: the key for looking up its spellings."""
    letters = (part for word in _split_words(name) for part in _PARTS.findall(word) if part[0] not in _VOWELS)
    return "".join(_exchanged_representatives().get(letter, letter) for letter in letters)


def is_spelt_alike(name: str, other: str, country: str | None = None) -> bool:
    """Return whether two slugs are spellings of one name, given how the country's names are written."""
    ones, twos = _split_words(name), _split_words(other)
    if "".join(ones) == "".join(twos):
        return True
    if country in _exact_countries() or len(ones) != len(twos):
        return False
    return all(_is_word_spelt_alike(one, two) for one, two in zip(ones, twos, strict=True))


def _is_word_spelt_alike(one: str, two: str) -> bool:
    if one == two:
        return True
    if fuzz.ratio(one, two) < _LEAST_ALIKE or _has_distinct_ending(one, two):
        return False
    parts, others = _split_sounds(one), _split_sounds(two)
    return len(parts) == len(others) and all(
        (letter == same or frozenset((letter, same)) in _exchanged_pairs()) and _has_near_vowels(vowels, more)
        for (letter, vowels), (same, more) in zip(parts, others, strict=True)
    )


def _has_distinct_ending(one: str, two: str) -> bool:
    """Return whether the final vowels make them different names: "anna" and "anne", "maria" and "marie"."""
    return one[-1] != two[-1] and {one[-1], two[-1]} <= _VOWELS - {"y", "i"}


def _has_near_vowels(vowels: str, others: str) -> bool:
    if vowels == others:
        return True
    if not vowels or not others:
        return (vowels or others) == "e"
    sounds = _read_spellings("vowel")
    return bool(set(sounds.get(vowels, vowels)) & set(sounds.get(others, others)))


@lru_cache(maxsize=100_000)
def _split_sounds(word: str) -> tuple[tuple[str, str], ...]:
    """Return each consonant with the vowels after it; initial vowels come with an empty consonant."""
    found: list[tuple[str, str]] = [("", "")]
    for part in _PARTS.findall(word):
        if part[0] in _VOWELS:
            found[-1] = (found[-1][0], part)
        else:
            found.append((part, ""))
    return tuple(found)


@derived_up_to(100_000)
def _split_words(name: str) -> tuple[str, ...]:
    """Return the words of the name without articles, with variant spellings of letters unified."""
    words = [word for word in name.split("-") if word not in _read_spellings("article")] or name.split("-")
    return tuple(_fold_spelling(_read_spellings("word").get(word, word)) for word in words)


def _fold_spelling(word: str) -> str:
    word = re.sub("[ae]h$", "a", word)
    for written, letters in _read_spellings("letters").items():
        word = word.replace(written, letters)
    return _DOUBLED.sub(r"\1", word)


@derived
def _read_spellings(sort: str) -> dict[str, str]:
    return {row["written"]: row["as"] for row in read_table("transliterations") if row["sort"] == sort}


@derived
def _exchanged_pairs() -> frozenset[frozenset[str]]:
    rows = (row for row in read_table("transliterations") if row["sort"] == "exchanged")
    return frozenset(frozenset((row["written"], row["as"])) for row in rows)


@derived
def _exchanged_representatives() -> dict[str, str]:
    letters = {letter for pair in _exchanged_pairs() for letter in pair}
    return dict.fromkeys(letters, min(letters)) if letters else {}


@derived
def _exact_countries() -> frozenset[str]:
    return frozenset(code for codes in _read_spellings("exact") for code in codes.split("|"))
