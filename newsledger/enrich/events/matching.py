"""Match a verb or noun of a parse to the lexicon use that fits it."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.events.verb_frames import VerbFrame
from newsledger.enrich.syntax.inflections import is_gerund, is_past_participle
from newsledger.enrich.syntax.lemmas import hyphenated_lemma, lemma_of
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adjectival_modifier,
    is_agent_phrase,
    is_attributive,
    is_auxiliary,
    is_compound_part,
    is_core_argument,
    is_noun_modifier,
    is_passive_auxiliary,
    is_prepositional_clause,
    is_prepositional_object,
)
from newsledger.knowledge.lexicon import NO_EVENT, NounUse, VerbUse, VerbUses, cue_words, noun_uses, uses_of_lemma
from newsledger.model.reading import Reading

_CLOSE = 2
_is_part_of_phrase = any_of(is_auxiliary, is_adjectival_modifier, is_compound_part)


def uses_of_verb(verb: Token) -> VerbUses | None:
    """Return the lexicon uses of the verb, preferring its hyphenated form ("test-fired"); None when it has none."""
    return uses_of_lemma(hyphenated_lemma(verb) or "") or uses_of_lemma(lemma_of(verb))


def uses_of_noun(noun: Token) -> tuple[NounUse, ...]:
    """Return the lexicon uses of the noun, preferring its hyphenated form ("sit-in")."""
    return noun_uses().get(hyphenated_lemma(noun) or "") or noun_uses().get(lemma_of(noun), ())


def match_verb(reading: Reading, verb: Token) -> tuple[VerbUse, tuple[Token, ...]] | None:
    """Return the most specific use that fits the verb and the tokens that name it; None when none fits.

    A longer phrase wins, then a named object over a class of objects over any object, then a particle over none.
    """
    uses = uses_of_verb(verb)
    if uses is None or _is_not_verbal(verb):
        return None
    frame = VerbFrame(reading, verb)
    best, best_weight = None, (-1, -1, -1)
    for use in uses.find_uses(frame.words):
        if use.particle and (use.particle not in frame.particles or not _is_particle_relevant(verb, use)):
            continue
        fit = frame.object_fit(use)
        weight = (len(use.rest), fit, int(bool(use.particle)))
        if fit < 0 or weight <= best_weight or (rest := frame.find(use.rest)) is None:
            continue
        best, best_weight = (use, (verb, *rest, *_particles_for(verb, use))), weight
    return best


def other_sense_of_verb(verb: Token) -> VerbUse | None:
    """Return the first event sense of the verb that asks for no further words, for a use that no event sense fits."""
    uses = uses_of_verb(verb)
    return next((use for use in uses.alone if use.event_type != NO_EVENT), None) if uses is not None else None


def other_sense_of_noun(noun: Token) -> NounUse | None:
    """Return the first event sense of the noun, for a use that no event sense fits."""
    return next((use for use in uses_of_noun(noun) if use.event_type != NO_EVENT), None)


def event_type_of(reading: Reading, verb: Token) -> str:
    """Return the event type of the verb as something promised or threatened; empty when the lexicon has none."""
    return type_and_mode_of(reading, verb)[0]


def type_and_mode_of(reading: Reading, verb: Token) -> tuple[str, str | None]:
    """Return the event type and mode of the verb as something promised or threatened; the type is empty if unknown."""
    if lemma_of(verb) in cue_words("harm"):
        return "ASSAULT", None
    if lemma_of(verb) in cue_words("assist"):
        return "AID", None
    matched = match_verb(reading, verb)
    return ("", None) if matched is None else (matched[0].event_type, matched[0].mode)


def _is_not_verbal(verb: Token) -> bool:
    """Return whether the word only looks like a verb: an auxiliary, "the wounded", "in occupied land"."""
    is_object_of_preposition = is_prepositional_clause(verb) and not is_gerund(verb) and not _is_gerund_passive(verb)
    if _is_part_of_phrase(verb) or is_object_of_preposition:
        return True
    return is_past_participle(verb) and (is_core_argument(verb) or is_prepositional_object(verb))


def _is_gerund_passive(verb: Token) -> bool:
    """Return whether it is "being arrested"."""
    return any(is_passive_auxiliary(child) and child.lower_ == "being" for child in verb.lefts)


def _is_particle_relevant(verb: Token, use: VerbUse) -> bool:
    """Return whether the particle is close enough to make the verb a non-event; a later one opens an adjunct.

    The "by" of a passive's agent is none ("was demanded by the union"), unlike "demanded by Friday".
    """
    if use.event_type != NO_EVENT or use.objects is not None:
        return True
    particles = (child for child in _particles_for(verb, use) if not is_agent_phrase(child))
    return any(child.i - verb.i <= _CLOSE for child in particles)


def _particles_for(verb: Token, use: VerbUse) -> list[Token]:
    return [child for child in verb.rights if child.lower_ == use.particle]


def match_noun(reading: Reading, noun: Token) -> NounUse | None:
    """Return the use that fits the noun; None for part of a name or of another noun ("attack helicopter")."""
    uses = uses_of_noun(noun)
    if not uses or is_attributive(noun) or reading.mention_at(noun) is not None:
        return None
    modifiers = {lemma_of(child) for child in noun.lefts if is_noun_modifier(child)}
    return next((use for use in uses if not use.modifiers or use.modifiers & modifiers), None)
