"""How a thing is told by the words beside it: what enters is its verb or noun, what leaves is each realis they give.

These are auxiliaries, negations, adverbs, adjectives, conjunctions, subjects that are nobody and the order of a question.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.factuality.cues import said
from newsledger.enrich.factuality.denials import denies_nothing, is_nobody
from newsledger.enrich.syntax.lemmas import auxiliary_word

_SUBJECTS = {"nsubj", "nsubjpass"}
_NOBODY_AS = _SUBJECTS | {"dobj"}
_MODIFIERS = {"amod", "advmod", "det", "compound", "neg", "preconj", "cc"}
_PRESENT = {"VB", "VBP", "VBZ", "VBG"}


def told_beside(token: Token) -> set[str]:
    """Return what the words beside a verb or noun say of it."""
    if token.pos_ not in ("VERB", "AUX"):
        return {*_said_by_modifiers(token), *_said_by_mark(token)}
    found = {*_said_by_auxiliaries(token), *_said_by_modifiers(token), *_said_by_mark(token), *_said_by_order(token)}
    if token.tag_ in _PRESENT and any(_is_setting(child) for child in token.children):
        found.add("hypothetical")
    if _is_denied(token):
        found.add("negated")
    return found - {"negated"} if _happened_in_the_end(token) else found


def _is_denied(verb: Token) -> bool:
    """Tell whether a subject or object is nobody, "nor" opens the clause, or "at no point" does."""
    if _goes_on_with_nor(verb):
        return True
    never = (
        noun for child in verb.lefts if child.dep_ == "prep" for noun in child.children if said("occasion", noun.lower_)
    )
    nobody = (child for child in verb.children if child.dep_ in _NOBODY_AS)
    return any(is_nobody(noun) for noun in (*never, *nobody))


def _said_by_modifiers(token: Token) -> Iterator[str]:
    for child in token.children:
        if child.dep_ in _MODIFIERS and (word := said("modifier", child.lower_)) and not denies_nothing(child):
            yield word


def _said_by_auxiliaries(verb: Token) -> Iterator[str]:
    for child in verb.children:
        if child.dep_ != "aux":
            continue
        if child.tag_ == "TO":
            if verb.dep_ in ("advcl", "acl", "relcl") or _is_to(verb):
                yield "future"
        elif child.lower_ in ("would", "'d"):
            yield from _said_by_would(verb)
        elif word := said("auxiliary", auxiliary_word(child)):
            yield word


def _is_to(verb: Token) -> bool:
    """Tell whether it stands right under the "is to" of a schedule, not of "the mission is to"."""
    head = verb.head
    if verb.dep_ != "xcomp" or head.lemma_ != "be" or head.tag_ not in ("VBZ", "VBP"):
        return False
    between = verb.doc[head.i + 1 : verb.left_edge.i]
    purposes = (child for child in head.lefts if child.dep_ in _SUBJECTS and said("purpose", child.lemma_))
    return all(word.pos_ == "ADV" for word in between) and next(purposes, None) is None


def _said_by_would(verb: Token) -> Iterator[str]:
    """Yield the future of the past in what somebody said, nothing for what later came ("would later be jailed")."""
    if any(said("after would", child.lower_) for child in verb.lefts):
        return
    is_open = any(
        child.lower_ == "have" or (child.dep_ == "advcl" and _opens_condition(child)) for child in verb.children
    )
    yield "future" if verb.dep_ in ("ccomp", "conj") and not is_open else "hypothetical"


def _opens_condition(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "if" for child in clause.lefts)


def _said_by_mark(verb: Token) -> Iterator[str]:
    for child in verb.lefts:
        if child.dep_ in ("mark", "advmod") or (child.dep_ == "prep" and not any(child.children)):
            yield from _said_by_conjunction(verb, child.lower_)
    if verb.dep_ in ("advcl", "ccomp") and (first := verb.left_edge.i) and _has_subject(verb):
        yield from _said_by_conjunction(verb, verb.doc[first - 1].lower_, "before clause")


def _said_by_conjunction(verb: Token, word: str, position: str = "mark") -> Iterator[str]:
    found = said(position, word) or (said("mark before present", word) if verb.tag_ in _PRESENT else None)
    if found:
        yield found


def _said_by_order(verb: Token) -> Iterator[str]:
    """Yield what an auxiliary before the subject says: a condition ("had they fired"), or a question to be answered."""
    subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    first = next((child for child in verb.lefts if child.dep_ in ("aux", "auxpass")), None)
    if subject is None or first is None or first.i > subject.i or first.i > verb.left_edge.i:
        return
    is_question = verb.dep_ == "ROOT" and verb.sent[-1].text == "?"
    if is_question or (verb.dep_ == "advcl" and first.lower_ in ("had", "should", "were")):
        yield "hypothetical"


def _is_setting(preposition: Token) -> bool:
    """Tell whether it opens the place of what is only imagined ("in the drill, gunmen attack a terminal")."""
    return preposition.lower_ == "in" and any(said("setting", noun.lower_) for noun in preposition.children)


def _goes_on_with_nor(verb: Token) -> bool:
    before = verb.left_edge.i - 1
    return verb.dep_ == "conj" and before >= 0 and verb.doc[before].lower_ == "nor"


def _happened_in_the_end(verb: Token) -> bool:
    """Tell whether "were not freed until dawn" says that it came late."""
    is_past = any(child.dep_ in ("aux", "auxpass") and child.tag_ == "VBD" for child in verb.lefts)
    return is_past and any(
        child.lower_ == "until" and child.i > verb.i and any(word.dep_ == "pobj" for word in child.children)
        for child in verb.rights
    )


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in verb.lefts)
