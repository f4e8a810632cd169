"""Times long past that are no days: what enters is an event's token, what leaves is whether it is told of such a time.

"Decades ago", "in the 1980s", "during the civil war", "under the shah", "after the 1973 coup", "twenty years after".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from spacy.tokens import Token

from newsledger.enrich.factuality.cues import said
from newsledger.enrich.syntax.arguments import governing_verb
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.knowledge.leaders import leader_named
from newsledger.knowledge.lexicon import cue_words

_DECADE = re.compile(r"((?:18|19|20)\d)0s")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_WITHIN = ("in", "of")
_WHILE = ("during", "under", "amid", "throughout")
_DATED = ("during", "amid", "throughout", "after")
_YEARS = ("year", "decade", "generation", "century")
_THIS_YEAR = 9999


def is_long_ago(token: Token, published: date | None) -> bool:
    """Tell whether a time beside the event, or the clause it stands in, lies long before publication."""
    year = published.year if published is not None else _THIS_YEAR
    return any(_is_past(one, year, published) for one in _places_of_time(token)) or _is_told_of_a_past(token, year)


def _places_of_time(token: Token) -> Iterator[Token]:
    """Yield the words beneath which a time of the event may stand: its own, its carrier's, the first of a list of verbs."""
    yield token
    if token.pos_ in ("VERB", "AUX"):
        shares = token.dep_ in ("conj", "xcomp") and not any(child.dep_.startswith("nsubj") for child in token.lefts)
        if shares:
            yield token.head
        return
    carrier = governing_verb(token)
    if carrier is not None and lemma_of(carrier) in cue_words("light") | cue_words("occur"):
        yield carrier


def _is_past(head: Token, year: int, published: date | None) -> bool:
    for child in head.children:
        if child.dep_ == "prep" and any(_is_past_under(child, noun, year, published) for noun in child.children):
            return True
        if child.lower_ == "ago" and any(lemma_of(unit) in _YEARS for unit in child.lefts):
            return True
        if child.dep_ in ("dobj", "nsubjpass") and any(
            _is_in_decade(noun, year) for noun in (child, *_nouns_of(child))
        ):
            return True
    return False


def _nouns_of(noun: Token) -> list[Token]:
    return [inner for child in noun.children if child.lower_ == "of" for inner in child.children]


def _is_in_decade(noun: Token, year: int) -> bool:
    """Tell whether a time that the parse hangs on the object is a decade ("shot hundreds in the 1980s")."""
    inside = (child for child in noun.children if child.dep_ == "prep" and child.lower_ == "in")
    return any(_is_decade(time, year) for child in inside for time in child.children)


def _is_past_under(preposition: Token, noun: Token, year: int, published: date | None) -> bool:
    word = preposition.lower_
    if word in _WITHIN and (word != "of" or preposition.head.pos_ == "NOUN"):
        return _is_decade(noun, year) or _is_named(noun, "age")
    if word == "under" and _is_past_ruler(noun, published):
        return True
    if word in _WHILE and (_is_decade(noun, year) or _is_named(noun, "age") or _is_named(noun, "era")):
        return True
    return word in _DATED and any(
        _is_year_before(child, year) and child.dep_ in ("nummod", "compound") for child in noun.lefts
    )


def _is_named(noun: Token, kind: str) -> bool:
    beside = [child.lower_ for child in noun.lefts if child.dep_ in ("amod", "compound", "poss", "nmod")]
    return any(said(kind, phrase) for phrase in (noun.lower_, *(f"{word} {noun.lower_}" for word in beside)))


def _is_decade(noun: Token, year: int) -> bool:
    found = _DECADE.fullmatch(noun.lower_)
    return found is not None and int(found[1]) * 10 + 9 < year - 1


def _is_year_before(token: Token, year: int) -> bool:
    return _YEAR.fullmatch(token.text) is not None and int(token.text) < year - 1


def _is_past_ruler(noun: Token, published: date | None) -> bool:
    if any(child.lower_ in ("former", "late") for child in noun.lefts):
        return True
    name = " ".join(word.text for word in (*(one for one in noun.lefts if one.dep_ == "compound"), noun))
    leader = leader_named(name, published) if noun.pos_ == "PROPN" and published is not None else None
    return leader is not None and published is not None and leader.offices[-1].to_year < published.year


def _comes_years_after(word: Token) -> bool:
    """Tell whether "years" or "a decade" stands before "after", which tells what came first from what came later."""
    return word.lower_ == "after" and any(lemma_of(child) in _YEARS for child in word.lefts)


def _is_told_of_a_past(token: Token, year: int) -> bool:
    """Tell whether the clause says when: "twenty years after rebels shelled", "1965, when marines fired"."""
    if token.dep_ in ("pobj", "pcomp"):
        return _comes_years_after(token.head)
    openers = [child for child in token.lefts if child.dep_ in ("mark", "advmod")]
    if any(child.lower_ == "after" for child in openers):
        return any(child.dep_ == "npadvmod" and lemma_of(child) in _YEARS for child in token.lefts) or any(
            _comes_years_after(child) for child in openers
        )
    is_when = token.dep_ in ("relcl", "advcl") and any(child.lower_ == "when" for child in openers)
    return is_when and (_is_year_before(token.head, year) or _is_decade(token.head, year))
