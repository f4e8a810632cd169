"""Identify the language of a text or of a declared language name as an ISO 639-1 code.

To add a language, add its rows to ``seeds/reference/function_words.csv`` and its code to ``SUPPORTED``.
"""

from __future__ import annotations

import re
from collections import Counter

import pycountry

from newsledger.knowledge.reference import derived, read_table

SUPPORTED = frozenset({"en"})
_LONG_ENOUGH = 20  # words
_LEAST_SHARE = 0.12  # of function words; about 0.4 in English news, at least 0.15 in headlines and lists
_SEEN_FROM = 400  # words
_LATIN = re.compile("[A-Za-zªºÀ-ÖØ-öø-ʯᴀ-ᶿḀ-ỿﬀ-ﬆ]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def declared_language(name: str) -> str | None:
    """Return the ISO 639-1 code for "en-GB", "eng" or "English"; None if there is none."""
    base = re.split(r"[-_]", name.strip(), maxsplit=1)[0]
    codes = {2: "alpha_2", 3: "alpha_3"}
    try:
        found = (
            pycountry.languages.get(**{codes[len(base)]: base.lower()})
            if len(base) in codes
            else pycountry.languages.lookup(base)
        )
    except LookupError:
        return None
    return getattr(found, "alpha_2", None)


def is_clearly_foreign(text: str) -> bool:
    """Return whether the text is long enough to identify and in none of the supported languages."""
    sample = text[: _SEEN_FROM * 10]
    letters = 0 if sample.isascii() else sum(map(str.isalpha, sample))
    if letters >= _LONG_ENOUGH and len(_LATIN.findall(sample)) * 2 < letters:
        return True
    words = [word.casefold() for word in _WORD.findall(sample)[:_SEEN_FROM]]
    if len(words) < _LONG_ENOUGH:
        return False
    known = _languages_of_words()
    counts = Counter(language for word in words for language in known.get(word, ()))
    supported = max(counts[language] for language in SUPPORTED)
    return supported < _LEAST_SHARE * len(words) or supported * 1.5 < max(counts.values())


@derived
def _languages_of_words() -> dict[str, tuple[str, ...]]:
    """Return the languages of each function word."""
    languages: dict[str, tuple[str, ...]] = {}
    for row in read_table("function_words"):
        for word in dict.fromkeys(row["words"].split("|")):
            languages[word] = (*languages.get(word, ()), row["language"])
    return languages
