"""Turn a noun that names no known actor into a nominal mention, if it can act or be affected."""

from __future__ import annotations

import re

from spacy.tokens import Token

from newsledger.enrich.mentions.candidates import Candidate
from newsledger.enrich.syntax.inflections import is_plural_noun
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_determiner_word, is_numeral, is_pronoun, is_proper_noun
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_case_marker,
    is_noun_modifier,
    is_number_modifier,
    is_numeral_modifier,
    is_patient,
    is_prepositional_phrase,
)
from newsledger.knowledge.actor_names import KnowledgeBaseEntry, known_phrases
from newsledger.knowledge.bodies import kind_of_body, kind_of_group
from newsledger.knowledge.cities import country_of_city
from newsledger.knowledge.country_names import country_of, is_region
from newsledger.knowledge.person_names import is_calendar_word
from newsledger.knowledge.phrases import pieces_of
from newsledger.knowledge.reference import derived, read_table
from newsledger.model.reading import Sentence

_is_own_modifier = any_of(is_noun_modifier, is_numeral_modifier, is_number_modifier, is_case_marker)
_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_STATE_FORCES = frozenset({"MIL", "COP", "GOV", "SPY"})
_OF_PLACE = frozenset({"of", "in", "from", "at", "near"})


def make_nominal_candidate(sentence: Sentence, token: Token) -> Candidate | None:
    """Return a candidate for the phrase of a noun no mention covers; None when it cannot take part in an event."""
    if _is_of_region(token):
        return None
    country = country_of(token.text)
    if country is not None and token.text[0].isupper():
        return _single_word_candidate(
            sentence, token, KnowledgeBaseEntry("name", token.text, country, None, "state", f"state:{country}")
        )
    known = _look_up(token)
    if known is not None:
        return _candidate_of_known(sentence, token, known)
    people = ("people", "UNK") if _is_bare_number(token) else None
    word = people or _population_words().get(lemma_of(token)) or _population_words().get(token.lower_)
    if word is not None:
        return _candidate_of_word(sentence, token, *word)
    if is_proper_noun(token) and token.text[0].isupper() and not is_calendar_word(token.text):
        return _candidate_of_name(sentence, token)
    return None


def _is_bare_number(token: Token) -> bool:
    """Return whether a number stands for the people it counts ("120 were arrested"); a year counts nobody."""
    return is_numeral(token) and is_patient(token) and not _YEAR.fullmatch(token.text)


def is_quantity(token: Token) -> bool:
    """Return whether the word only counts what follows "of": "thousands of protesters"."""
    return token.lower_ in _quantity_words() or is_numeral(token)


def country_named(token: Token) -> str | None:
    """Return the country that the word names, unless it is part of a region's name: "American" in "Latin American"."""
    return None if _is_of_region(token) else country_of(token.text)


def _is_of_region(token: Token) -> bool:
    return token.i > 0 and is_region(f"{token.nbor(-1).text} {token.text}")


def phrase_country(token: Token) -> str | None:
    """Return the country given by the words around a noun: "Iraqi towns", "a village in Peru"."""
    for child in token.children:
        country = country_named(child) if _is_own_modifier(child) else None
        if country is not None:
            return country
    for child in token.children:
        if is_prepositional_phrase(child) and child.lower_ in _OF_PLACE:
            for noun in child.children:
                country = country_named(noun) or country_of_city(noun.text) if noun.text[0].isupper() else None
                if country is not None or (country := phrase_country(noun)) is not None:
                    return country
    return None


def _candidate_of_known(sentence: Sentence, token: Token, known: KnowledgeBaseEntry) -> Candidate:
    if known.sort == "capital" and known.country is not None:
        return _single_word_candidate(sentence, token, _people_of(known.country, known.name))
    if known.sort != "title":
        return _single_word_candidate(sentence, token, known)
    kinds = {"person": "person", "group": kind_of_group(known.sector), "body": kind_of_body(known.sector)}
    candidate = _phrase_candidate(sentence, token, kinds[known.denotes], known.sector)
    candidate.role = known.name
    return candidate


def _candidate_of_word(sentence: Sentence, token: Token, sort: str, sector: str) -> Candidate | None:
    if sort == "housing":
        return _candidate_of_premises(sentence, token)
    if sort == "people":
        return _phrase_candidate(sentence, token, "population", "UNK")
    candidate = _phrase_candidate(sentence, token, "population" if sort == "place" else "government_body", sector)
    return candidate if candidate.country is not None or sort == "force" else None


def _candidate_of_premises(sentence: Sentence, token: Token) -> Candidate | None:
    """Return a candidate for the premises or vehicle of a body, if named: "police post", "army truck"."""
    for child in token.children:
        known = _look_up(child) if _is_own_modifier(child) else None
        if known is not None and known.denotes == "body" and known.sector in _STATE_FORCES:
            return _phrase_candidate(sentence, token, kind_of_body(known.sector), known.sector)
    return None


def _candidate_of_name(sentence: Sentence, token: Token) -> Candidate:
    """Return a candidate for an unknown name; a city stands for its people."""
    country = country_of_city(token.text)
    if country is not None:
        return _single_word_candidate(sentence, token, _people_of(country, token.text))
    return _phrase_candidate(sentence, token, "other", "UNK")


def _look_up(token: Token) -> KnowledgeBaseEntry | None:
    pieces = pieces_of(token.text)
    hit = known_phrases().find_longest(pieces, 0) if pieces else None
    return hit[1] if hit is not None and hit[0] == len(pieces) else None


def _single_word_candidate(sentence: Sentence, token: Token, known: KnowledgeBaseEntry) -> Candidate:
    """Return a candidate for a word the reference knows."""
    return Candidate(
        sentence, token.i, token.i + 1, token.i, token.i + 1, known.kind,
        "reference" if known.actor_id else "surface", known.country, known.sector, known.actor_id,
        known.name if known.actor_id else None,
    )  # fmt: skip


def _people_of(country: str, name: str) -> KnowledgeBaseEntry:
    """Return the people of a city, which is what it means when affected by an event."""
    return KnowledgeBaseEntry("capital", name, country, "CVL", "population")


def _phrase_candidate(sentence: Sentence, token: Token, kind: str, sector: str | None) -> Candidate:
    """Return a candidate for the noun with its premodifiers, without determiners."""
    start = token.i
    while start > sentence.span.start:
        before = token.doc[start - 1]
        is_own = _is_own_modifier(before) and before.head.i <= token.i and before.head.i >= start
        if not is_own or is_pronoun(before) or is_determiner_word(before):
            break
        start -= 1
    return Candidate(
        sentence, start, token.i + 1, start, token.i + 1, kind, country=phrase_country(token), sector=sector,
        is_plural=is_plural_noun(token),
    )  # fmt: skip


@derived
def _population_words() -> dict[str, tuple[str, str]]:
    return {
        row["word"]: (row["sort"], row["sector"])
        for row in reversed(read_table("population_words"))
        if row["sort"] != "quantity"
    }


@derived
def _quantity_words() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("population_words") if row["sort"] == "quantity")
