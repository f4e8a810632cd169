"""Cut a parsed text where its sentences are too long, into pieces that are parsed anew.

The rules walk up and down a sentence's tree for each of its words, so that their time grows with the square of its
length and more. No sentence of 5,000 in news articles had more than 125 tokens; what is longer is a list or no prose.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

LONGEST = 150
"""Tokens of the longest sentence that is read as one."""
_BREAKS = frozenset({";", ",", ":", ".", "–", "—"})
_LOOK_BACK = 30
"""Tokens before the longest end in which a break is looked for."""

Piece = tuple[int, Doc]


def cut_long_sentences(nlp: Language, doc: Doc) -> list[Piece]:
    """Return the text's pieces with their offsets, none with a longer sentence: the whole text for nearly all."""
    if not _has_long_sentence(doc):
        return [(0, doc)]
    pieces: list[Piece] = []
    for offset, piece in _parse_pieces(nlp, doc, _find_cuts(doc)):
        if _has_long_sentence(piece):  # parsed by itself, it has other sentences
            pieces += [(offset + more, part) for more, part in _parse_pieces(nlp, piece, range(0, len(piece), LONGEST))]
        else:
            pieces.append((offset, piece))
    return pieces


def _has_long_sentence(doc: Doc) -> bool:
    return len(doc) > LONGEST and any(len(sentence) > LONGEST for sentence in doc.sents)


def _find_cuts(doc: Doc) -> Iterator[int]:
    """Yield the first token of each piece: of each run of shorter sentences, and of each part of a longer one."""
    was_long = True
    for sentence in doc.sents:
        is_long = len(sentence) > LONGEST
        if is_long or was_long:
            yield sentence.start
        start = sentence.start
        while is_long and sentence.end - start > LONGEST:
            start = _find_break(doc, start + LONGEST)
            yield start
        was_long = is_long


def _find_break(doc: Doc, end: int) -> int:
    """Return the token after the last break of a clause or list before the end; the end itself when there is none."""
    places = range(end, end - _LOOK_BACK, -1)
    return next((place for place in places if doc[place - 1].text in _BREAKS), end)


def _parse_pieces(nlp: Language, doc: Doc, cuts: Iterator[int] | range) -> Iterator[Piece]:
    starts = list(cuts)
    for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
        words = doc[start:end]
        if words.text.strip():
            yield words.start_char, nlp(_copy_tokens(doc, start, end))


def _copy_tokens(doc: Doc, start: int, end: int) -> Doc:
    """Return an unparsed document of the same tokens, so that a cut gives no other ones."""
    tokens = list(doc[start:end])
    return Doc(doc.vocab, [token.text for token in tokens], [bool(token.whitespace_) for token in tokens])
