"""Find the country of a noun such as "town" or "capital" in the words before it.

"The Ethiopian border town", "Nigeria's northern city".
"""

from __future__ import annotations

from spacy.tokens import Doc

from newsledger.enrich.syntax.parts_of_speech import is_adposition, is_verb_or_auxiliary
from newsledger.enrich.syntax.relations import is_prepositional_object
from newsledger.knowledge.countries import country_by_name
from newsledger.knowledge.gazetteer import Place, places_named
from newsledger.knowledge.reference import derived

_REACH, _LONGEST_NAME = 4, 3
_GENITIVES = frozenset({"'s", "’s", "'", "’"})


def owner_of(doc: Doc, noun: int) -> str | None:
    """Return the country of the adjective or genitive before the noun at that token; None when there is none."""
    for at in range(noun - 1, max(-1, noun - 1 - _REACH), -1):
        word = doc[at]
        if is_verb_or_auxiliary(word) or is_adposition(word) or is_prepositional_object(word):
            return None
        if word.text in _adjectives():
            return _adjectives()[word.text]
        if word.text in _names() and doc[at + 1].text in _GENITIVES:
            return _names()[word.text]
    return None


def owning_division(doc: Doc, noun: int) -> Place | None:
    """Return the state or province named before the noun at that token: "the North Carolina town", "Bavaria's capital"."""
    for at in range(noun, max(0, noun - _REACH), -1):
        if at < noun and (is_verb_or_auxiliary(doc[at]) or is_adposition(doc[at]) or doc[at].is_punct):
            return None
        end = at - 1 if doc[at - 1].text in _GENITIVES else at
        for start in range(max(0, end - _LONGEST_NAME), end):
            if doc[start].text[0].isupper() and (found := _division_called(doc[start:end].text)) is not None:
                return found
    return None


def _division_called(words: str) -> Place | None:
    """Return the admin1 that the words mean, if they mean nothing larger."""
    places = places_named(words)
    return places[0] if places and places[0].precision == "admin1" and places[0].admin1 else None


def is_nationality(word: str) -> bool:
    """Return whether the word is the adjective of a country: "Ugandan"."""
    return word in _adjectives()


@derived
def _adjectives() -> dict[str, str]:
    return country_by_name("adjective")


@derived
def _names() -> dict[str, str]:
    return country_by_name("name")
