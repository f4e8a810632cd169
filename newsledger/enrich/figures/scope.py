"""The scope of a figure: decide whether it is of this event, a running total, a period, or a historical comparison."""

from __future__ import annotations

import re

from spacy.tokens import Token

from newsledger.enrich.factuality.historical import is_former_value
from newsledger.enrich.figures.figure_lexicon import cues
from newsledger.enrich.figures.measures import Measured
from newsledger.enrich.figures.quantities import Quantity
from newsledger.enrich.syntax.noun_phrases import prepositional_object
from newsledger.enrich.syntax.relations import is_prepositional_phrase
from newsledger.knowledge.reference import derived
from newsledger.model.reading import Sentence


def scope_of(sentence: Sentence, quantity: Quantity, measured: Measured, realis: str) -> str:
    """Return whether the figure is of this event, a running total, a period, or a historical comparison."""
    text = " " + sentence.span.text.lower() + " "
    if realis == "historical":
        is_last_period = _holds(text, "last_period") and not is_former_value(quantity.node.doc[quantity.start])
        return "period" if is_last_period else "historical"
    if measured.pattern == "total" or _holds(text, "cumulative"):
        return "cumulative"
    return "period" if _holds(text, "period") and quantity.number.kind != "one" else "event"


def since_of(sentence: Sentence) -> Token | None:
    """Return the token that "since" starts from, if the sentence says so."""
    for token in sentence.span:
        if token.lower_ == "since" and is_prepositional_phrase(token):
            return prepositional_object(token)
    return None


@derived
def _pattern(cue: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(words) for words in sorted(cues(cue))) + r")\b")


def _holds(text: str, cue: str) -> bool:
    return bool(_pattern(cue).search(text))
