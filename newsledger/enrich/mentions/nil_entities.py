"""Find persons missing from the reference tables among runs of capitalised words."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.mentions.candidates import Candidate
from newsledger.enrich.mentions.gazetteer_matches import GazetteerMatches
from newsledger.enrich.mentions.organisations import make_unlisted_body_candidate
from newsledger.enrich.syntax.coordination import first_conjunct
from newsledger.enrich.syntax.inflections import is_genitive_marker
from newsledger.enrich.syntax.parts_of_speech import is_determiner_word, is_verb
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_agent_phrase,
    is_apposition,
    is_attributive,
    is_compound_part,
    is_core_argument,
    is_nominal_modifier,
    is_possessor,
    is_prepositional_object,
    is_recipient,
    is_subject,
)
from newsledger.knowledge.cities import country_of_place_name
from newsledger.knowledge.leaders import is_surname_of_leader
from newsledger.knowledge.person_names import (
    begins_thing_name,
    is_first_name,
    is_given_name,
    is_honorific,
    is_listed_name,
    is_party_of_state,
    is_thing_word,
)
from newsledger.knowledge.vocabulary import is_common_word
from newsledger.model.reading import Sentence

_may_be_person = any_of(is_recipient, is_core_argument, is_agent_phrase, is_apposition, is_possessor)
_DEALING_PREPOSITIONS = frozenset({"with", "by", "against", "between"})


def find_nil_candidates(matches: GazetteerMatches, sentence: Sentence) -> list[Candidate]:
    """Return candidates for persons named without a title, and for organisations, in order.

    An ambiguous single word is doubtful: it stands only if the article or the reference knows the name.
    """
    candidates = []
    end = sentence.span.start
    for position in matches.capitals_within(sentence.span.start, sentence.span.end):
        if position < end:
            continue
        end = min(matches.name_end(position), sentence.span.end)
        body = make_unlisted_body_candidate(matches, sentence, position, end) if end > position else None
        if body is not None:
            candidates.append(body)
            end = body.end
        elif end > position and not is_honorific(matches.texts[position].lower()):
            start = position - 1 if _is_after_honorific(matches, position, sentence) else position
            is_person = start < position or _is_person(matches, sentence, position, end)
            if is_person or _is_possible_surname(matches, position, end):
                candidate = _make_candidate(sentence, start, position, end, is_doubtful=not is_person)
                candidates.append(_set_country(matches, candidate))
    return candidates


def _make_candidate(sentence: Sentence, start: int, first: int, end: int, *, is_doubtful: bool) -> Candidate:
    return Candidate(sentence, start, end, first, end, "person", "surface", is_named=True, is_doubtful=is_doubtful)


def _set_country(matches: GazetteerMatches, candidate: Candidate) -> Candidate:
    """Set the country given around the name: "Chile's Ana Rojas", "the Chilean Ana Rojas", "Ana Rojas of Chile"."""
    after = (
        matches.by_token.get(candidate.end + 1)
        if candidate.end < len(matches.texts) and matches.texts[candidate.end] == "of"
        else None
    )
    if after is not None and after.known.sort == "name":
        candidate.country, candidate.end = after.known.country, after.end
        return candidate
    start = (
        candidate.start - 1
        if candidate.start and is_genitive_marker(matches.tokens[candidate.start - 1])
        else candidate.start
    )
    before = matches.by_token.get(start - 1)
    sort = "adjective" if start == candidate.start else "name"
    if before is not None and before.known.sort == sort and before.start not in matches.taken:
        candidate.country, candidate.start = before.known.country, max(before.start, candidate.sentence.span.start)
    return candidate


def _is_after_honorific(matches: GazetteerMatches, position: int, sentence: Sentence) -> bool:
    return position > sentence.span.start and is_honorific(matches.tokens[position - 1].lower_)


def _is_person(matches: GazetteerMatches, sentence: Sentence, start: int, end: int) -> bool:
    """Return whether the name is a person's, by its first name or its syntactic position."""
    words = [token for token in matches.tokens[start:end] if token.text[0].isalpha()]
    if _is_no_person(words) or is_party_of_state("".join(matches.texts[start : start + 3])):
        return False
    root = matches.tokens[start].doc[start:end].root
    is_free = not (is_compound_part(root) or is_nominal_modifier(root)) or root.head.i < start
    if len(words) > 1 and (is_given_name(words[0].text) or (is_free and is_first_name(words[0].text))):
        return is_free
    if sentence.is_headline or (start > 0 and is_determiner_word(matches.tokens[start - 1])) or _is_city(words):
        return False
    if not is_listed_name(words[0].text) and _is_common(words[-1]):
        return False
    if len(words) == 1:
        return _is_acting(root) and is_first_name(root.text)
    return _is_in_person_position(root)


def _is_common(word: Token) -> bool:
    """Return whether the word is an ordinary noun, which no surname known to the reference is: "Capital Region"."""
    return is_common_word(word.lower_) and not is_first_name(word.text) and not is_surname_of_leader(word.text)


def _is_acting(name: Token) -> bool:
    return is_subject(name) and is_verb(name.head) and not name.is_sent_start


def _is_in_person_position(root: Token) -> bool:
    """Return whether a name without a known first name stands where persons do."""
    first = first_conjunct(root)
    return first.head.lower_ in _DEALING_PREPOSITIONS if is_prepositional_object(first) else _may_be_person(first)


def _is_possible_surname(matches: GazetteerMatches, start: int, end: int) -> bool:
    root = matches.tokens[start].doc[start:end].root
    if is_thing_word(root.text) or is_party_of_state("".join(matches.texts[start : start + 3])):
        return False
    return end - start <= 3 and not is_attributive(root) and root.text[0].isupper()


def _is_city(words: list[Token]) -> bool:
    return country_of_place_name(" ".join(word.text for word in words)) is not None


def _is_no_person(words: list[Token]) -> bool:
    if words and begins_thing_name(words[0].text) and len(words) > 1:
        return True
    return any(_is_in_capitals(word.text) or is_thing_word(word.text) for word in words)


def _is_in_capitals(text: str) -> bool:
    """Return whether the word is an acronym; initials are none ("J.P.")."""
    return text.isupper() and len(text) > 1 and "." not in text
