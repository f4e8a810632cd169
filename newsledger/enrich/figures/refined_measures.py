"""Say of a number what it measures once it is known of what it is the value, and per what it is told."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from newsledger.enrich.figures.figure_lexicon import cues, measure_with
from newsledger.enrich.figures.measures import Measured
from newsledger.enrich.figures.quantities import Quantity
from newsledger.enrich.syntax.lemmas import lemma_of

_POINT = "point"


def refine_measure(quantity: Quantity, measured: Measured, valued: Token | None, per: str | None) -> Measured:
    """Return the measure: a count per so many people is a rate and no toll; a bare number may be an index's or a rate's."""
    if per is not None and per[0].isdigit() and measured.pattern != "unit":
        noun = quantity.noun
        unit = lemma_of(noun) if noun is not None and not noun.like_num else "count"
        return _as_value(measured, "ratio", unit)
    if measured.measure != "other" or measured.pattern == "unit" or valued is None:
        return measured
    is_step = quantity.noun is not None and lemma_of(quantity.noun) == _POINT
    if _names(valued, "index"):
        return _as_value(measured, "index", _POINT)
    return _as_value(measured, "ratio", measured.unit) if _names(valued, "rate") and not is_step else measured


def _names(valued: Token, cue: str) -> bool:
    words = cues("index") if cue == "index" else cues("rate")
    return lemma_of(valued) in words or valued.lower_ in words


def _as_value(measured: Measured, trait: str, unit: str) -> Measured:
    measure = measure_with(trait)
    return replace(measured, measure=measure, unit=unit, pattern="other") if measure else measured


__all__ = ["refine_measure"]
