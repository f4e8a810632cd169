"""Judge when an announcement was made, whether the event is told as done, and what its content makes of it."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.events.content import content_types, content_verbs
from newsledger.enrich.events.intentions import mode_by_content
from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.factuality.judge import judge_factuality
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.relations import is_patient
from newsledger.knowledge.lexicon import cue_words
from newsledger.model.reading import Reading, When

_SAID = {"REQUEST", "AGREE", "REJECT", "THREATEN"}
_IS_TURNED = {"future", "hypothetical", "negated"}


def date_of_announcement(reading: Reading, trigger: Trigger, when: When | None) -> When | None:
    """Return when it was announced, demanded or promised; a later day is that of its content."""
    published = reading.article.published_date
    is_content = trigger.is_announced or trigger.complement == "content"
    if not is_content or when is None or published is None or when.start <= published:
        return when
    return When(published, published, "publication")


def judge_event(reading: Reading, trigger: Trigger, when: When | None) -> str:
    """Return the realis of the event: an announcement counts as done, a wish as to come."""
    realis = judge_factuality(_factual_token(trigger), when, reading.article.published_date)
    if trigger.is_announced and realis in _IS_TURNED:
        return "asserted"
    if trigger.is_noun and trigger.event_type in _SAID and realis == "hypothetical" and _is_weighed(trigger):
        return "asserted"
    lemma = lemma_of(trigger.token)
    is_wish = lemma in cue_words("intend") and lemma not in cue_words("willing")
    if is_wish and trigger.complement == "content" and realis == "asserted":
        return "future"
    return realis


def _is_weighed(trigger: Trigger) -> bool:
    """Return whether the request or offer was made, whatever comes of it ("is considering Chad's request")."""
    return is_patient(trigger.token) and lemma_of(trigger.token.head) in cue_words("weigh")


def _factual_token(trigger: Trigger) -> Token:
    """Return the word whose factuality counts: of an event that somebody claims ("no group claimed the bombing") the event."""
    if lemma_of(trigger.token) not in cue_words("avow"):
        return trigger.token
    return next((part.token for part in trigger.parts if part.is_noun), trigger.token)


def mode_of_content(reading: Reading, trigger: Trigger) -> str | None:
    """Return the mode that the content of a request, refusal or threat gives it."""
    told = content_types(reading, trigger)
    modes = (mode_by_content(trigger.event_type, *one) for one in told)
    asks_for_a_deed = trigger.event_type == "REQUEST" and bool(content_verbs(trigger))
    return next((mode for mode in modes if mode is not None), "change" if asks_for_a_deed else None)
