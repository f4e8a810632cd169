"""Attribute a quotation to its verb of saying, speaker and addressee."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from newsledger.enrich.attribution.speech_verbs import (
    find_named_source,
    is_speech_verb,
    noun_phrase,
    reporting_verb,
    speaker_noun_of,
    words_of_kind,
)
from newsledger.enrich.syntax.clauses import clause_head
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.noun_phrases import prepositional_object
from newsledger.enrich.syntax.parts_of_speech import is_adposition, is_noun_or_pronoun, is_verb, is_verb_or_auxiliary
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_apposition,
    is_compound_part,
    is_conjunct,
    is_coordinator,
    is_direct_object,
    is_nominal_modifier,
    is_parataxis,
    is_possessor,
    is_prepositional_object,
    is_prepositional_phrase,
    is_punctuation,
    is_recipient,
    is_relative_clause,
    is_subject,
    is_subject_or_clausal,
    is_subordinator,
)
from newsledger.model.reading import Sentence

_is_inside_phrase = any_of(is_prepositional_object, is_apposition, is_possessor, is_compound_part, is_nominal_modifier)
_is_beside_predicate = any_of(is_subject, is_parataxis, is_coordinator, is_subordinator, is_punctuation)


@dataclass(frozen=True, slots=True)
class Speech:
    """A verb of saying (None after "according to") with its speaker and its addressee, if any."""

    verb: Token | None
    speaker: Token | None
    addressee: Token | None


def speech_of(verb: Token) -> Speech:
    """Return the speaker and the addressee of the verb."""
    return Speech(verb, speaker_noun_of(verb), _addressee(verb))


def _addressee(verb: Token) -> Token | None:
    """Return the object of "told X", or the noun after "said to"."""
    listens = lemma_of(verb) in words_of_kind("listener_verb")
    for child in verb.children:
        if is_recipient(child) or (listens and is_direct_object(child) and is_noun_or_pronoun(child)):
            return child if not is_adposition(child) else next(iter(child.children), None)
        if (
            is_prepositional_phrase(child)
            and child.lower_ == "to"
            and lemma_of(verb) in words_of_kind("spoken_to_verb")
        ):
            return prepositional_object(child)
    return None


def find_governing_speech(sentence: Sentence, start: int, end: int, quoted: Sequence[range]) -> Speech | None:
    """Return the speech whose content is the tokens ``start`` to ``end``; its verb lies outside all quotations."""
    root = sentence.passage.doc[start:end].root
    verb = _carrying_verb(root, quoted) or reporting_verb(root)
    if verb is not None and _is_quoted(verb, quoted):
        verb = None
    if verb is None and end - start > 2:
        verb = _nearest_speech_verb(sentence, start, end, quoted)
    if verb is None:
        named = find_named_source(sentence, root) if is_verb_or_auxiliary(root) else None
        return Speech(None, named, None) if named is not None and not _is_quoted(named, quoted) else None
    speech = speech_of(verb)
    return speech if speech.speaker is not None else replace(speech, speaker=_noun_between(end, verb, quoted))


def is_scare_quote(speech: Speech, sentence: Sentence, start: int, end: int) -> bool:
    """Return whether the few quoted words belong to the narration, so that the marks are only scare quotes."""
    root = sentence.passage.doc[start:end].root
    if speech.speaker is None or speech.verb is None:
        return True
    if lemma_of(speech.verb) in words_of_kind("quoting_verb") and root.head.i != root.i:
        return False
    if is_direct_object(root) and any(child.i < start for child in root.children):
        return True
    clause = clause_head(root)
    outside = (child for child in clause.children if not start <= child.i < end)
    is_own = start <= clause.i < end and all(map(_is_beside_predicate, outside))
    return clause.i != speech.verb.i and not is_own


def _noun_between(end: int, verb: Token, quoted: Sequence[range]) -> Token | None:
    """Return the noun between the quotation and its verb of saying, for parses that miss the subject."""
    nouns = (
        word
        for word in verb.doc[end : verb.i]
        if is_noun_or_pronoun(word) and not _is_inside_phrase(word) and not _is_quoted(word, quoted)
    )
    return next(nouns, None)


def _is_quoted(token: Token, quoted: Sequence[range]) -> bool:
    return any(token.i in span for span in quoted)


def _carrying_verb(root: Token, quoted: Sequence[range]) -> Token | None:
    """Return the verb above the quotation that takes it as content ("vowed to …", "called it …"), not as subject."""
    below = root
    for verb in root.ancestors:
        if is_subject_or_clausal(below) or is_relative_clause(below):
            return None
        if not is_conjunct(below) and not _is_quoted(verb, quoted) and _is_quotation_verb(verb):
            return verb
        below = verb
    return None


def _is_quotation_verb(verb: Token) -> bool:
    return is_verb(verb) and (is_speech_verb(verb) or lemma_of(verb) in words_of_kind("quoting_verb"))


def _nearest_speech_verb(sentence: Sentence, start: int, end: int, quoted: Sequence[range]) -> Token | None:
    """Return the nearest verb of saying with a subject in the sentence, for parses that lost the link."""
    verbs = [
        word
        for word in sentence.span
        if is_speech_verb(word) and not _is_quoted(word, quoted) and not start <= word.i < end and speaker_noun_of(word)
    ]
    return min(verbs, key=lambda verb: min(abs(verb.i - start), abs(verb.i - end)), default=None)


def printed_noun_phrase(sentence: Sentence, token: Token | None) -> str | None:
    """Return the noun phrase of the token as printed."""
    return sentence.passage.words(*noun_phrase(token)).text if token is not None else None
