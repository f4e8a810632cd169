"""Times long past: decide whether words place an event, or a value, long before publication.

"Decades ago", "in the 1980s", "the 2004 bombing", "during the civil war", "under the shah", "after the 1973 coup",
"twenty years after"; of a value, the one before a change ("rose from 20 to 30").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from spacy.tokens import Token

from newsledger.enrich.factuality.cues import cue_realis
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_common_noun, is_proper_noun, is_verb_or_auxiliary
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adverb_modifier,
    is_adverbial_clause,
    is_adverbial_noun,
    is_apposition,
    is_clause_of_noun,
    is_compound_part,
    is_conjunct,
    is_noun_modifier,
    is_numeral_modifier,
    is_open_complement,
    is_patient,
    is_prepositional_clause,
    is_prepositional_object,
    is_prepositional_phrase,
    is_relative_clause,
    is_subject,
    is_subordinator,
)
from newsledger.enrich.syntax.verb_phrases import governing_verb
from newsledger.knowledge.leaders import leader_named
from newsledger.knowledge.lexicon import cue_words
from newsledger.knowledge.reference import derived, read_table
from newsledger.model.reading import When

_is_part_of_date = any_of(is_apposition, is_compound_part, is_numeral_modifier)
_DECADE = re.compile(r"((?:18|19|20)\d)0s")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_YEAR_OR_YEARS = re.compile(r"(?:1[89]|20)\d\d(?:[-–]\d{2,4})?")
_DATING = frozenset({"in", "during", "of"})
_WITHIN = ("in", "of")
_WHILE = ("during", "under", "amid", "throughout")
_DATED = ("during", "amid", "throughout", "after")
_YEARS = ("year", "decade", "generation", "century")
_THIS_YEAR = 9999


def is_long_ago(token: Token, when: When | None, published: date | None) -> bool:
    """Return whether a time beside the event, or the clause it stands in, lies long before publication."""
    year = published.year if published is not None else _THIS_YEAR
    if any(_is_past(one, year, published) for one in _places_of_time(token)) or _is_clause_of_past(token, year):
        return True
    is_recent_day = when is not None and when.precision == "day"
    return published is not None and not is_recent_day and _names_earlier_year(token, published)


def is_former_value(first: Token) -> bool:
    """Return whether the value that begins with the token is the 20 of "rose from 20 to 30"."""
    if first.i == 0:
        return False
    preposition = first.nbor(-1)
    head = preposition.head
    return preposition.lower_ == "from" and (head.lower_ == "up" or lemma_of(head) in _change_verbs())


@derived
def _change_verbs() -> frozenset[str]:
    rows = read_table("figure_cues")
    return frozenset(word for row in rows if row["cue"] == "change" for word in row["words"].split("|"))


def _names_earlier_year(token: Token, published: date) -> bool:
    """Return whether the event's own noun phrase is dated: "the 2004 bombing that killed", "died in the war of 1992-95"."""
    if any(child.lower_ == "since" and is_prepositional_phrase(child) for child in token.children):
        return False
    noun = token.head if is_clause_of_noun(token) else token
    subjects = [child for child in token.children if is_subject(child)]
    for part in (part for word in (token, noun, *subjects) for part in word.children):
        words = _time_words(part) if part.lower_ in _DATING else (part,)
        if any(_is_earlier_year(word, published) for word in words):
            return True
    return False


def _time_words(preposition: Token) -> Iterator[Token]:
    """Yield the words of the phrase under a preposition, without its clauses and what only began then ("since 1990")."""
    for word in preposition.children:
        yield word
        for child in word.children:
            if child.lower_ in _DATING:
                yield from _time_words(child)
            elif _is_part_of_date(child):
                yield child


def _is_earlier_year(word: Token, published: date) -> bool:
    return _YEAR_OR_YEARS.fullmatch(word.text) is not None and int(word.text[:4]) < published.year


