"""Select the triggers that become events, by their participants and realis.

An event word without participants, a general truth or a hope reports nothing that happened.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.syntax.arguments import is_failed_prevention, is_infinitive, is_passive, own_subject
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.knowledge.lexicon import cue_words, noun_classes
from newsledger.model.reading import Mention

_VERBAL = {"CONSULT", "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"}
_SELF_SUFFICIENT = {"PROTEST", "RETREAT", "MOBILIZE", "COERCE"}
_HARM = {"ASSAULT", "COERCE", "SANCTION"}
_SPEAKERS = {"@person", "@organisation", "@forces"}
_NEEDS_NOBODY = {"curfew", "ceasefire", "riot"}
_CARRIED = {"nsubj", "nsubjpass", "dobj", "conj"}


def is_selected(trigger: Trigger, actors: list[Mention], recipients: list[Mention], realis: str) -> bool:
    """Return whether the text says enough about the event."""
    if _is_generic(trigger):
        return False
    if trigger.is_noun:
        return _is_noun_selected(trigger, actors, recipients, realis)
    if _is_content(trigger.token, realis) or (
        realis == "hypothetical" and not _has_known_participant(actors + recipients)
    ):
        return False
    if trigger.event_type in _VERBAL and not actors:
        return (bool(recipients) and not _is_unattached(trigger)) or _has_unlinked_speaker(trigger)
    if actors or recipients:
        return (
            realis == "asserted"
            or bool(actors and recipients)
            or _is_full_clause(trigger)
            or _has_known_participant(actors + recipients)
        )
    return realis == "asserted" and _is_complete_without_actor(trigger)


def _is_noun_selected(trigger: Trigger, actors: list[Mention], recipients: list[Mention], realis: str) -> bool:
    """Return whether a noun has a verb that carries it, or a recipient and words that report it as done."""
    is_carried = trigger.pattern == "light" or _has_occurrence_verb(trigger)
    if realis in ("hypothetical", "negated") and not (is_carried and actors):
        is_whole = bool(actors and recipients) or (
            trigger.event_type in _SELF_SUFFICIENT and _has_known_participant(actors)
        )
        return is_whole or _has_known_participant(recipients)
    if is_carried:
        return bool(actors or recipients) or (realis == "asserted" and trigger.event_type in _HARM | _SELF_SUFFICIENT)
    if trigger.event_type in _VERBAL:
        return bool(actors and recipients) or len(actors) > 1
    return bool(recipients) or (bool(actors) and trigger.event_type in _SELF_SUFFICIENT)


def _has_occurrence_verb(trigger: Trigger) -> bool:
    carrier = trigger.carrier
    return (
        carrier is not None
        and trigger.token.dep_ in _CARRIED
        and lemma_of(carrier) in cue_words("occur") | cue_words("endure")
    )


def _is_complete_without_actor(trigger: Trigger) -> bool:
    """Return whether it reports an event although no known actor takes part ("the storm of protests")."""
    if trigger.event_type == "PROTEST" or trigger.mode in _NEEDS_NOBODY:
        return not _is_content(trigger.token, "asserted")
    return _has_unlinked_speaker(trigger)


def _is_full_clause(trigger: Trigger) -> bool:
    """Return whether it has a subject, its own or one shared with "are due", "are expected"."""
    verb = trigger.token
    is_lent = verb.dep_ == "xcomp" and (verb.head.dep_ == "acomp" or verb.head.pos_ == "AUX" or is_passive(verb.head))
    return is_lent or own_subject(verb) is not None or verb.dep_ in ("ROOT", "ccomp")


def _has_unlinked_speaker(trigger: Trigger) -> bool:
    """Return whether people or a body that are no known actor say it ("the two republics agreed")."""
    subject = own_subject(trigger.token)
    if subject is None or is_passive(trigger.token):
        return False
    lemma = lemma_of(subject)
    return lemma in cue_words("side") or bool(noun_classes().get(lemma, frozenset()) & _SPEAKERS)


def _is_generic(trigger: Trigger) -> bool:
    """Return whether a relative clause in the present tense states a general fact ("who leads the mutiny")."""
    verb = trigger.carrier if trigger.pattern == "light" and trigger.carrier is not None else trigger.token
    if verb.dep_ != "relcl" or verb.tag_ not in ("VBZ", "VBP"):
        return False
    return not any(child.dep_ in ("aux", "auxpass") for child in verb.lefts)


def _is_content(verb: Token, realis: str) -> bool:
    """Return whether the verb is content (permitted, blamed on somebody): an infinitive with a subject, or a gerund.

    A negated gerund ("without arresting") is not.
    """
    if verb.dep_ == "pcomp":
        return (
            verb.tag_ == "VBG"
            and verb.head.lower_ in cue_words("ground")
            and realis != "negated"
            and not is_failed_prevention(verb.head.head)
        )
    if not is_infinitive(verb):
        return False
    if any(child.lower_ == "too" for child in verb.head.lefts):
        return True
    return verb.dep_ == "acl" or (verb.dep_ == "ccomp" and own_subject(verb) is not None)


def _is_unattached(trigger: Trigger) -> bool:
    """Return whether the verb of saying has no clause and no speaker of its own."""
    verb = trigger.token
    if verb.dep_ == "advcl" and own_subject(verb) is None:
        return True
    return own_subject(verb) is None and verb.dep_ in ("pcomp", "amod", "xcomp", "csubj", "acl") and verb.tag_ != "VBN"


def _has_known_participant(mentions: list[Mention]) -> bool:
    return any(mention.country or mention.actor_id or mention.kind == "armed_group" for mention in mentions)
