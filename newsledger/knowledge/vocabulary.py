"""Classify lower-cased English words: ordinary words, names, plain nouns, and how print capitalises them.

Ordinary words come from WordNet's index in the spaCy model's lemmatizer tables; names that WordNet also has in lower
case come from ``seeds/reference/capitalised_words.csv`` and from GeoNames' larger cities.
"""

from __future__ import annotations

from calendar import day_name, month_name
from dataclasses import dataclass
from functools import cache

from newsledger.knowledge.city_names import large_city_keys
from newsledger.knowledge.gazetteer import geonames_countries
from newsledger.knowledge.name_keys import name_key
from newsledger.knowledge.reference import derived, derived_up_to, read_table
from newsledger.settings import DEFAULT_MODEL

_LARGE_CITY = 150_000
"""Population, by judgement, from which a city's name is printed often enough to be known as one."""
_CATEGORIES = ("noun", "verb", "adj", "adv")
_SUFFIXES = (
    ("men", "man"),
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("d", ""),
    ("ed", ""),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
)
_PLURALS = (("s", ""), ("es", ""), ("ies", "y"))
_COMPARATIVES = (("er", ""), ("r", ""), ("est", ""), ("st", ""), ("ier", "y"), ("iest", "y"))


@dataclass(frozen=True, slots=True)
class WordList:
    """WordNet's words by category, and their irregular forms."""

    categories: dict[str, frozenset[str]]
    irregular: frozenset[str]


@cache
def word_list() -> WordList:
    """Return WordNet's words, read from the model's files without loading the model."""
    import spacy  # noqa: PLC0415 - parsing loads this module, and needs spaCy only once it classifies a word
    from spacy.lookups import Lookups  # noqa: PLC0415 - same

    folder = next(spacy.util.get_package_path(DEFAULT_MODEL).glob("*/lemmatizer/lookups"))
    lookups = Lookups().from_disk(folder)
    index, exceptions = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    irregular = frozenset(form for category in _CATEGORIES for form in exceptions.get(category, ()))
    return WordList({category: frozenset(index[category]) for category in _CATEGORIES}, irregular)


@derived
def words_of(kind: str) -> frozenset[str]:
    """Return the words of one kind in ``capitalised_words.csv``, in lower case."""
    rows = read_table("capitalised_words")
    return frozenset(word for row in rows if row["kind"] == kind for word in row["words"].split("|"))


@derived_up_to(50_000)
def is_ordinary(word: str) -> bool:
    """Return whether the lower-cased word, or the form it is inflected from, is in a plain English word list."""
    known = word_list()
    if word in words_of("small") or word in known.irregular or _is_listed(known, word):
        return True
    return any(_is_listed(known, stem) for stem in _find_stems(word))


@derived_up_to(50_000)
def is_name(word: str) -> bool:
    """Return whether the lower-cased word is always printed with a capital."""
    return (
        word in _proper_names()
        or name_key(word) in _proper_names()
        or (word.endswith("s") and word[:-1] in words_of("name"))
    )


def is_common_word(word: str) -> bool:
    """Return whether the lower-cased word is an ordinary noun, in the singular or plural, that is no name as well."""
    nouns = word_list().categories["noun"]
    is_noun = word in nouns or any(word.endswith(end) and word[: -len(end)] + back in nouns for end, back in _PLURALS)
    return is_noun and not is_name(word)


def is_plain_noun(word: str) -> bool:
    """Return whether the lower-cased word is a noun in the word list and nothing else."""
    known = word_list().categories
    return word in known["noun"] and not any(word in known[other] for other in ("verb", "adj", "adv"))


@derived
def _proper_names() -> frozenset[str]:
    calendar = {word.lower() for word in (*day_name, *month_name) if word} - {"may", "march"}
    states = {country["name"].lower() for country in geonames_countries().values()}
    known = word_list().categories
    common = known["verb"] | known["adj"] | known["adv"] | words_of("not_a_name") | words_of("small")
    return frozenset((large_city_keys(_LARGE_CITY) | states) - common) | calendar | words_of("name") | words_of("given")


def _is_listed(known: WordList, word: str) -> bool:
    return any(word in words for words in known.categories.values())


def _find_stems(word: str) -> list[str]:
    stems = [word[: -len(end)] + back for end, back in _SUFFIXES + _COMPARATIVES if word.endswith(end)]
    doubled = [stem[:-1] for stem in stems if len(stem) > 2 and stem[-1] == stem[-2]]
    return [stem for stem in stems + doubled if len(stem) > 1]
