"""Find the nouns that a preposition governs beside a verb or noun."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.syntax.arguments import conjuncts_of
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.knowledge.reference import derived, read_table

_PARTICLES = {"prt", "prep", "advmod", "agent"}
_PREPOSITIONS = {"prep", "agent", "dative", "prt"}
_BEFORE_NOUN = {"det", "nummod", "amod", "compound", "nmod", "poss", "quantmod", "case"}
_SAME_PREPOSITION = {
    "on": ("on", "upon", "onto"),
    "to": ("to", "towards", "toward"),
    "into": ("into", "onto"),
    "against": ("against", "versus"),
}


def objects_of_preposition(token: Token, preposition: str) -> list[Token]:
    """Return the objects of that preposition beside the token, conjuncts separately."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in _PREPOSITIONS and child.lower_ in _same_prepositions(preposition):
            found.extend(_prepositional_objects(child))
            found.extend(
                noun for inner in child.children if inner.dep_ == "prep" for noun in _prepositional_objects(inner)
            )
        elif preposition == "from" and child.lower_ == "out" and child.dep_ in ("prep", "prt", "advmod"):
            found.extend(
                noun for inner in child.children if inner.lower_ == "of" for noun in _prepositional_objects(inner)
            )
    return found


def _same_prepositions(preposition: str) -> tuple[str, ...]:
    return _SAME_PREPOSITION.get(preposition, (preposition,))


def _prepositional_objects(preposition: Token) -> list[Token]:
    """Return the nouns it governs, including subjects of a gerund ("fired on protesters hurling stones")."""
    nouns = [noun for noun in preposition.children if noun.dep_ == "pobj"]
    doing = (verb for verb in preposition.children if verb.dep_ == "pcomp" and verb.tag_ == "VBG")
    nouns = nouns or [noun for verb in doing for noun in verb.lefts if noun.dep_ == "nsubj"]
    return nouns if nouns or any(preposition.children) else _misparsed_object(preposition)


def _misparsed_object(preposition: Token) -> list[Token]:
    """Return the noun after a preposition parsed without object ("granted asylum to officers holed up in …")."""
    following = preposition.i + 1
    if following >= len(preposition.doc):
        return []
    noun = preposition.doc[following]
    while noun.dep_ in _BEFORE_NOUN and noun.head.i > noun.i:
        noun = noun.head
    return [noun] if noun.dep_ in ("nsubj", "nsubjpass") and noun.pos_ in ("NOUN", "PROPN") else []


def particles_of(verb: Token) -> set[str]:
    """Return the prepositions, particles and adverbs of the verb."""
    return {child.lower_ for child in verb.children if child.dep_ in _PARTICLES or _is_taken_for_dative(child)}


def _is_taken_for_dative(child: Token) -> bool:
    """Return whether the parse takes the "for" of "push hard for" for a dative."""
    return child.dep_ == "dative" and child.pos_ == "ADP"


def contents_of(noun: Token) -> list[Token]:
    """Return the contents of a measure or series: the medicine of "700 kg of medicine"; empty for other nouns."""
    if lemma_of(noun) not in _quantity_nouns():
        return []
    inside = (child for child in noun.rights if child.dep_ == "prep" and child.lower_ == "of")
    return [held for child in inside for head in child.children if head.dep_ == "pobj" for held in conjuncts_of(head)]


@derived
def _quantity_nouns() -> frozenset[str]:
    return frozenset(row["lemma"] for row in read_table("event_cues") if row["cue"] == "quantity")
