"""Join a reported clause and the quotations inside it: where the clause ends, and which of the two is the statement."""

from __future__ import annotations

from spacy.tokens import Doc

from newsledger.model.reading import Sentence, Statement

_FEWEST_WORDS_BESIDE = 3


def end_with_quotation(sentence: Sentence, start: int, end: int, said: list[range]) -> int:
    """Return the end of the clause, after the quotation that ends it: its own stop, or the sentences it goes on with."""
    doc = sentence.passage.doc
    introduced = next(
        (span.start - 2 for span in said if start < span.start - 2 < end and _is_introduced(doc, span)), None
    )
    last = next((span for span in said if start < span.start < end < span.stop), None)
    if introduced is not None or last is None:
        return end if introduced is None else introduced
    return last.stop + 1 if last.stop < len(doc) and doc[last.stop].is_quote else last.stop


def _is_introduced(doc: Doc, span: range) -> bool:
    """Return whether a colon introduces the quotation, so that it stands for itself."""
    return doc[span.start - 1].is_quote and doc[span.start - 2].text == ":"


def is_clause_itself(sentence: Sentence, start: int, end: int, said: list[range]) -> bool:
    """Return whether the clause is more than a quotation, and no quotation runs over its edge."""
    touched = [span for span in said if start < span.stop and span.start < end]
    if any(span.start < start or span.stop > end for span in touched):
        return False
    outside = [
        word for word in sentence.passage.doc[start:end] if word.is_alpha and not any(word.i in one for one in touched)
    ]
    return not touched or len(outside) >= _FEWEST_WORDS_BESIDE


def holds_quotation(direct: Statement, indirect: Statement) -> bool:
    """Return whether the words of a quotation are part of the reported clause."""
    return indirect.words.char_start <= direct.words.char_start and direct.words.char_end <= indirect.words.char_end
