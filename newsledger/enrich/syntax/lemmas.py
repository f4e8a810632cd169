"""Return the lemma of a token as the lexicon spells it."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.syntax.inflections import is_modal, is_verb_form
from newsledger.enrich.syntax.relations import is_particle
from newsledger.knowledge.reference import derived, read_table


def lemma_of(token: Token) -> str:
    """Return the lemma in lower case, corrected for verb forms that the model lemmatises wrongly."""
    if is_verb_form(token) and (lemma := _verb_forms().get(token.lower_)):
        return lemma
    return token.lemma_.lower()


def uncorrected_lemma(token: Token) -> str:
    """Return the lemma in lower case as the model gives it, where the correction would change rows ("waged" is no wage)."""
    return token.lemma_.lower()


def lemma_with_particle(verb: Token) -> str:
    """Return the lemma of the verb with its particle: "call off"."""
    particle = next((child.lower_ for child in verb.rights if is_particle(child)), None)
    return lemma_of(verb) if particle is None else f"{lemma_of(verb)} {particle}"


def hyphenated_lemma(token: Token) -> str | None:
    """Return the lemma with what a hyphen joins before it ("test-fire"); None for a word that stands alone."""
    if not _is_joined_by_hyphen(token):
        return None
    return f"{token.doc[token.i - 2].lower_}-{lemma_of(token)}"


def _is_joined_by_hyphen(token: Token) -> bool:
    if token.i < 2:
        return False
    hyphen, first = token.nbor(-1), token.nbor(-2)
    return hyphen.text == "-" and not hyphen.whitespace_ and not first.whitespace_


@derived
def _verb_forms() -> dict[str, str]:
    return {row["form"]: row["lemma"] for row in read_table("verb_forms")}


def auxiliary_word(child: Token) -> str:
    """Return the auxiliary as it is meant: a headline's "to", tagged as a modal, is "will"."""
    return "will" if child.lower_ == "to" and is_modal(child) else child.lower_