def _places_of_time(token: Token) -> Iterator[Token]:
    """Yield the words beneath which a time of the event may stand: its own, its carrier's, the first of a list of verbs."""
    yield token
    if is_verb_or_auxiliary(token):
        shares = (is_conjunct(token) or is_open_complement(token)) and not any(map(is_subject, token.lefts))
        if shares:
            yield token.head
        return
    carrier = governing_verb(token)
    if carrier is not None and lemma_of(carrier) in cue_words("light") | cue_words("occur"):
        yield carrier


def _is_past(head: Token, year: int, published: date | None) -> bool:
    for child in head.children:
        if is_prepositional_phrase(child) and any(
            _is_past_under(child, noun, year, published) for noun in child.children
        ):
            return True
        if child.lower_ == "ago" and any(lemma_of(unit) in _YEARS for unit in child.lefts):
            return True
        if is_patient(child) and any(_is_in_decade(noun, year) for noun in (child, *_nouns_of(child))):
            return True
    return False


def _nouns_of(noun: Token) -> list[Token]:
    return [inner for child in noun.children if child.lower_ == "of" for inner in child.children]


def _is_in_decade(noun: Token, year: int) -> bool:
    """Return whether a time that the parse hangs on the object is a decade ("shot hundreds in the 1980s")."""
    inside = (child for child in noun.children if is_prepositional_phrase(child) and child.lower_ == "in")
    return any(_is_decade(time, year) for child in inside for time in child.children)


def _is_past_under(preposition: Token, noun: Token, year: int, published: date | None) -> bool:
    word = preposition.lower_
    if word in _WITHIN and (word != "of" or is_common_noun(preposition.head)):
        return _is_decade(noun, year) or _is_named(noun, "age")
    if word == "under" and _is_past_ruler(noun, published):
        return True
    if word in _WHILE and (_is_decade(noun, year) or _is_named(noun, "age") or _is_named(noun, "era")):
        return True
    return word in _DATED and any(
        _is_year_before(child, year) and (is_compound_part(child) or is_numeral_modifier(child)) for child in noun.lefts
    )


def _is_named(noun: Token, kind: str) -> bool:
    beside = [child.lower_ for child in noun.lefts if is_noun_modifier(child)]
    return any(cue_realis(kind, phrase) for phrase in (noun.lower_, *(f"{word} {noun.lower_}" for word in beside)))


def _is_decade(noun: Token, year: int) -> bool:
    found = _DECADE.fullmatch(noun.lower_)
    return found is not None and int(found[1]) * 10 + 9 < year - 1


def _is_year_before(token: Token, year: int) -> bool:
    return _YEAR.fullmatch(token.text) is not None and int(token.text) < year - 1


def _is_past_ruler(noun: Token, published: date | None) -> bool:
    if any(child.lower_ in ("former", "late") for child in noun.lefts):
        return True
    name = " ".join(word.text for word in (*(one for one in noun.lefts if is_compound_part(one)), noun))
    leader = leader_named(name, published) if is_proper_noun(noun) and published is not None else None
    return leader is not None and published is not None and leader.offices[-1].to_year < published.year


def _comes_years_after(word: Token) -> bool:
    """Return whether "years" or "a decade" stands before "after", which tells what came first from what came later."""
    return word.lower_ == "after" and any(lemma_of(child) in _YEARS for child in word.lefts)


def _is_clause_of_past(token: Token, year: int) -> bool:
    """Return whether the clause says when: "twenty years after rebels shelled", "1965, when marines fired"."""
    if is_prepositional_object(token) or is_prepositional_clause(token):
        return _comes_years_after(token.head)
    openers = [child for child in token.lefts if is_subordinator(child) or is_adverb_modifier(child)]
    if any(child.lower_ == "after" for child in openers):
        return any(is_adverbial_noun(child) and lemma_of(child) in _YEARS for child in token.lefts) or any(
            _comes_years_after(child) for child in openers
        )
    is_when = (is_adverbial_clause(token) or is_relative_clause(token)) and any(
        child.lower_ == "when" for child in openers
    )
    return is_when and (_is_year_before(token.head, year) or _is_decade(token.head, year))
