"""Read how the verb of a clause affects its noun."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.figures.figure_lexicon import Effect, effects, has_trait, measure_with, paired_effects
from newsledger.enrich.syntax.inflections import (
    is_adjective_form,
    is_gerund,
    is_past_form,
    is_past_participle,
    is_relative_pronoun,
)
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import (
    is_adverb,
    is_auxiliary_verb,
    is_coordinating_conjunction,
    is_verb_or_auxiliary,
)
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_active_subject,
    is_adjectival_complement,
    is_adjectival_modifier,
    is_adnominal_clause,
    is_adverb_modifier,
    is_adverbial_clause,
    is_attributive,
    is_auxiliary,
    is_complement,
    is_complement_clause,
    is_conjunct,
    is_direct_object,
    is_expletive,
    is_object,
    is_object_predicate,
    is_particle,
    is_passive_auxiliary,
    is_passive_clausal_subject,
    is_passive_subject,
    is_predicate,
    is_predicate_noun,
    is_prepositional_clause,
    is_prepositional_object,
    is_prepositional_or_agent_phrase,
    is_prepositional_phrase,
    is_relative_clause,
    is_subject,
)

_may_be_state = any_of(is_object_predicate, is_complement_clause, is_adnominal_clause, is_adjectival_modifier)
_is_inside_complement = any_of(
    is_prepositional_phrase,
    is_prepositional_object,
    is_prepositional_clause,
    is_adjectival_complement,
    is_conjunct,
    is_adjectival_modifier,
)
_is_subject_of_passive = any_of(is_passive_subject, is_passive_clausal_subject)
_is_inside_predicate = any_of(
    is_direct_object,
    is_prepositional_or_agent_phrase,
    is_prepositional_clause,
    is_predicate,
    is_complement,
    is_adverbial_clause,
    is_conjunct,
    is_particle,
    is_adverb_modifier,
)
_LISTING = frozenset({"include", "comprise"})
_may_be_infinitive = any_of(is_adjectival_complement, is_object_predicate, is_complement)
_NEXT_BUT_ONE = 3
_joins_verbs = any_of(is_auxiliary_verb, is_adverb, is_coordinating_conjunction)


def effect_of_verb(noun: Token) -> tuple[Effect, Token] | None:
    """Return the effect of the verb on the noun that is its subject or object, and the verb."""
    verb = noun.head.head if is_auxiliary(noun.head) else noun.head
    if _is_subject_of_passive(noun) or (is_active_subject(noun) and _is_headline_passive(verb, noun)):
        return _of_passive(verb) or _of_counted(verb, noun)
    if is_object(noun) or is_object_predicate(noun):
        return _of_listing(verb, noun) if lemma_of(verb) in _LISTING else _of_object(verb, noun)
    if is_active_subject(noun) or is_expletive(noun):
        stated = (is_gerund(verb) or is_adjective_form(verb)) and verb.lower_ in effects("state")
        return _of_state(verb) if stated else _of_subject(verb, noun)
    if is_predicate_noun(noun) and lemma_of(verb) == "be":
        return _of_listing(verb, noun)
    return None


def effect_of_clause(noun: Token) -> tuple[Effect, Token] | None:
    """Return the effect of a participle or relative clause that modifies the noun: "men killed in", "who died"."""
    for child in noun.children:
        if is_adnominal_clause(child) and is_past_form(child):
            return _first(_object_effects(child), child) or _of_state(child)
        if is_relative_clause(child):
            subjects = [token for token in child.children if is_subject(token)]
            found = [effect_of_verb(subject) for subject in subjects if is_relative_pronoun(subject)]
            if not found and subjects and not is_relative_pronoun(subjects[0]):
                found = [_first(_object_effects(child), child)]
            return next((effect for effect in found if effect), None)
        if _may_be_state(child) and child.i > noun.i:
            return _of_state(child)
    return None


def effect_of_modifier(noun: Token) -> tuple[Effect, Token] | None:
    """Return the effect of an adjective or participle before the noun: "five wounded soldiers"."""
    for child in noun.children:
        if is_attributive(child) and child.i < noun.i:
            found = _of_state(child)
            if found:
                return found
    return None


def _of_state(token: Token) -> tuple[Effect, Token] | None:
    state = effects("state").get(token.lower_) or effects("state").get(lemma_of(token))
    if state:
        return _joint(token, state[0])
    return _first(_object_effects(token), token) if is_past_form(token) else None


def _of_passive(verb: Token) -> tuple[Effect, Token] | None:
    own = _first(_object_effects(verb), verb)
    return own or _of_infinitive(verb)


def _of_object(verb: Token, noun: Token) -> tuple[Effect, Token] | None:
    found = _object_effects(verb)
    if not found:
        return _of_counted(verb, noun)
    previous = verb.head if is_conjunct(verb) else None
    if previous is not None and _is_beside(previous, verb) and not _has_object(previous):
        return _mixed(found[0], _object_effects(previous)[:1]), verb
    return found[0], verb


def _of_counted(verb: Token, noun: Token) -> tuple[Effect, Token] | None:
    """Read a noun that names the measure beside certain verbs: "claimed 41 lives", "17 bodies were found"."""
    counted = paired_effects("counted_with").get(lemma_of(noun), {}).get(lemma_of(verb))
    return (counted, verb) if counted else None


def _of_subject(verb: Token, noun: Token | None = None) -> tuple[Effect, Token] | None:
    lemma = lemma_of(verb)
    paired = paired_effects("subject_with").get(lemma)
    if paired:
        found = next((paired[word] for word in _complement_words(verb) if word in paired), None)
        if found:
            return _joint_of_beside(verb, found)
    if lemma in effects("subject"):
        return effects("subject")[lemma][0], verb
    listed = _of_listing(verb, noun or verb) if lemma == "be" else None
    return listed or _of_infinitive(verb)


def _of_infinitive(verb: Token) -> tuple[Effect, Token] | None:
    """Read "are feared dead" and "are believed to have been killed"."""
    for child in verb.children:
        if _may_be_infinitive(child) and child.i > verb.i and not _has_subject(child):
            if is_verb_or_auxiliary(child) and any(map(is_passive_auxiliary, child.children)):
                return _of_passive(child)
            if is_verb_or_auxiliary(child) and not is_past_participle(child):
                return _of_subject(child)
            found = _of_state(child)
            if found:
                return found
    return None


def _of_listing(verb: Token, noun: Token) -> tuple[Effect, Token] | None:
    """Read "among the dead were three children" and "the dead were three men"."""
    for child in verb.children:
        among = is_prepositional_phrase(child) and child.lower_ in ("among", "of")
        named = [token for token in child.children if is_prepositional_object(token)] if among else []
        named += [child] if is_active_subject(child) or is_predicate_noun(child) else []
        for token in named:
            said = effects("noun").get(lemma_of(token)) or effects("noun").get(token.lower_)
            if token != noun and said:
                return said[0], verb
            befallen = effect_of_clause(token) if among and token.lower_ == "those" else None
            if befallen:
                return befallen[0], verb
    return None


def _object_effects(verb: Token) -> tuple[Effect, ...]:
    lemma = lemma_of(verb)
    paired = paired_effects("object_with").get(lemma)
    if paired:
        found = next((paired[word] for word in _complement_words(verb) if word in paired), None)
        if found:
            return (found,)
    return effects("object").get(lemma, ())


def _first(found: tuple[Effect, ...], verb: Token) -> tuple[Effect, Token] | None:
    return _joint(verb, found[0]) if found else None


def _joint(verb: Token, effect: Effect) -> tuple[Effect, Token]:
    """Return the joint measure, casualties, for "killed or wounded", else the effect."""
    for child in verb.children:
        if is_conjunct(child) and _is_beside(verb, child) and not _has_object(child) and not _has_subject(child):
            states = effects("state").get(child.lower_, ())
            return _mixed(effect, (_object_effects(child) or states)[:1]), verb
    return effect, verb


def _joint_of_beside(verb: Token, effect: Effect) -> tuple[Effect, Token]:
    states = [child for child in verb.children if is_predicate(child)]
    return (_joint(states[0], effect)[0], verb) if states else (effect, verb)


def _mixed(effect: Effect, others: tuple[Effect, ...]) -> Effect:
    differs = any(other.measure != effect.measure and has_trait(other.measure, "harm") for other in others)
    joint = measure_with("joint") if differs and has_trait(effect.measure, "harm") else None
    return Effect(joint) if joint else effect


def _is_beside(first: Token, second: Token) -> bool:
    between = first.doc[first.i + 1 : second.i]
    return 0 < len(between) <= _NEXT_BUT_ONE and all(map(_joins_verbs, between))


def _has_object(verb: Token) -> bool:
    return any(map(is_direct_object, verb.children))


def _has_subject(verb: Token) -> bool:
    return any(map(is_subject, verb.children))


def _is_headline_passive(verb: Token, noun: Token) -> bool:
    """Return whether it is a participle without its auxiliary: "Two people killed in crash"."""
    if lemma_of(verb) not in effects("object") or noun.i > verb.i:
        return False
    helped = any(map(is_auxiliary, verb.children))
    shares = any(is_conjunct(child) and _has_object(child) and not _has_subject(child) for child in verb.children)
    return is_past_form(verb) and not helped and not shares and not _has_object(verb)


def _complement_words(verb: Token) -> Iterator[str]:
    for child in verb.children:
        if _is_inside_predicate(child) and not _has_subject(child):
            yield lemma_of(child)
            yield child.lower_
            for grandchild in child.children:
                if _is_inside_complement(grandchild):
                    yield lemma_of(grandchild)
                    yield grandchild.lower_
