"""Decide whether a quantity counts people."""

from __future__ import annotations

from newsledger.enrich.figures.figure_lexicon import groups
from newsledger.enrich.figures.quantities import Quantity
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_pronoun
from newsledger.knowledge.country_names import country_of


def is_person(quantity: Quantity) -> bool:
    """Return whether what is counted is people, as far as its noun tells; a bare number may be."""
    noun = quantity.noun
    if noun is None or is_pronoun(noun):
        return True
    lemma = lemma_of(noun)
    return (
        lemma in groups()
        or noun.lower_ in groups()
        or lemma.endswith(("man", "men", "woman"))
        or country_of(noun.text) is not None
    )
