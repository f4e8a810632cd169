"""Decide whether harm was caused by an accident rather than by a person."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.syntax.arguments import logical_subject
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_noun
from newsledger.knowledge.lexicon import cue_words
from newsledger.model.reading import Reading, Sentence

_LEAD = 2


def is_accident(reading: Reading, sentence: Sentence, trigger: Trigger) -> bool:
    """Return whether an accident, disaster or illness caused it, by its subject, its sentence or the lead."""
    if trigger.event_type != "ASSAULT" or trigger.is_noun:
        return False
    subject = logical_subject(trigger.token)
    if subject is not None and _is_disaster(subject):
        return True
    if lemma_of(trigger.token) not in cue_words("toll") or _has_cue(sentence, "violence"):
        return False
    if subject is not None and (mention := reading.mention_at(subject)) is not None and mention.kind != "other":
        return False
    return _has_cue(sentence, "accident") or _is_accident_lead(reading)


def is_violent(reading: Reading, sentence: Sentence, lemma: str) -> bool:
    """Return whether sentence or lead mention violence by another word than the lemma: what broke or burnt was attacked."""
    return any(_has_cue(one, "violence", lemma) for one in (sentence, *_lead_of(reading)))


def _is_disaster(subject: Token) -> bool:
    lemma = lemma_of(subject)
    return is_noun(subject) and (lemma in cue_words("accident") or lemma in cue_words("blind force"))


def _has_cue(sentence: Sentence, cue: str, except_for: str = "") -> bool:
    words = cue_words(cue) - {except_for}
    return any(lemma_of(token) in words for token in sentence.span)


def _is_accident_lead(reading: Reading) -> bool:
    """Return whether the headline and the first sentences mention an accident and no violence."""
    lead = _lead_of(reading)
    return any(_has_cue(one, "accident") for one in lead) and not any(_has_cue(one, "violence") for one in lead)


def _lead_of(reading: Reading) -> list[Sentence]:
    """Return the headline and the first sentences."""
    title = [sentence for sentence in reading.sentences if sentence.is_headline]
    body = [sentence for sentence in reading.sentences if not sentence.is_headline]
    return [*title, *body[:_LEAD]]
