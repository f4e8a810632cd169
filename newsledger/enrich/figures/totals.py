"""Read the measure of nouns that name one ("deaths", "toll")."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.figures.figure_lexicon import Effect, cues, effects, labels
from newsledger.enrich.figures.quantities import Quantity
from newsledger.enrich.figures.verbs import effect_of_clause

_REACHING = frozenset({"of", "at", "to", "by", "from", "above", "past", "over", "beyond"})
_TOLD_OF = frozenset({"nsubj", "nsubjpass", "dobj"})


def by_strong_noun(quantity: Quantity) -> tuple[Effect, Token, str] | None:
    """Return the measure of a counted noun that names it by itself: "12 deaths"."""
    noun = quantity.noun
    found = effects("noun").get(noun.lemma_.lower()) or effects("noun").get(noun.lower_) if noun is not None else None
    return (found[0], noun, "noun") if noun is not None and found else None


def by_total(node: Token) -> tuple[Effect, Token, str] | None:
    """Read "the toll rose to 41", "a toll of 41" and "the number of wounded reached 41"."""
    if node.dep_ == "pobj" and node.head.lemma_ in _REACHING and node.head.head.pos_ in ("NOUN", "PROPN"):
        return _total(node.head.head) or _of_headline(node)
    for noun in _told_of(node):
        found = _total(noun)
        if found:
            return found
    return _of_headline(node)


def _of_headline(node: Token) -> tuple[Effect, Token, str] | None:
    """Read "Toll in Kano attack climbs to 21", whose verb the parse may take for a noun."""
    sentence, at = node.sent, node.i
    if node.dep_ != "pobj" or node.head.lower_ not in _REACHING or sentence[0].lemma_.lower() not in effects("total"):
        return None
    changes = any(token.lemma_.lower() in cues("change") for token in node.doc[sentence.start : at])
    return (effects("total")[sentence[0].lemma_.lower()][0], sentence[0], "total") if changes else None


def continues_total(quantity: Quantity) -> Token | None:
    """Return the "it" of "it had stood at 35", or the "toll" or "figure" that names no measure itself."""
    verb = _verb_above(quantity.node)
    noun = quantity.noun
    if verb is None or not (noun is None or noun.pos_ == "PRON"):
        return None
    if verb.lemma_.lower() not in cues("change") | cues("stand"):
        return None
    for subject in _told_of(quantity.node):
        if subject.lower_ in labels("total_again") and not any(child.lower_ == "of" for child in subject.children):
            return subject
    return None


def _told_of(node: Token) -> list[Token]:
    verb = _verb_above(node)
    children = verb.children if verb is not None else ()
    return [child for child in children if child.dep_ in _TOLD_OF and child != node]


def _verb_above(node: Token) -> Token | None:
    head = node.head
    if node.dep_ == "pobj":
        head = head.head
    while head.dep_ in ("prep", "pobj", "pcomp", "advmod", "npadvmod") and head.head != head:
        head = head.head
    return head if head.pos_ in ("VERB", "AUX") else None


def _total(noun: Token) -> tuple[Effect, Token, str] | None:
    lemma = noun.lemma_.lower()
    if lemma in effects("total"):
        return effects("total")[lemma][0], noun, "total"
    if lemma not in labels("total_of"):
        return None
    for child in noun.children:
        for token in child.children if child.dep_ == "prep" else [child]:
            found = _said_of_counted(token)
            if found:
                return found, noun, "total"
    following = noun.doc[noun.i + 1 : noun.i + 3]
    found = _said_of_counted(following[1]) if len(following) == 2 and following[0].lower_ == "of" else None
    return (found, noun, "total") if found else None


def _said_of_counted(token: Token) -> Effect | None:
    """Return the measure of "dead", "people killed" and "executed" after "the number of" and "the total"."""
    lemma = token.lemma_.lower()
    found = effects("noun").get(lemma) or effects("state").get(token.lower_)
    if found is None and token.tag_ in ("VBN", "VBD"):
        found = effects("object").get(lemma)
    if found:
        return found[0]
    clause = effect_of_clause(token) if token.pos_ in ("NOUN", "PROPN") else None
    return clause[0] if clause else None
