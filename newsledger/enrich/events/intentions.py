"""Turn announced future acts into the promise, threat or refusal they are.

In PLOVER, announcing something cooperative, or a meeting, is AGREE; something hostile is THREATEN; announcing not to do
something cooperative is REJECT. What is merely scheduled ("the court is due to sentence") is no threat.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from newsledger.enrich.events.content import content_verbs
from newsledger.enrich.events.matching import type_and_mode_of
from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.syntax.arguments import logical_subject
from newsledger.enrich.syntax.inflections import is_present_tense
from newsledger.enrich.syntax.lemmas import auxiliary_word, lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_verb
from newsledger.enrich.syntax.relations import (
    is_active_auxiliary,
    is_complement_clause,
    is_conjunct,
    is_open_complement,
    is_subject_predicate,
)
from newsledger.enrich.syntax.verb_phrases import has_negation, is_infinitive, is_passive
from newsledger.knowledge.lexicon import cue_words
from newsledger.model.reading import Reading

_GOOD = {"AID", "COOPERATE", "SUPPORT", "CONCEDE", "RETREAT", "CONSULT"}
_REFUSABLE = _GOOD | {"AGREE"}
_CONSENT = {"AGREE", "SUPPORT", "CONCEDE"}
_BAD = {"ASSAULT", "SANCTION", "COERCE"}
_THREAT_OF = {
    "ASSAULT": "violence",
    "MOBILIZE": "violence",
    "COERCE": "restrict",
    "SANCTION": "relations",
    "CONSULT": "relations",
    "PROTEST": None,
    "RETREAT": "relations",
}
_THREAT_OF_MODE = {
    "expel": "expel",
    "deport": "expel",
    "arrest": "arrest",
    "convict": "arrest",
    "ban": "ban",
    "censor": "ban",
}
_ASKED_FOR = {
    "AID": "assist",
    "COOPERATE": "assist",
    "SUPPORT": "assist",
    "CONSULT": "meet",
    "AGREE": "change",
    "CONCEDE": "yield",
    "RETREAT": "yield",
}


def resolve_intention(reading: Reading, trigger: Trigger) -> Trigger:
    """Return the trigger as the promise, threat or refusal it announces; unchanged when it announces none."""
    verb = trigger.token
    if _is_not_ruled_out(reading, trigger):
        return _retype(trigger, "THREATEN", "ASSAULT")
    if trigger.event_type == "AGREE" and any(lemma_of(word) in cue_words("willing") for word in trigger.words):
        types = (type_and_mode_of(reading, verb) for verb in content_verbs(trigger))
        harm = next((one for one in types if one[0] in _BAD or one[0] == "THREATEN"), None)
        return trigger if harm is None else _retype(trigger, "THREATEN", *harm)
    if trigger.is_noun or is_passive(verb) or logical_subject(verb) is None or _is_question(verb):
        return trigger
    if not _is_announcement(verb) and not _is_refusal(trigger):
        return _resolve_scheduled(trigger)
    event_type = _announced_type(trigger, verb)
    return trigger if event_type is None else _retype(trigger, event_type, trigger.event_type, trigger.mode)


def _is_not_ruled_out(reading: Reading, trigger: Trigger) -> bool:
    """Return whether harm is not ruled out, or vowed never to be ("would not rule out using force")."""
    denial = next((word for word in (trigger.token, *content_verbs(trigger)) if lemma_of(word) == "rule"), None)
    if denial is None or not has_negation(denial) or not any(child.lower_ == "out" for child in denial.children):
        return False
    deeds = [token for token in denial.subtree if token.i > denial.i]
    is_harm = (type_and_mode_of(reading, token)[0] in _BAD for token in deeds if is_verb(token))
    return any(is_harm) or any(token.lower_ in cue_words("armed force") for token in deeds)


def _announced_type(trigger: Trigger, verb: Token) -> str | None:
    content_type = trigger.event_type
    if has_negation(verb):
        return "REJECT" if content_type in _REFUSABLE else None
    conditional = any(child.lower_ == "unless" for clause in verb.children for child in clause.lefts)
    if (
        content_type in _BAD
        or (content_type == "PROTEST" and _is_reported(verb))
        or (conditional and content_type in _GOOD)
    ):
        return "THREATEN"
    return "AGREE" if content_type in _GOOD and trigger.mode != "resign" else None


def _retype(trigger: Trigger, event_type: str, content_type: str = "", content_mode: str | None = None) -> Trigger:
    return replace(
        trigger,
        event_type=event_type,
        mode=mode_by_content(event_type, content_type, content_mode),
        pattern="turned",
        is_announced=True,
    )


def mode_by_content(event_type: str, content_type: str, content_mode: str | None) -> str | None:
    """Return the mode of a request, refusal or threat, given the type and mode of its content."""
    if event_type == "THREATEN":
        return _THREAT_OF_MODE.get(content_mode or "") or _THREAT_OF.get(content_type)
    if event_type not in ("REQUEST", "REJECT"):
        return None
    return "change" if content_mode == "resign" else _ASKED_FOR.get(content_type)


def _is_announcement(verb: Token) -> bool:
    auxiliaries = [auxiliary_word(child) for child in verb.lefts if is_active_auxiliary(child)]
    if any(word in cue_words("announce") for word in auxiliaries):
        return True
    if "would" in auxiliaries or "'d" in auxiliaries:
        return _is_reported(verb) and "have" not in auxiliaries
    head = verb.head
    if not is_open_complement(verb) or has_negation(head):
        return False
    return lemma_of(head) in cue_words("willing") or (lemma_of(head) in cue_words("onward") and _is_announcement(head))


def _is_question(verb: Token) -> bool:
    """Return whether it is part of a question ("Will the president sanction the bank?")."""
    return verb.sent[-1].text == "?"


def _is_refusal(trigger: Trigger) -> bool:
    """Return whether it is a refusal: "the rebels would not free the pilots", "said it could not guarantee safety"."""
    verb = trigger.token
    auxiliaries = {child.lower_ for child in verb.lefts if is_active_auxiliary(child)}
    if "have" in auxiliaries or not has_negation(verb):
        return False
    is_unable = trigger.event_type in _CONSENT and bool(auxiliaries & {"can", "ca", "could"}) and _is_reported(verb)
    return "would" in auxiliaries or is_unable


def _resolve_scheduled(trigger: Trigger) -> Trigger:
    """Return a scheduled cooperative act as a promise and a hostile "is to" as a threat; else the trigger unchanged."""
    verb = trigger.token
    if trigger.mode in ("resign", "convict") or not _is_scheduled(verb):
        return trigger
    if trigger.event_type in _GOOD:
        return _retype(trigger, "AGREE")
    is_plan = lemma_of(verb.head) == "be" and trigger.event_type in _BAD
    return _retype(trigger, "THREATEN", trigger.event_type, trigger.mode) if is_plan else trigger


def _is_scheduled(verb: Token) -> bool:
    """Return whether it is "is to meet", "is due to meet", "are set to meet"."""
    head = verb.head
    if not is_open_complement(verb) or not is_infinitive(verb) or has_negation(head):
        return False
    if lemma_of(head) == "be":
        return is_present_tense(head) and not any(map(is_subject_predicate, head.children))
    return lemma_of(head) in cue_words("due") or head.lower_ in cue_words("due")


def _is_reported(verb: Token) -> bool:
    while is_conjunct(verb) and is_verb(verb.head):
        verb = verb.head
    return is_complement_clause(verb) and is_verb(verb.head)
