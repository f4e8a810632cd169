"""Select the triggers that become events, by their participants and realis.

An event word without participants, a general truth or a hope reports nothing that happened.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.events.unfit_doers import find_unfit_doer, is_force_of_nature
from newsledger.enrich.syntax.arguments import own_subject
from newsledger.enrich.syntax.inflections import is_gerund, is_modal, is_past_participle, is_present_tense
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_auxiliary_verb
from newsledger.enrich.syntax.prepositions import objects_of_preposition
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adjectival_complement,
    is_adjectival_modifier,
    is_adnominal_clause,
    is_adverbial_clause,
    is_clausal_subject,
    is_complement_clause,
    is_conjunct,
    is_core_argument,
    is_open_complement,
    is_prepositional_clause,
    is_relative_clause,
    is_root,
)
from newsledger.enrich.syntax.verb_phrases import auxiliaries_of, is_failed_prevention, is_infinitive, is_passive
from newsledger.knowledge.lexicon import cue_words, noun_classes
from newsledger.model.reading import Mention

_lacks_subject_position = any_of(
    is_clausal_subject, is_prepositional_clause, is_open_complement, is_adnominal_clause, is_adjectival_modifier
)
_VERBAL = {"CONSULT", "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"}
_SELF_SUFFICIENT = {"PROTEST", "RETREAT", "MOBILIZE", "COERCE"}
_HARM = {"ASSAULT", "COERCE", "SANCTION"}
_SPEAKERS = {"@person", "@organisation", "@forces"}
_NEEDS_NOBODY = {"curfew", "ceasefire", "riot"}
_may_be_carried = any_of(is_core_argument, is_conjunct)


def find_filter(trigger: Trigger, actors: list[Mention], recipients: list[Mention], realis: str) -> str:
    """Return the filter that rejects the event for what the text says too little of; empty when none does."""
    if _is_generic(trigger):
        return "general fact"
    find = _filter_noun if trigger.is_noun else _filter_verb
    return find(trigger, actors, recipients, realis)


def _filter_verb(trigger: Trigger, actors: list[Mention], recipients: list[Mention], realis: str) -> str:
    """Return the filter unless the verb is told of somebody, and not as content or a mere possibility."""
    if _is_content(trigger.token, realis):
        return "content clause"
    return find_unfit_doer(trigger, actors, recipients) or _filter_by_participants(trigger, actors, recipients, realis)


def _filter_by_participants(trigger: Trigger, actors: list[Mention], recipients: list[Mention], realis: str) -> str:
    participants = actors + recipients
    if realis == "hypothetical" and not _has_known_participant(participants):
        return "hypothetical"
    if trigger.event_type in _VERBAL and not actors:
        is_attached = bool(recipients) and ("subject" in trigger.recipient or not _is_unattached(trigger))
        return "" if is_attached or _has_unlinked_speaker(trigger) else "no speaker"
    if not participants:
        return "" if realis == "asserted" and _is_complete_without_actor(trigger) else "nobody"
    is_plain = realis == "asserted" or bool(actors and recipients) or _is_full_clause(trigger)
    return "" if is_plain or _has_known_participant(participants) else "vague"


def _filter_noun(trigger: Trigger, actors: list[Mention], recipients: list[Mention], realis: str) -> str:
    """Return the filter unless a verb carries the noun, or it has a recipient and words that report it as done."""
    if trigger.event_type == "THREATEN" and any(map(is_force_of_nature, objects_of_preposition(trigger.token, "of"))):
        return "thing"
    is_carried = trigger.pattern == "light" or _has_occurrence_verb(trigger)
    if realis in ("hypothetical", "negated") and not (is_carried and actors):
        is_whole = bool(actors and recipients) or (
            trigger.event_type in _SELF_SUFFICIENT and _has_known_participant(actors)
        )
        return "" if is_whole or _has_known_participant(recipients) else "noun not done"
    if is_carried:
        is_plain = realis == "asserted" and trigger.event_type in _HARM | _SELF_SUFFICIENT
        return "" if actors or recipients or is_plain else "noun of nobody"
    if trigger.event_type in _VERBAL:
        is_whole = bool(actors and recipients) or len(actors) > 1
    else:
        is_whole = bool(recipients) or (bool(actors) and trigger.event_type in _SELF_SUFFICIENT)
    return "" if is_whole else "bare noun"


def _has_occurrence_verb(trigger: Trigger) -> bool:
    carrier = trigger.carrier
    return (
        carrier is not None
        and _may_be_carried(trigger.token)
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
    is_lent = is_open_complement(verb) and (
        is_adjectival_complement(verb.head) or is_auxiliary_verb(verb.head) or is_passive(verb.head)
    )
    return is_lent or own_subject(verb) is not None or is_root(verb) or is_complement_clause(verb)


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
    if not is_relative_clause(verb) or not is_present_tense(verb):
        return False
    return not any(auxiliaries_of(verb))


def _is_content(verb: Token, realis: str) -> bool:
    """Return whether the verb is content (permitted, blamed on somebody): an infinitive with a subject, or a gerund.

    A negated gerund ("without arresting") is not.
    """
    if _is_supposed(verb):
        return True
    if is_prepositional_clause(verb):
        return (
            is_gerund(verb)
            and verb.head.lower_ in cue_words("ground")
            and realis != "negated"
            and not is_failed_prevention(verb.head.head)
        )
    if not is_infinitive(verb) or any(child.lower_ in cue_words("ranking") for child in verb.head.children):
        return False
    if any(child.lower_ == "too" for child in verb.head.lefts):
        return True
    return is_adnominal_clause(verb) or (is_complement_clause(verb) and own_subject(verb) is not None)


def _is_supposed(verb: Token) -> bool:
    """Return whether it is "putting tariffs on tin would be unusual" or "until the troops withdraw"."""
    if is_clausal_subject(verb) and is_gerund(verb):
        return any(map(is_modal, auxiliaries_of(verb.head)))
    return is_adverbial_clause(verb) and any(child.lower_ in cue_words("until") for child in verb.lefts)


def _is_unattached(trigger: Trigger) -> bool:
    """Return whether the verb of saying has no clause and no speaker of its own."""
    verb = trigger.token
    if is_adverbial_clause(verb) and own_subject(verb) is None:
        return True
    return own_subject(verb) is None and _lacks_subject_position(verb) and not is_past_participle(verb)


def _has_known_participant(mentions: list[Mention]) -> bool:
    return any(mention.country or mention.actor_id or mention.kind == "armed_group" for mention in mentions)
