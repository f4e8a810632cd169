"""Resolve a pronoun to an earlier mention."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.syntax.parts_of_speech import is_proper_noun
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adverbial_clause,
    is_conjunct,
    is_object,
    is_open_complement,
    is_prepositional_object,
    is_subject,
)
from newsledger.knowledge.person_genders import OF_PRONOUN, gender_of_name, gender_of_office, gender_of_words
from newsledger.knowledge.person_names import NEUTER, PERSONAL
from newsledger.model.reading import Mention, Reading, Sentence

_BODIES = frozenset({"state", "igo", "government_body", "armed_group", "party", "ngo", "company", "media"})
_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "inside", "into", "across", "outside", "around"})
_shares_subject = any_of(is_open_complement, is_adverbial_clause, is_conjunct)
_FARTHEST = 3


def find_antecedent(reading: Reading, sentence: Sentence, token: Token) -> Mention | None:
    """Return the nearest earlier mention that agrees with the pronoun; None when there is none.

    Within a sentence the subject is preferred, then the nearest; the search goes back at most three sentences.
    """
    word = token.lower_
    for earlier in _sentences_back_from(reading, sentence):
        end = token.i if earlier is sentence else earlier.span.end
        compatible = [one for one in _mentions_in(reading, earlier, end) if _is_compatible(one, word)]
        if earlier is sentence and is_object(token):
            compatible = _exclude_own_subject(compatible, token)
        subjects = [m for m in compatible if is_subject(m.sentence.passage.doc[m.head])]
        if compatible:
            return subjects[0] if subjects else compatible[-1]
    return None


def _exclude_own_subject(compatible: list[Mention], token: Token) -> list[Mention]:
    """Return the mentions without the subject of the pronoun's own verb: in "Jones accused him", not Jones."""
    verb = token.head
    while _shares_subject(verb) and not any(map(is_subject, verb.lefts)):
        verb = verb.head
    subjects = [child.i for child in verb.lefts if is_subject(child)]
    return [one for one in compatible if not any(one.start <= subject < one.end for subject in subjects)]


def _sentences_back_from(reading: Reading, sentence: Sentence) -> Iterator[Sentence]:
    """Yield the sentence and those before it, within title or body."""
    position = sentence.index + (0 if sentence.is_headline else _count_title_sentences(reading))
    for earlier in reversed(reading.sentences[max(0, position - _FARTHEST) : position + 1]):
        if earlier.is_headline == sentence.is_headline:
            yield earlier


def _count_title_sentences(reading: Reading) -> int:
    return next((n for n, one in enumerate(reading.sentences) if not one.is_headline), len(reading.sentences))


def _mentions_in(reading: Reading, sentence: Sentence, end: int) -> list[Mention]:
    """Return the mentions of the sentence that end by the token, in order."""
    doc = sentence.passage.doc
    found = (reading.mention_at(doc[position]) for position in range(sentence.span.start, end))
    return [one for one in dict.fromkeys(found) if one is not None and one.end <= end and not _is_place(one)]


def _is_place(mention: Mention) -> bool:
    """Return whether the mention is only a location: "in Vienna"."""
    head = mention.sentence.passage.doc[mention.head]
    return is_prepositional_object(head) and head.head.lower_ in _PLACE_PREPOSITIONS


def _is_compatible(mention: Mention, pronoun: str) -> bool:
    if pronoun in PERSONAL:
        return mention.kind == "person" and _gender_of(mention) in {None, OF_PRONOUN[pronoun]}
    if pronoun in NEUTER:
        return mention.kind in _BODIES
    return mention.kind not in {"person", "state"}


def _gender_of(mention: Mention) -> str | None:
    """Return the gender that the words of the mention say, else the person's given name; None if nothing does."""
    doc = mention.sentence.passage.doc
    before = [doc[place].lower_ for place in range(mention.start, mention.end) if not is_proper_noun(doc[place])]
    title = [*(mention.title or "").lower().split(), *before, doc[mention.start].lower_]
    of_name = gender_of_words(title) or gender_of_name(mention.name or mention.words.text)
    return of_name or gender_of_office(mention.title or "")
