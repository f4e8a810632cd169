"""Find the source to which the clause of a token is attributed."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.attribution.speech_verbs import (
    find_named_source,
    noun_phrase,
    reporting_verb,
    speaker_noun_of,
    words_of_kind,
)
from newsledger.enrich.mentions import find_participant
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_pronoun, is_verb_or_auxiliary
from newsledger.enrich.syntax.relations import is_noun_modifier
from newsledger.model.reading import Mention, Reading, Sentence, Source

__all__ = ["find_source", "find_speaker", "reporting_verb", "speaker_of"]

_LONGEST_HEADLINE_SOURCE = 5


def find_source(reading: Reading, sentence: Sentence, token: Token) -> Source | None:
    """Return the source of the token's clause ("according to …", "…, X said"); None when it has none."""
    named = _find_source_noun(reading, sentence, token)
    return _make_source(reading, sentence, named) if named is not None else None


def find_speaker(reading: Reading, sentence: Sentence, token: Token) -> Mention | None:
    """Return the actor who reports the token's clause; None when nobody does, or nobody known as an actor."""
    named = _find_source_noun(reading, sentence, token)
    return speaker_of(reading, named) if named is not None else None


def _find_source_noun(reading: Reading, sentence: Sentence, token: Token) -> Token | None:
    verb = reporting_verb(token)
    subject = speaker_noun_of(verb) if verb is not None else None
    if subject is not None and not subject.is_ancestor(token):
        return subject
    return find_named_source(sentence, token) or (
        _find_headline_source(reading, sentence, token) if sentence.is_headline else None
    )


def _find_headline_source(reading: Reading, sentence: Sentence, token: Token) -> Token | None:
    """Return the source of "Toll rises: UN" and "UN: toll rises"; a place before the colon is none."""
    words = list(sentence.passage.doc)
    marks = [word.i for word in words if word.text in {":", "–", "—", "-"} and 0 < word.i < len(words) - 1]
    if not marks:
        return None
    for start, end in ((marks[-1] + 1, len(words)), (0, marks[0])):
        segment = words[start:end]
        if not start <= token.i < end and len(segment) <= _LONGEST_HEADLINE_SOURCE:
            found = next((word for word in reversed(segment) if _is_possible_speaker(reading, word)), None)
            if found is not None and not any(map(is_verb_or_auxiliary, segment)):
                return found
    return None


def _is_possible_speaker(reading: Reading, word: Token) -> bool:
    mention = reading.mention_at(word)
    if mention is not None:
        return mention.kind not in {"state", "population"}
    return word.lower_ in words_of_kind("headline_source")


def _make_source(reading: Reading, sentence: Sentence, head: Token) -> Source:
    mention = speaker_of(reading, head)
    start, end = noun_phrase(head)
    if mention is not None and is_pronoun(head):
        return Source(mention.name or mention.words.text, mention.actor_id)
    return Source(sentence.passage.words(start, end).text, mention.actor_id if mention is not None else None)


def speaker_of(reading: Reading, head: Token) -> Mention | None:
    """Return the speaking actor: the noun's own, or the owner of the document ("the ministry's statement")."""
    if lemma_of(head) not in words_of_kind("document"):
        return find_participant(reading, head)
    owners = filter(is_noun_modifier, head.children)
    return next((mention for owner in owners if (mention := reading.mention_at(owner)) is not None), None)
