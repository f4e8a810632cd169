"""Whether a thing is told as done: what enters is the token that names it, what leaves is its realis.

The words that decide stand in ``seeds/reference/realis_words.csv``; they count on the event's own word and on the
verbs that govern it ("plans to attack", "could begin to fire").
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from spacy.tokens import Token

from newsledger.enrich.events.syntax import lemma_of
from newsledger.reading import When
from newsledger.reference import read_table

_ORDER = ("negated", "hypothetical", "historical", "future")
_SUBJECT_DEPS = {"nsubj", "nsubjpass"}
_AUXILIARY_DEPS = {"aux", "neg"}
_MODIFIER_DEPS = {"amod", "advmod", "det", "compound", "neg", "preconj", "cc"}
_CHAINS = {"xcomp", "conj", "acl", "pcomp", "prep", "pobj", "dobj", "nsubj", "nsubjpass", "attr", "ccomp", "agent"}
_PRESENT = {"VB", "VBP", "VBZ", "VBG"}
_MOST_STEPS = 6
_LONG_AGO = timedelta(days=60)


def judge_realis(token: Token, when: When | None, published: date | None) -> str:
    """Return ``asserted`` unless words, or days long before publication, say otherwise."""
    found = set(_said_by_words(token))
    if published is not None and when is not None and when.precision != "publication":
        if when.end < published - _LONG_AGO:
            found.add("historical")
        elif when.start > published + timedelta(days=1):
            found.add("future")
    return next((realis for realis in _ORDER if realis in found), "asserted")


def _said_by_words(token: Token) -> Iterator[str]:
    yield from _said_beside(token)
    is_verb = token.pos_ in ("VERB", "AUX")
    for _ in range(_MOST_STEPS):
        head, relation = token.head, token.dep_
        if head == token or relation not in _CHAINS or (relation == "acl" and not _is_infinitive(token)):
            break
        if relation in ("ccomp", "nsubj", "nsubjpass", "dobj") and is_verb:
            yield from _said_of_clause(head)
            break
        if relation == "conj" and (_has_own_auxiliary(token) or (token.tag_ == "VBD" and head.tag_ in ("VB", "VBG"))):
            break
        yield from _said_by_governor(head, relation)
        token, is_verb = head, head.pos_ in ("VERB", "AUX")
    yield from _said_by_mark(token)


def _said_beside(token: Token) -> Iterator[str]:
    """Yield what auxiliaries, negations, adverbs and adjectives of the token say, and its own conjunction."""
    says = _words()
    is_verb = token.pos_ in ("VERB", "AUX")
    for child in token.children:
        dep = child.dep_
        if dep in _AUXILIARY_DEPS and is_verb:
            if child.tag_ == "TO":
                if token.dep_ in ("advcl", "acl", "relcl"):
                    yield "future"
                continue
            word = says.get(("auxiliary", child.lower_))
            if word == "hypothetical" and child.lower_ in ("would", "'d") and _is_reported(token):
                word = "future"
            if word:
                yield word
        if dep in _SUBJECT_DEPS and _is_nobody(child):
            yield "negated"
        if dep in _MODIFIER_DEPS and (word := says.get(("modifier", child.lower_))):
            yield word
    yield from _said_by_mark(token)


def _is_nobody(subject: Token) -> bool:
    """Tell whether the subject says that nobody did it ("no one", "none of them", "no suspect")."""
    if _words().get(("subject", subject.lower_)) == "negated":
        return True
    if any(child.lower_ in ("fewer", "less") for child in subject.lefts):
        return False
    return any(child.dep_ == "det" and child.lower_ in ("no", "neither") for child in subject.lefts)


def _said_by_mark(verb: Token) -> Iterator[str]:
    for child in verb.lefts:
        if child.dep_ not in ("mark", "advmod", "prep"):
            continue
        position = "mark before present" if verb.tag_ in _PRESENT else "mark"
        word = _words().get(("mark", child.lower_)) or _words().get((position, child.lower_))
        if word:
            yield word


def _said_by_governor(head: Token, relation: str) -> Iterator[str]:
    says = _words()
    if relation != "conj" and not (relation in ("nsubj", "nsubjpass") and head.pos_ == "VERB"):
        position = "mark" if head.pos_ == "ADP" else "governor"
        if word := says.get((position, lemma_of(head))):
            yield word
    if head.pos_ in ("VERB", "AUX"):
        yield from _said_beside(head)


def _said_of_clause(head: Token) -> Iterator[str]:
    word = _words().get(("governor", lemma_of(head)))
    if word in ("negated", "hypothetical"):
        yield word


def _is_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.lefts)


def _is_reported(verb: Token) -> bool:
    """Tell whether "would" is the future of the past: in a content clause that no condition opens."""
    if any(child.dep_ == "advcl" and _opens_condition(child) for child in verb.rights):
        return False
    return verb.dep_ in ("ccomp", "conj", "relcl")


def _opens_condition(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "if" for child in clause.lefts)


def _has_own_auxiliary(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "nsubj", "nsubjpass", "neg") for child in verb.lefts)


@cache
def _words() -> dict[tuple[str, str], str]:
    return {(row["position"], row["lemma"]): row["realis"] for row in read_table("realis_words")}
