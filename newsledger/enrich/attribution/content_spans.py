"""Measure what a verb or a source phrase reports: the tokens of the content clause, without what belongs to the narration."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from newsledger.enrich.attribution.content_clauses import fronted_subject, object_as_subject, that_of
from newsledger.enrich.attribution.speech_verbs import kinds_of_verb, words_of_kind
from newsledger.enrich.syntax.clauses import has_subject
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_adposition, is_coordinating_conjunction
from newsledger.enrich.syntax.relations import is_adverbial_noun, is_conjunct, is_subject, is_subordinator
from newsledger.normalise.time_words import kinds_of

_DAYS = frozenset({"weekday", "month", "day"})
_KEPT_MARKS = frozenset("%‰$€£°")
_MOST_WORDS_BEFORE = 8


def span_of_clauses(verb: Token, clauses: Sequence[Token]) -> tuple[int, int]:
    """Return the span of the content clauses of a verb, on the side of the verb where the last of them stands."""
    last = clauses[-1]
    same_side = [clause for clause in clauses if (clause.i > verb.i) == (last.i > verb.i)]
    start = min((object_as_subject(clause) or clause).left_edge.i for clause in same_side)
    end = max(clause.right_edge.i for clause in same_side) + 1
    fronted = fronted_subject(last)
    if fronted is not None:
        return trim(verb.doc, fronted.left_edge.i, end)
    if start < verb.i < end:
        start, end = (verb.i + 1, end) if last.i > verb.i else (start, verb.i)
    if last.i > verb.i:
        start, end = _after_narration(same_side[0], start), _before_next_verb(last, end)
    return trim(verb.doc, start, end)


def _after_narration(clause: Token, start: int) -> int:
    """Return where the content begins after a day or "that": "said on Sunday its troops …", "said late Monday that …"."""
    mark = that_of(clause)
    if mark is not None and start < mark.i <= start + _MOST_WORDS_BEFORE:
        return mark.i
    first = next(iter(clause.lefts), None)
    while first is not None and first.left_edge.i == start and _is_day_phrase(first):
        start = first.right_edge.i + 1
        first = next((child for child in clause.lefts if child.left_edge.i == start), None)
    return start


def _is_day_phrase(phrase: Token) -> bool:
    """Return whether the words only say on which day or in what document it was said."""
    if not (is_adposition(phrase) or is_adverbial_noun(phrase)):
        return False
    nouns = [word for word in phrase.subtree if not is_adposition(word)]
    return any(_DAYS & set(kinds_of(word.lower_)) for word in nouns) or (
        is_adposition(phrase) and any(lemma_of(word) in words_of_kind("document") for word in nouns[-1:])
    )


def _before_next_verb(clause: Token, end: int) -> int:
    """Return where the content ends before a second verb of the speaker: "said the deal was dead *and warned* …"."""
    for verb in clause.rights:
        if is_conjunct(verb) and _is_of_speaker(verb) and not has_subject(verb):
            return min(end, verb.left_edge.i)
    return end


def _is_of_speaker(verb: Token) -> bool:
    return "say" in kinds_of_verb(verb) or lemma_of(verb) in words_of_kind("quoting_verb")


def span_around(clause: Token, inside: Token) -> tuple[int, int] | None:
    """Return the span of a clause without a parenthetical at its edge; one in its middle stays inside."""
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    first, last = inside.left_edge.i, _end_of_parenthetical(inside)
    before, after = trim(clause.doc, start, first), trim(clause.doc, last, end)
    if before[0] >= before[1]:
        return after if after[0] < after[1] else None
    return before if after[0] >= after[1] else trim(clause.doc, start, end)


def _end_of_parenthetical(inside: Token) -> int:
    """Return where the parenthetical ends: at the comma after the verb, if its speaker stands before it."""
    if any(map(is_subject, inside.lefts)):
        comma = next((word.i for word in inside.doc[inside.i + 1 : inside.right_edge.i + 1] if word.text == ","), None)
        return comma if comma is not None else inside.right_edge.i + 1
    return inside.right_edge.i + 1


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the span without "that", "and" and marks at its edges; a closing quote stays if it is opened inside."""
    while start < end and _is_before_content(doc[start], end):
        start += 1
    while end > start and _is_outer_mark(doc[end - 1], start):
        end -= 1
    return start, end


def _is_before_content(word: Token, end: int) -> bool:
    if word.is_quote:
        return sum(other.is_quote for other in word.doc[word.i : end]) % 2 == 1
    is_mark = word.is_punct or word.is_space
    return is_mark or (is_subordinator(word) and word.lower_ == "that")


def _is_outer_mark(last: Token, start: int) -> bool:
    if last.is_quote and last.i > start:
        return sum(word.is_quote for word in last.doc[start : last.i + 1]) % 2 == 1
    if last.text in _KEPT_MARKS:
        return False
    return last.is_punct or last.is_space or is_coordinating_conjunction(last)
