"""Find the nouns that a preposition governs beside a verb or noun."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.syntax.coordination import conjuncts_of
from newsledger.enrich.syntax.inflections import is_gerund
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.noun_phrases import head_noun
from newsledger.enrich.syntax.parts_of_speech import is_adposition, is_noun
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_active_subject,
    is_adverb_modifier,
    is_adverbial_clause,
    is_particle,
    is_prepositional_clause,
    is_prepositional_object,
    is_prepositional_or_agent_phrase,
    is_prepositional_phrase,
    is_recipient,
    is_subject,
    is_subordinator,
)
from newsledger.knowledge.reference import derived, read_table

_may_be_out = any_of(is_prepositional_phrase, is_particle, is_adverb_modifier)

_is_particle_or_adverb = any_of(is_prepositional_or_agent_phrase, is_particle, is_adverb_modifier)
_is_preposition = any_of(is_recipient, is_prepositional_or_agent_phrase, is_particle)
_SAME_PREPOSITION = {
    "on": ("on", "upon", "onto"),
    "to": ("to", "towards", "toward"),
    "into": ("into", "onto"),
    "against": ("against", "versus"),
}

_DATES = ("weekday", "weekend", "month", "holiday", "season")
_BEFORE_TIMES = ("in", "on", "at", "over")


def objects_of_preposition(token: Token, preposition: str) -> list[Token]:
    """Return the objects of that preposition beside the token, conjuncts separately."""
    found: list[Token] = []
    for child in token.children:
        if _is_preposition(child) and child.lower_ in _same_prepositions(preposition):
            found.extend(_prepositional_objects(child))
            found.extend(
                noun
                for inner in child.children
                if is_prepositional_phrase(inner)
                for noun in _prepositional_objects(inner)
            )
        elif preposition == "from" and child.lower_ == "out" and _may_be_out(child):
            found.extend(
                noun for inner in child.children if inner.lower_ == "of" for noun in _prepositional_objects(inner)
            )
    return found


def _same_prepositions(preposition: str) -> tuple[str, ...]:
    return _SAME_PREPOSITION.get(preposition, (preposition,))


def _prepositional_objects(preposition: Token) -> list[Token]:
    """Return the nouns it governs, including subjects of a gerund ("fired on protesters hurling stones")."""
    nouns = [noun for noun in preposition.children if is_prepositional_object(noun)]
    doing = (verb for verb in preposition.children if is_prepositional_clause(verb) and is_gerund(verb))
    nouns = nouns or [noun for verb in doing for noun in verb.lefts if is_active_subject(noun)]
    return nouns if nouns or any(preposition.children) else _misparsed_object(preposition)


def _misparsed_object(preposition: Token) -> list[Token]:
    """Return the noun after a preposition parsed without object ("granted asylum to officers holed up in …")."""
    following = preposition.i + 1
    if following >= len(preposition.doc):
        return []
    noun = head_noun(preposition.doc[following])
    return [noun] if is_subject(noun) and is_noun(noun) else []


def particles_of(verb: Token) -> set[str]:
    """Return the prepositions, particles and adverbs of the verb."""
    beside = (child for child in verb.children if _is_particle_or_adverb(child) or _is_taken_for_dative(child))
    own = {child.lower_ for child in beside if not _opens_time(child)}
    return own | {"for"} if any(map(_is_asked_for, verb.children)) else own


def _opens_time(preposition: Token) -> bool:
    """Return whether its object is a span of time ("sent troops in the last month")."""
    return preposition.lower_ in _BEFORE_TIMES and any(
        is_prepositional_object(noun) and lemma_of(noun) in _units_of_time() for noun in preposition.children
    )


@derived
def _units_of_time() -> frozenset[str]:
    return frozenset(
        row["word"] for row in read_table("time_words") if row["kind"].startswith("unit_") or row["kind"] in _DATES
    )


def _is_asked_for(clause: Token) -> bool:
    """Return whether it is a clause of what should be ("called for the men to be freed")."""
    return is_adverbial_clause(clause) and any(
        is_subordinator(child) and child.lower_ == "for" for child in clause.lefts
    )


def _is_taken_for_dative(child: Token) -> bool:
    """Return whether the parse takes the "for" of "push hard for" for a dative."""
    return is_recipient(child) and is_adposition(child)


def contents_of(noun: Token) -> list[Token]:
    """Return the contents of a measure or series: the medicine of "700 kg of medicine"; empty for other nouns."""
    if lemma_of(noun) not in _quantity_nouns():
        return []
    inside = (child for child in noun.rights if is_prepositional_phrase(child) and child.lower_ == "of")
    return [
        held
        for child in inside
        for head in child.children
        if is_prepositional_object(head)
        for held in conjuncts_of(head)
    ]


@derived
def _quantity_nouns() -> frozenset[str]:
    return frozenset(row["lemma"] for row in read_table("event_cues") if row["cue"] == "quantity")
