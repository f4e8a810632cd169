"""Decide whether a line below the headline is a person's name and nothing else."""

from __future__ import annotations

import re

from newsledger.knowledge.actor_names import known_phrases
from newsledger.knowledge.country_names import country_of
from newsledger.knowledge.person_names import is_given_name
from newsledger.knowledge.phrases import pieces_of
from newsledger.knowledge.vocabulary import is_name as is_known_name
from newsledger.knowledge.vocabulary import is_ordinary, is_plain_noun, words_of
from newsledger.parse.bylines import is_name
from newsledger.parse.credits import read_credit
from newsledger.parse.filing_places import is_city, is_region
from newsledger.parse.outlets import read_outlet_credit

_MOST_WORDS = 4
_INITIALS = re.compile(r"(?:[A-Z]\.-?)+|[A-Z]")


def is_author(line: str, *, is_confirmed: bool) -> bool:
    """Return whether the line is a person's name; ``is_confirmed`` means that a date or a job title follows it.

    Otherwise the line itself must look like a name, with ordinary words only after a first name ("Mark Baker").
    """
    if line.count(" ") >= _MOST_WORDS or "," in line or not is_name(line) or _is_other_entity(line):
        return False
    words = [word.strip(".").casefold() for word in line.split(" ")]
    if any(word in words_of("small") for word in words[1:]) and not is_confirmed:
        return False
    return is_confirmed or _looks_like_name(line.split(" "))


def _looks_like_name(words: list[str]) -> bool:
    first, *others = words
    if _INITIALS.fullmatch(first) or is_given_name(first):
        return all(not _is_ordinary(word) for word in others[:-1]) and (
            not _is_ordinary(others[-1]) or is_plain_noun(others[-1].casefold())
        )
    return not any(map(_is_ordinary, words))


def _is_ordinary(word: str) -> bool:
    folded = word.casefold()
    if _INITIALS.fullmatch(word) or is_known_name(folded) or folded in words_of("after_name"):
        return False
    return is_ordinary(folded)


def _is_other_entity(line: str) -> bool:
    """Return whether the line names a place, a people, an organisation, an outlet or a section."""
    if is_city(line) or is_region(line) or country_of(line) or read_credit(line):
        return True
    if read_outlet_credit(line, is_confirmed=True):
        return True
    pieces = pieces_of(line)
    hit = known_phrases().find_longest(pieces, 0)
    return hit is not None and hit[0] == len(pieces) and hit[1].kind != "person"
