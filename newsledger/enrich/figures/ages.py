"""Recognise numbers that are ages: of a person, which are no figures, or of many, which are ("the pension age is 65")."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsledger.enrich.figures.figure_lexicon import cues, effects, groups
from newsledger.enrich.syntax.inflections import is_singular_common_noun, is_singular_name
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_proper_noun
from newsledger.enrich.syntax.relations import is_active_subject, is_prepositional_phrase
from newsledger.normalise.numbers import Number

_OLDEST = 115
_AGED = frozenset({"aged", "age", "ages"})
_BETWEEN_AGES = frozenset({"of", "between", "from", "and", "to", "or", ",", "just", "around", "about", "only", "over"})
_REACH_OF_AGED = 6
_LIMITS = frozenset({"under", "over", "below", "above"})
_PAUSES = frozenset({",", ".", ";", ")", "]"})
_AGE_UNITS = ("year", "month", "day", "week")


def is_age(doc: Doc, number: Number, first: int, last: int) -> bool:
    """Return whether the number, in the sentence of tokens ``first`` to ``last``, is an age: "aged 30", "Ann, 34,"."""
    if (number.best or 0.0) > _OLDEST:
        return False
    before = doc[number.core_start - 1] if number.core_start > first else None
    following = [token.lower_ for token in doc[number.core_end : min(number.core_end + 5, last)]]
    if _says_old(following) or before is None:
        return _says_old(following)
    if before.lower_ in _AGED or _is_of_ages(doc, number, first):
        return True
    paused = not following or following[0] in _PAUSES
    if before.lower_ in _LIMITS:
        return (paused or following[0] in ("and", "or")) and before.i > 0 and _is_person(doc[before.i - 1])
    if _is_said_of_person(doc, number, before, paused=paused):
        return True
    joined = paused or following[0] == "and"
    return before.text in (",", "(") and joined and number.bound == "exact" and _follows_a_name(doc, before)


def is_age_of_many(doc: Doc, number: Number) -> bool:
    """Return whether it is an average, legal or pension age: "the average age is 34", "raised the pension age to 65"."""
    first = max(doc[number.core_start].sent.start, number.start - _REACH_OF_AGED)
    places = (token for token in doc[first : number.start] if token.lower_ in _AGED and token.i > first)
    is_of_many = any(token.nbor(-1).lower_ in cues("age_of_many") for token in places)
    return is_of_many and 0 < (number.best or 0.0) <= _OLDEST


def _is_of_ages(doc: Doc, number: Number, first: int) -> bool:
    """Read "ages of 4 and 7", "over the age of 70" and "aged between 23 and 72"."""
    before = doc[max(first, number.start - _REACH_OF_AGED) : number.start]
    for place, token in enumerate(before):
        if token.lower_ in _AGED and all(word.lower_ in _BETWEEN_AGES or word.like_num for word in before[place + 1 :]):
            return True
    return False


def _is_said_of_person(doc: Doc, number: Number, before: Token, *, paused: bool) -> bool:
    """Read "when she was 17", "now 22," and "died at 69"."""
    if not paused or number.bound != "exact" or number.kind != "count":
        return False
    if lemma_of(before) == "be":
        subjects = [token for token in before.children if is_active_subject(token)]
        return any(map(_is_one_person, subjects))
    if before.lower_ == "at":
        return lemma_of(before.head) in effects("subject") and is_prepositional_phrase(before)
    return before.lower_ == "now" and before.i > 0 and doc[before.i - 1].text == ","


def _is_one_person(token: Token) -> bool:
    if token.lower_ in ("he", "she", "i"):
        return True
    return is_singular_name(token) or (is_singular_common_noun(token) and _is_person(token))


def _says_old(following: list[str]) -> bool:
    """Read "years old", "-year-old", "-month-olds" and "years of age"."""
    if following[:1] == ["-"]:
        following = following[1:]
    counted = bool(following) and following[0].startswith(_AGE_UNITS)
    return counted and (bool({"old", "olds"} & set(following[1:3])) or following[1:3] == ["of", "age"])


def _follows_a_name(doc: Doc, comma: Token) -> bool:
    previous = doc[comma.i - 1] if comma.i > 0 else None
    return previous is not None and (is_proper_noun(previous) or _is_person(previous))


def _is_person(token: Token) -> bool:
    return lemma_of(token) in groups()
