"""Find the source to which the clause of a token is attributed."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.attribution.headline_sources import find_headline_sources
from newsledger.enrich.attribution.speech_verbs import (
    find_named_source,
    noun_phrase,
    reporting_verb,
    speaker_noun_of,
    words_of_kind,
)
from newsledger.enrich.mentions import find_participant
from newsledger.enrich.syntax.arguments import subject_of
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.noun_phrases import appositions_of, possessor_of
from newsledger.enrich.syntax.parts_of_speech import is_pronoun, is_verb
from newsledger.enrich.syntax.relations import is_direct_object, is_noun_modifier
from newsledger.model.reading import Mention, Reading, Sentence, Source

__all__ = ["author_of", "find_source", "find_speaker", "reporting_verb", "speaker_of"]


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
    """Return the source of a headline's part that holds the token."""
    sources = find_headline_sources(reading, sentence.passage)
    return next((source for source, content in sources if token.i in content), None)


def _make_source(reading: Reading, sentence: Sentence, head: Token) -> Source:
    mention = speaker_of(reading, head)
    start, end = noun_phrase(head)
    if mention is not None and is_pronoun(head):
        return Source(mention.name or mention.words.text, mention.actor_id)
    return Source(sentence.passage.words(start, end).text, mention.actor_id if mention is not None else None)


def speaker_of(reading: Reading, head: Token) -> Mention | None:
    """Return the speaking actor: the noun's own, or whose document it is ("the ministry's statement", "X issued a letter")."""
    if lemma_of(head) not in words_of_kind("document"):
        return _named_in_apposition(reading, head) or find_participant(reading, head)
    owners = filter(is_noun_modifier, head.children)
    owner = next((mention for owner in owners if (mention := reading.mention_at(owner)) is not None), None)
    author = author_of(head)
    return owner if owner is not None or author is None else find_participant(reading, author)


def author_of(document: Token) -> Token | None:
    """Return who issued it: the ministry of "the ministry issued a *statement* saying …"; None when the word is no document."""
    is_owned = possessor_of(document) is not None
    is_issued = lemma_of(document) in words_of_kind("document") and is_direct_object(document) and not is_owned
    return subject_of(document.head) if is_issued and is_verb(document.head) else None


def _named_in_apposition(reading: Reading, head: Token) -> Mention | None:
    """Return the person named beside a noun that is not resolved itself: "a cook on the ferry, *Musa Danladi*, said"."""
    own = reading.mention_at(head)
    if own is not None and own.actor_id is not None:
        return None
    named = (reading.mention_at(word) for word in appositions_of(head))
    return next((one for one in named if one is not None and one.kind == "person" and one.actor_id is not None), None)
