"""Find the mention that the head of a subject or object refers to, if any."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from newsledger.enrich.mentions.candidates import Candidate
from newsledger.enrich.mentions.nominal_mentions import is_quantity, make_nominal_candidate
from newsledger.enrich.mentions.pronoun_resolution import find_antecedent
from newsledger.enrich.syntax.noun_phrases import prepositional_object
from newsledger.enrich.syntax.parts_of_speech import (
    is_determiner_word,
    is_noun_or_adjective,
    is_numeral,
    is_pronoun,
    is_proper_noun,
)
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import is_apposition, is_prepositional_phrase, is_relative_clause
from newsledger.knowledge.person_names import NEUTER, PERSONAL, PRONOUNS
from newsledger.model.once import once
from newsledger.model.reading import Mention, Reading, Sentence

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_may_name = any_of(is_pronoun, is_numeral, is_noun_or_adjective, is_determiner_word)


def find_participant(reading: Reading, token: Token) -> Mention | None:
    """Return the mention that covers the noun or pronoun, else a new nominal mention of its phrase.

    None when it names nothing that can act ("attack", "it" without antecedent). New mentions are added to the reading.
    """
    covering = reading.mention_at(token)
    if covering is not None:
        return covering
    if token.lower_ in _RELATIVE and (is_pronoun(token) or is_determiner_word(token)):
        return _resolve_relative(reading, token)
    sentence = _sentence_of(reading, token)
    if sentence is None or not _may_name(token):
        return None
    if token.lower_ in PRONOUNS:
        return _resolve_pronoun(reading, sentence, token)
    if is_quantity(token) and (counted := _counted_noun(token)) is not None:
        return find_participant(reading, counted)
    return _find_apposed_mention(reading, token) or _add_nominal_mention(reading, sentence, token)


def _add_nominal_mention(reading: Reading, sentence: Sentence, token: Token) -> Mention | None:
    candidate = make_nominal_candidate(sentence, token)
    if candidate is None:
        return None
    if candidate.kind == "other" and is_proper_noun(token):
        candidate.country = (
            candidate.country or reading.focus_country
        )  # an unknown body of those that the article is about
    return _add_candidate(reading, candidate)


def _resolve_relative(reading: Reading, token: Token) -> Mention | None:
    """Return the mention that a relative pronoun refers to."""
    clause = token.head
    while not is_relative_clause(clause) and clause.head.i != clause.i:
        clause = clause.head
    return find_participant(reading, clause.head) if is_relative_clause(clause) else None


def _resolve_pronoun(reading: Reading, sentence: Sentence, token: Token) -> Mention | None:
    """Return the antecedent; without one "he" and "they" are unknown people, "it" is nobody."""
    found = find_antecedent(reading, sentence, token)
    if found is not None:
        reading.add_pronoun(_make_pronoun_mention(sentence, token, found))
    if found is not None or token.lower_ in NEUTER:
        return found
    kind = "person" if token.lower_ in PERSONAL else "population"
    return _add_candidate(reading, Candidate(sentence, token.i, token.i + 1, token.i, token.i + 1, kind, sector="UNK"))


def _make_pronoun_mention(sentence: Sentence, token: Token, found: Mention) -> Mention:
    """Return a separate mention of the antecedent's actor at the pronoun."""
    words = sentence.passage.words(token.i, token.i + 1)
    return replace(
        found, words=words, sentence=sentence, start=token.i, end=token.i + 1, head=token.i, title=None,
        resolution="within_article",
    )  # fmt: skip


def _counted_noun(token: Token) -> Token | None:
    """Return the noun after "of" that a quantity counts."""
    for child in token.children:
        if is_prepositional_phrase(child) and child.lower_ == "of":
            return prepositional_object(child)
    return None


def _find_apposed_mention(reading: Reading, token: Token) -> Mention | None:
    """Return the mention in apposition to the noun: "the driver, Jane Doe"."""
    for child in token.children:
        if is_apposition(child) and (mention := reading.mention_at(child)) is not None:
            return mention
    return None


def _sentence_of(reading: Reading, token: Token) -> Sentence | None:
    return _sentences_by_token(reading).get((id(token.doc), token.i))


@once
def _sentences_by_token(reading: Reading) -> dict[tuple[int, int], Sentence]:
    return {
        (id(sentence.passage.doc), place): sentence
        for sentence in reading.sentences
        for place in range(sentence.span.start, sentence.span.end)
    }


def _add_candidate(reading: Reading, candidate: Candidate) -> Mention | None:
    """Add a candidate's mention to the reading, shortened to its noun where it would overlap another."""
    doc = candidate.sentence.passage.doc
    while candidate.start < candidate.end - 1 and any(
        reading.mention_at(doc[n]) for n in range(candidate.start, candidate.end)
    ):
        candidate.start = candidate.first = candidate.start + 1
    mention = candidate.to_mention()
    reading.add_mentions([mention])
    return mention
