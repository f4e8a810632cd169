"""Read the measure of nouns that name one ("deaths", "toll")."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.figures.figure_lexicon import Effect, cues, effects, labels
from newsledger.enrich.figures.quantities import Quantity
from newsledger.enrich.figures.verbs import effect_of_clause
from newsledger.enrich.syntax.inflections import is_past_form, is_plural_noun
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_noun, is_pronoun, is_verb_or_auxiliary
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adverb_modifier,
    is_adverbial_noun,
    is_core_argument,
    is_prepositional_clause,
    is_prepositional_object,
    is_prepositional_phrase,
    is_subject,
)

_leads_to_verb = any_of(
    is_prepositional_phrase, is_prepositional_object, is_prepositional_clause, is_adverb_modifier, is_adverbial_noun
)
_REACHED = frozenset({"to", "at", "past", "above", "beyond", "over"})
_REACHING = frozenset({"of", "at", "to", "by", "from", "above", "past", "over", "beyond"})


def by_strong_noun(quantity: Quantity) -> tuple[Effect, Token, str] | None:
    """Return the measure of a counted noun that names it by itself: "12 deaths"."""
    noun = quantity.noun
    found = effects("noun").get(lemma_of(noun)) or effects("noun").get(noun.lower_) if noun is not None else None
    return (found[0], noun, "noun") if noun is not None and found else None


def by_total(node: Token) -> tuple[Effect, Token, str] | None:
    """Read "the toll rose to 41", "a toll of 41" and "the number of wounded reached 41"."""
    if is_prepositional_object(node) and lemma_of(node.head) in _REACHING and is_noun(node.head.head):
        return _total(node.head.head) or _of_headline(node)
    for noun in _told_of(node):
        found = _total(noun) or _counted_subject(node, noun)
        if found:
            return found
    return _of_headline(node)


def _counted_subject(node: Token, noun: Token) -> tuple[Effect, Token, str] | None:
    """Read "deaths topped 1,200" and "injuries climbed to 340", whose bare number is how many there are."""
    found, verb = effects("noun").get(lemma_of(noun)), _verb_above(node)
    is_bare = node.like_num and not (is_prepositional_object(node) and not _is_reached(node))
    if not found or verb is None or not is_bare or not (is_plural_noun(noun) or lemma_of(noun) == noun.lower_):
        return None
    counts = is_subject(noun) and lemma_of(verb) in (cues("change") | cues("stand")) - {"be"}
    return (found[0], noun, "total") if counts and not any(child.like_num for child in noun.children) else None


def _is_reached(node: Token) -> bool:
    """Return whether it is the level that something reaches; the parse may hang the 340 of "by 12 to 340" on "by"."""
    return node.head.lower_ in _REACHED or (node.i > 0 and node.nbor(-1).lower_ in _REACHED)


def _of_headline(node: Token) -> tuple[Effect, Token, str] | None:
    """Read "Toll in Kano attack climbs to 21", whose verb the parse may take for a noun."""
    sentence, at = node.sent, node.i
    is_reached = is_prepositional_object(node) and node.head.lower_ in _REACHING
    if not is_reached or lemma_of(sentence[0]) not in effects("total"):
        return None
    changes = any(lemma_of(token) in cues("change") for token in node.doc[sentence.start : at])
    return (effects("total")[lemma_of(sentence[0])][0], sentence[0], "total") if changes else None


def continues_total(quantity: Quantity) -> Token | None:
    """Return the "it" of "it had stood at 35", or the "toll" or "figure" that names no measure itself."""
    verb = _verb_above(quantity.node)
    noun = quantity.noun
    if verb is None or not (noun is None or is_pronoun(noun)):
        return None
    if lemma_of(verb) not in cues("change") | cues("stand"):
        return None
    for subject in _told_of(quantity.node):
        if subject.lower_ in labels("total_again") and not any(child.lower_ == "of" for child in subject.children):
            return subject
    return None


def _told_of(node: Token) -> list[Token]:
    verb = _verb_above(node)
    children = verb.children if verb is not None else ()
    return [child for child in children if is_core_argument(child) and child != node]


def _verb_above(node: Token) -> Token | None:
    head = node.head
    if is_prepositional_object(node):
        head = head.head
    while _leads_to_verb(head) and head.head != head:
        head = head.head
    return head if is_verb_or_auxiliary(head) else None


def _total(noun: Token) -> tuple[Effect, Token, str] | None:
    lemma = lemma_of(noun)
    if lemma in effects("total"):
        return effects("total")[lemma][0], noun, "total"
    if lemma not in labels("total_of"):
        return None
    for child in noun.children:
        for token in child.children if is_prepositional_phrase(child) else [child]:
            found = _said_of_counted(token)
            if found:
                return found, noun, "total"
    following = noun.doc[noun.i + 1 : noun.i + 3]
    found = _said_of_counted(following[1]) if len(following) == 2 and following[0].lower_ == "of" else None
    return (found, noun, "total") if found else None


def _said_of_counted(token: Token) -> Effect | None:
    """Return the measure of "dead", "people killed" and "executed" after "the number of" and "the total"."""
    lemma = lemma_of(token)
    found = effects("noun").get(lemma) or effects("state").get(token.lower_)
    if found is None and is_past_form(token):
        found = effects("object").get(lemma)
    if found:
        return found[0]
    clause = effect_of_clause(token) if is_noun(token) else None
    return clause[0] if clause else None
