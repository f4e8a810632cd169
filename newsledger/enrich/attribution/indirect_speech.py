"""Find the clauses of a sentence that are reported as somebody's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from newsledger.enrich.attribution.speakers import Speech, speech_of
from newsledger.enrich.attribution.speech_verbs import is_speech_verb, kinds_of_verb
from newsledger.enrich.factuality.judge import judge_factuality
from newsledger.enrich.syntax.clauses import has_subject
from newsledger.enrich.syntax.relations import is_complement_clause, is_subordinator
from newsledger.model.reading import Sentence

_FEWEST_WORDS = 3
_UNSAID = ("negated", "hypothetical")


def find_reported_clauses(sentence: Sentence, quoted: Sequence[range]) -> Iterator[tuple[int, int, Speech]]:
    """Yield the token span of each reported clause with its speech; clauses that overlap a quotation are skipped, and what was not said."""
    for verb in sentence.span:
        if not is_speech_verb(verb) or "think" in kinds_of_verb(verb) or any(verb.i in span for span in quoted):
            continue
        clause = next((child for child in verb.children if is_complement_clause(child) and has_subject(child)), None)
        speech = speech_of(verb) if clause is not None else None
        if clause is None or speech is None or speech.speaker is None or speech.speaker.is_ancestor(verb):
            continue
        if judge_factuality(verb, None, None) in _UNSAID:  # "would not say whether"
            continue
        start, end = _clause_span(clause, verb)
        touches = any(start < span.stop and span.start < end for span in quoted)
        if end - start >= _FEWEST_WORDS and not touches:
            yield start, end, speech


def _clause_span(clause: Token, verb: Token) -> tuple[int, int]:
    """Return the span of the clause on its side of the verb of saying, without "that" and outer punctuation."""
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    if start < verb.i < end:
        start, end = (verb.i + 1, end) if clause.i > verb.i else (start, verb.i)
    doc = clause.doc
    while start < end and (doc[start].is_punct or is_subordinator(doc[start]) or doc[start].is_space):
        start += 1
    while end > start and _is_outer_mark(doc[end - 1], start):
        end -= 1
    return start, end


def _is_outer_mark(last: Token, start: int) -> bool:
    """Return whether the last mark lies outside the clause; a closing quote stays if its opening one is inside."""
    if last.is_quote and last.i > start:
        return sum(word.is_quote for word in last.doc[start : last.i + 1]) % 2 == 1
    return last.is_punct or last.is_space
