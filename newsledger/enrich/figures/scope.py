"""How a figure is meant: what enters is a quantity and what governs it, what leaves is its realis and scope."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from spacy.tokens import Token

from newsledger.enrich.figures.figure_lexicon import cues
from newsledger.enrich.figures.measures import Measured
from newsledger.enrich.figures.quantities import Quantity
from newsledger.knowledge.reference import derived
from newsledger.model.reading import Sentence, When

_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:[-–]\d{2,4})?")
_DATING = frozenset({"in", "during", "of"})
_HIGHEST_CLIMB = 6
_LONG_AGO = timedelta(days=60)


def realis_of(quantity: Quantity, measured: Measured, when: When | None, published: date | None) -> str:
    """Return whether the figure is told as so, denied, feared, forecast or past."""
    if is_old_value(quantity):
        return "historical"
    said = _said_above(measured)
    if said in ("negated", "hypothetical"):
        return said
    return "historical" if published is not None and _is_long_past(measured.governor, when, published) else said


def _said_above(measured: Measured) -> str:
    """Return what the words that govern the figure say: negations, modals, verbs of fearing and planning."""
    governor = measured.governor
    if any(child.dep_ == "neg" for child in governor.children):
        return "negated"
    presupposed = governor.pos_ in ("NOUN", "PROPN") and measured.pattern in ("nominal", "inherited")
    below: Token | None = None
    for token in _above(governor):
        told = below is not None and (below.pos_ in ("VERB", "AUX") or measured.pattern == "nominal")
        if told and token.lemma_.lower() in cues("negated"):
            return "negated"
        if not presupposed and (said := _said_at(token, below)):
            return said
        below = token
    return "asserted"


def _said_at(token: Token, below: Token | None) -> str | None:
    """Return what one word above the figure says of it, by itself and by its modals."""
    lemma, governs = token.lemma_.lower(), not _is_cue_of_another(token, below)
    modals = {child.lower_ for child in token.children if child.dep_ in ("aux", "mark")}
    if "would" in modals and token.dep_ == "ccomp" and "if" not in modals:
        return "future"
    if (governs and lemma in cues("hypothetical")) or modals & cues("hypothetical"):
        return "hypothetical"
    if modals & cues("future") or (below is not None and governs and lemma in cues("future")):
        return "future"
    return _said_by_subject(token) if below is not None else None


def _said_by_subject(verb: Token) -> str | None:
    """Read "the plan is to send 200 troops" by its plan."""
    if verb.lemma_ != "be":
        return None
    subjects = {child.lemma_.lower() for child in verb.children if child.dep_ == "nsubj"}
    return next((said for said in ("hypothetical", "future") if subjects & cues(said)), None)


def _is_cue_of_another(token: Token, below: Token | None) -> bool:
    """Whether those counted do the fearing or asking themselves, or it is "call up" and "call off"."""
    asks = below is not None and below.dep_ == "nsubj" and token.pos_ == "VERB"
    return asks or any(child.dep_ == "prt" for child in token.children)


def _is_long_past(governor: Token, when: When | None, published: date) -> bool:
    """Whether its clause, or the noun it describes, is dated long before the article."""
    since = any(child.lower_ == "since" for child in governor.children)
    dated = not since and when is not None and when.precision != "publication" and when.end < published - _LONG_AGO
    recent = when is not None and when.precision == "day" and not dated
    return dated or (not since and not recent and _names_an_earlier_year(governor, published))


def scope_of(sentence: Sentence, quantity: Quantity, measured: Measured, realis: str) -> str:
    """Return whether the figure is of this event, a running total, a period, or a historical comparison."""
    text = " " + sentence.span.text.lower() + " "
    if realis == "historical":
        is_last_period = _holds(text, "last_period") and not is_old_value(quantity)
        return "period" if is_last_period else "historical"
    if measured.pattern == "total" or _holds(text, "cumulative"):
        return "cumulative"
    return "period" if _holds(text, "period") and quantity.number.kind != "one" else "event"


def is_old_value(quantity: Quantity) -> bool:
    """Whether it is the 20 of "rose from 20 to 30"."""
    if quantity.start == 0 or quantity.number.bound == "range":
        return False
    preposition = quantity.node.doc[quantity.start - 1]
    if preposition.lower_ != "from":
        return False
    return preposition.head.lemma_.lower() in cues("change") or preposition.head.lower_ == "up"


def since_of(sentence: Sentence) -> Token | None:
    """Return the token that "since" starts from, if the sentence says so."""
    for token in sentence.span:
        if token.lower_ == "since" and token.dep_ == "prep":
            return next((child for child in token.children if child.dep_ == "pobj"), None)
    return None


@derived
def _pattern(cue: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(words) for words in sorted(cues(cue))) + r")\b")


def _holds(text: str, cue: str) -> bool:
    return bool(_pattern(cue).search(text))


def _above(token: Token) -> Iterator[Token]:
    for _ in range(_HIGHEST_CLIMB):
        yield token
        if token.head == token or token.dep_ in ("relcl", "advcl") or (token.dep_ == "conj" and _has_subject(token)):
            return
        token = token.head


def _has_subject(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children)


def _names_an_earlier_year(governor: Token, published: date) -> bool:
    """Read the year of "the 2004 bombing that killed", "an attack in 2011 left" and "died in the war of 1992-95"."""
    noun = governor.head if governor.dep_ in ("relcl", "acl") else governor
    subjects = [child for child in governor.children if child.dep_ in ("nsubj", "nsubjpass")]
    for part in (part for word in (governor, noun, *subjects) for part in word.children):
        words = part.subtree if part.lower_ in _DATING else (part, *part.children)
        if part.lower_ != "since" and any(_is_earlier_year(word, published) for word in words):
            return True
    return False


def _is_earlier_year(word: Token, published: date) -> bool:
    return bool(_YEAR.fullmatch(word.text)) and int(word.text[:4]) < published.year
