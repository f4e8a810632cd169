"""Local cues of factuality: collect what the words beside a verb or noun say of the event it names.

These are auxiliaries, negations, adverbs, adjectives, conjunctions, subjects that are nobody, imagined settings and the
word order of a question.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.factuality.cues import cue_realis
from newsledger.enrich.factuality.denials import denies_nothing, is_nobody
from newsledger.enrich.syntax.inflections import is_infinitive_marker, is_not_past, is_past_tense, is_present_tense
from newsledger.enrich.syntax.lemmas import auxiliary_word, lemma_of, lemma_with_particle
from newsledger.enrich.syntax.parts_of_speech import is_adverb, is_verb_or_auxiliary
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_active_auxiliary,
    is_adjectival_modifier,
    is_adverb_modifier,
    is_adverbial_clause,
    is_complement_clause,
    is_compound_part,
    is_conjunct,
    is_coordinator,
    is_core_argument,
    is_correlative,
    is_determiner,
    is_modifier_clause,
    is_negation,
    is_open_complement,
    is_prepositional_object,
    is_prepositional_phrase,
    is_root,
    is_subject,
    is_subordinator,
)
from newsledger.enrich.syntax.verb_phrases import auxiliaries_of

_is_modifier = any_of(
    is_coordinator,
    is_correlative,
    is_negation,
    is_adverb_modifier,
    is_compound_part,
    is_adjectival_modifier,
    is_determiner,
)


def local_cues(token: Token) -> set[str]:
    """Return what the words beside a verb or noun say of its event."""
    if not is_verb_or_auxiliary(token):
        return {*_cues_of_modifiers(token), *_cues_of_mark(token)}
    found = {*_cues_of_auxiliaries(token), *_cues_of_modifiers(token), *_cues_of_mark(token), *_cues_of_order(token)}
    if _is_imagined(token):
        found.add("hypothetical")
    if _is_denied(token):
        found.add("negated")
    return found - {"negated"} if _happened_in_the_end(token) else found


def _is_denied(verb: Token) -> bool:
    """Return whether a subject or object is nobody, "nor" opens the clause, or "at no point" does."""
    if _follows_nor(verb):
        return True
    never = (
        noun
        for child in verb.lefts
        if is_prepositional_phrase(child)
        for noun in child.children
        if cue_realis("occasion", noun.lower_)
    )
    arguments = filter(is_core_argument, verb.children)
    return any(is_nobody(noun) for noun in (*never, *arguments))


def _cues_of_modifiers(token: Token) -> Iterator[str]:
    for child in token.children:
        if _is_modifier(child) and (word := cue_realis("modifier", child.lower_)) and not denies_nothing(child):
            yield word


def _cues_of_auxiliaries(verb: Token) -> Iterator[str]:
    for child in verb.children:
        if not is_active_auxiliary(child):
            continue
        if is_infinitive_marker(child):
            if is_modifier_clause(verb) or _is_scheduled(verb):
                yield "future"
        elif child.lower_ in ("would", "'d"):
            yield from _cues_of_would(verb)
        elif word := cue_realis("auxiliary", auxiliary_word(child)):
            yield word


def _is_scheduled(verb: Token) -> bool:
    """Return whether it stands right under the "is to" of a schedule, not of "the mission is to"."""
    head = verb.head
    if not is_open_complement(verb) or lemma_of(head) != "be" or not is_present_tense(head):
        return False
    between = verb.doc[head.i + 1 : verb.left_edge.i]
    purposes = (child for child in head.lefts if is_subject(child) and cue_realis("purpose", lemma_of(child)))
    return all(map(is_adverb, between)) and next(purposes, None) is None


def _cues_of_would(verb: Token) -> Iterator[str]:
    """Yield the future in the past of what somebody said, nothing for what later came ("would later be jailed")."""
    if any(cue_realis("future-in-past", child.lower_) for child in verb.lefts):
        return
    is_open = any(
        child.lower_ == "have" or (is_adverbial_clause(child) and _opens_condition(child)) for child in verb.children
    )
    yield "future" if (is_complement_clause(verb) or is_conjunct(verb)) and not is_open else "hypothetical"


def _opens_condition(clause: Token) -> bool:
    """Return whether the clause begins with "if", or with the inverted auxiliary of a condition ("had it gone off")."""
    return any(is_subordinator(child) and child.lower_ == "if" for child in clause.lefts) or "hypothetical" in set(
        _cues_of_order(clause)
    )


def _cues_of_mark(verb: Token) -> Iterator[str]:
    for child in verb.lefts:
        if (
            is_subordinator(child)
            or is_adverb_modifier(child)
            or (is_prepositional_phrase(child) and not any(child.children))
        ):
            yield from _cues_of_conjunction(verb, child.lower_)
            if child.lower_ == "before" and cue_realis("averting", lemma_with_particle(verb.head)):
                yield "negated"
    if (
        (is_complement_clause(verb) or is_adverbial_clause(verb))
        and (first := verb.left_edge.i)
        and any(map(is_subject, verb.lefts))
    ):
        yield from _cues_of_conjunction(verb, verb.doc[first - 1].lower_, "before clause")


def _cues_of_conjunction(verb: Token, word: str, position: str = "mark") -> Iterator[str]:
    found = cue_realis(position, word) or (cue_realis("mark before present", word) if is_not_past(verb) else None)
    if found:
        yield found


def _cues_of_order(verb: Token) -> Iterator[str]:
    """Yield what an auxiliary before the subject says: a condition ("had they fired"), or a question to be answered."""
    subject = next(filter(is_subject, verb.children), None)
    first = next(auxiliaries_of(verb), None)
    if subject is None or first is None or first.i > subject.i or first.i > verb.left_edge.i:
        return
    is_question = is_root(verb) and verb.sent[-1].text == "?"
    if is_question or (is_adverbial_clause(verb) and first.lower_ in ("had", "should", "were")):
        yield "hypothetical"


def _is_imagined(verb: Token) -> bool:
    """Return whether it happens in a film or a drill ("in the drill, gunmen attack …"), or is done by mock attackers."""
    prepositions = filter(is_prepositional_phrase, verb.children)
    if any(_is_imagined_setting(child, verb) for child in prepositions):
        return True
    subjects = filter(is_subject, verb.lefts)
    return any(cue_realis("agent modifier", word.lower_) for subject in subjects for word in subject.lefts)


def _is_imagined_setting(preposition: Token, verb: Token) -> bool:
    """Return whether it opens an imagined setting; of a verb in the past only "in" before it does ("in the film, …")."""
    if preposition.lower_ not in ("in", "during") or not any(map(names_setting, preposition.children)):
        return False
    is_present = is_not_past(verb) and not any(map(is_past_tense, verb.lefts))
    return is_present or (preposition.lower_ == "in" and preposition.i < verb.i)


def names_setting(noun: Token) -> bool:
    """Return whether the noun names a work or an exercise in which things only are imagined ("a film", "a scene of the play")."""
    parts = (inner for child in noun.rights if child.lower_ == "of" for inner in child.children)
    return any(cue_realis("setting", lemma_of(one)) for one in (noun, *parts))


def _follows_nor(verb: Token) -> bool:
    before = verb.left_edge.i - 1
    return is_conjunct(verb) and before >= 0 and verb.doc[before].lower_ == "nor"


def _happened_in_the_end(verb: Token) -> bool:
    """Return whether "were not freed until dawn" says that it came late."""
    is_past = any(map(is_past_tense, auxiliaries_of(verb)))
    return is_past and any(
        child.lower_ == "until" and child.i > verb.i and any(map(is_prepositional_object, child.children))
        for child in verb.rights
    )
