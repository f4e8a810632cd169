"""The scope of a figure: decide whether it is of this event, a running total, a period, or a historical comparison.

A cue ("so far", "since May", "a year") counts only where it stands in the figure's own clause or phrase: in "police, who
held 30 people this year, found two bombs" the bombs are of no period.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.factuality.historical import is_former_value
from newsledger.enrich.figures.changes import change_of
from newsledger.enrich.figures.compared_values import is_compared_with
from newsledger.enrich.figures.figure_lexicon import cues
from newsledger.enrich.figures.figure_periods import is_of_period
from newsledger.enrich.figures.measures import Measured
from newsledger.enrich.figures.quantities import Quantity
from newsledger.enrich.figures.scope_cues import find_cues, stands_by
from newsledger.enrich.figures.valued_nouns import amount_of, modified_noun
from newsledger.enrich.syntax.clauses import clause_head
from newsledger.enrich.syntax.inflections import is_superlative
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.noun_phrases import prepositional_object
from newsledger.enrich.syntax.relations import is_core_argument, is_prepositional_object, is_prepositional_phrase
from newsledger.enrich.syntax.verb_phrases import governing_verb, is_perfect
from newsledger.model.reading import Sentence

_FARTHEST = 8


def scope_of(sentence: Sentence, quantity: Quantity, measured: Measured, realis: str) -> str:
    """Return whether the figure is of this event, a running total, a period, or a historical comparison."""
    node = quantity.node
    if is_compared_with(quantity):
        return "historical"
    if realis == "historical":
        is_over = any(stands_by(token, node) for token in find_cues(sentence, "last_period"))
        return "period" if is_over and not is_former_value(node.doc[quantity.start]) else "historical"
    if measured.pattern == "unit" and _is_property(quantity):
        return "event"
    if measured.pattern == "total":
        is_new = change_of(quantity).kind == "by"  # the 12 of "the toll rose by 12 to 340"
        return "event" if is_new or _is_only_put(quantity) else "cumulative"
    if _is_tally(quantity) or _accumulates(sentence, node):
        return "cumulative"
    return "period" if quantity.number.kind != "one" and is_of_period(sentence, quantity, measured) else "event"


def _is_property(quantity: Quantity) -> bool:
    """Return whether the amount tells what kind of thing it is, whenever: "an 80-ton crane", "a $50 billion auction"."""
    noun = modified_noun(amount_of(quantity))
    return noun is not None and lemma_of(noun) not in cues("change_noun") | cues("flow")


def since_of(sentence: Sentence) -> Token | None:
    """Return the token that "since" starts from, if the sentence says so."""
    for token in sentence.span:
        if token.lower_ == "since" and is_prepositional_phrase(token):
            return prepositional_object(token)
    return None


def _accumulates(sentence: Sentence, node: Token) -> bool:
    """Return whether it is counted since a time or "so far"; "the highest since 1991" is not."""
    since = [token for token in sentence.span if token.lower_ == "since" and is_prepositional_phrase(token)]
    said = [token for token in (*find_cues(sentence, "cumulative"), *since) if not _is_of_superlative(token)]
    return any(stands_by(token, node) for token in said) or _has_accumulated(sentence, node)


def _has_accumulated(sentence: Sentence, node: Token) -> bool:
    """Return whether a perfect goes with "since": "has known 20 coups since it became independent"."""
    verb = governing_verb(node)
    if verb is None or not is_perfect(verb):
        return False
    since = (token for token in sentence.span if token.lower_ == "since" and token.i > verb.i)
    return any(not is_perfect(clause_head(token)) and not _is_of_superlative(token) for token in since)


def _is_of_superlative(cue: Token) -> bool:
    before = cue.doc[max(cue.sent.start, cue.i - _FARTHEST) : cue.i]
    return any(token.lower_ in cues("record") or is_superlative(token) for token in before)


def _is_tally(quantity: Quantity) -> bool:
    """Return whether it is what a total comes to: "raising the tally to 1,351", "a tally of 693"."""
    if not is_prepositional_object(quantity.node) or quantity.number.kind == "fraction":
        return False
    head = quantity.node.head.head
    if lemma_of(head) in cues("tally"):
        return quantity.node.head.lower_ in ("of", "to")
    said = [child for child in head.children if is_core_argument(child)]
    return quantity.node.head.lower_ == "to" and any(lemma_of(noun) in cues("tally") for noun in said)


def _is_only_put(quantity: Quantity) -> bool:
    """Return whether somebody states the toll ("put it at 19") or takes it back ("lowered it to seven")."""
    verb = governing_verb(quantity.node)
    return verb is not None and lemma_of(verb) in cues("states")
