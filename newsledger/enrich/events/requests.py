"""Find requests made by saying: that another must, should or needs to act, that it be done, or a command."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.events.matching import event_type_of, match_noun
from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.syntax.arguments import complements_of, own_subject, subject_of
from newsledger.enrich.syntax.inflections import is_base_form, is_personal_pronoun, is_singular_noun
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_pronoun
from newsledger.enrich.syntax.relations import (
    is_active_auxiliary,
    is_adverbial_clause,
    is_auxiliary,
    is_complement,
    is_complement_clause,
    is_subject_predicate,
    is_subordinator,
)
from newsledger.enrich.syntax.verb_phrases import auxiliaries_of, is_infinitive, is_passive
from newsledger.knowledge.lexicon import NO_EVENT, cue_words, noun_classes
from newsledger.model.reading import Reading

_BIDDEN = {"RETREAT", "CONCEDE", "AGREE", "AID", "SUPPORT", "CONSULT", "COOPERATE"}
_ASKED = {"@person", "@organisation", "@forces", "@place"}


def find_request(reading: Reading, verb: Token) -> Trigger | None:
    """Return a request when somebody says that another must or should do something, or demands that it be done."""
    if subject_of(verb) is None:
        return None
    for clause in verb.children:
        if _is_command(reading, clause):
            return Trigger(verb, (verb, clause), "REQUEST", None, "turned", "content", is_announced=True)
        if not is_complement_clause(clause) or own_subject(clause) is None:
            continue
        words = (verb, *_demand_words(reading, verb, clause))
        if len(words) > 1:
            return Trigger(verb, words, "REQUEST", None, "turned", "content", recipient=("clause",), is_announced=True)
    return None


def _is_command(reading: Reading, clause: Token) -> bool:
    """Return whether it tells somebody to do good ("Release my brother," she told the court)."""
    may_be_told = is_complement(clause) or is_adverbial_clause(clause)
    if not may_be_told or not is_base_form(clause) or own_subject(clause) is not None:
        return False
    is_bare = not any(is_auxiliary(child) or is_subordinator(child) for child in clause.lefts)
    return is_bare and clause.i < clause.head.i and event_type_of(reading, clause) in _BIDDEN


def _demand_words(reading: Reading, verb: Token, clause: Token) -> list[Token]:
    """Return the words that make the clause a demand: its "must", or a verb in the subjunctive."""
    if lemma_of(verb) in cue_words("report"):
        modal = [child for child in clause.lefts if is_active_auxiliary(child) and child.lower_ in cue_words("modal")]
        if modal and _may_be_asked(reading, clause):
            return modal[:1]
        if _is_need_of_somebody(reading, clause):
            return [clause]
    return [clause] if lemma_of(verb) in cue_words("demand") and _is_subjunctive(clause) else []


def _may_be_asked(reading: Reading, clause: Token) -> bool:
    """Return whether an actor should do it, or it is to be done; what research should show asks nobody."""
    subject = own_subject(clause)
    if subject is not None and subject.lower_ == "it" and any(map(is_subject_predicate, clause.children)):
        return False
    if subject is None or is_passive(clause) or is_pronoun(subject) or reading.mention_at(subject) is not None:
        return True
    use = match_noun(reading, subject)
    return (use is not None and use.event_type != NO_EVENT) or bool(
        noun_classes().get(lemma_of(subject), frozenset()) & _ASKED
    )


def _is_need_of_somebody(reading: Reading, clause: Token) -> bool:
    """Return whether it is "that Congress needs to act"; what the economy needs asks nobody."""
    subject = own_subject(clause)
    is_need = lemma_of(clause) in cue_words("need") and any(map(is_infinitive, complements_of(clause)))
    return is_need and subject is not None and reading.mention_at(subject) is not None


def _is_subjunctive(clause: Token) -> bool:
    """Return whether it is "that Chad withdraw": a bare verb after a singular."""
    if not all(map(is_base_form, auxiliaries_of(clause))):
        return False
    subject = own_subject(clause)
    is_singular = subject is not None and (is_singular_noun(subject) or is_personal_pronoun(subject))
    has_mark = any(map(is_subordinator, clause.lefts))
    is_bare = clause.lower_ == lemma_of(clause)
    return has_mark and is_bare and (is_base_form(clause) or is_singular)
