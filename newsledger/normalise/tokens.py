"""Turn a text into tokens in time that grows with its length, whatever it holds.

The tokenizer strips one mark after the other from a word's ends and looks at the whole word for each, so that a row of
4,000 quotation marks takes it seconds. A run of characters without a space is therefore given to it in parts.
"""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from newsledger.normalise.amounts import split_amounts

LONGEST_RUN = 256
"""Characters without a space that are given to the tokenizer at once; longer ones are addresses or no prose."""
LONGEST_ROW = 64
"""Marks in a row that are given to it at once."""
_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}|[^\w\s]{{{LONGEST_ROW + 1},}}")


def make_tokens(nlp: Language, text: str) -> Doc:
    """Return the unparsed tokens of the text."""
    if _LONG_RUN.search(text) is None:
        return split_amounts(nlp.make_doc(text))
    words: list[str] = []
    spaces: list[bool] = []
    for part in _split_long_runs(text):
        for token in nlp.make_doc(part):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
    return split_amounts(Doc(nlp.vocab, words, spaces))


def _split_long_runs(text: str) -> list[str]:
    """Return the text in parts: what lies between long runs, and each such run in parts of ``LONGEST_ROW``."""
    cuts = [0]
    for run in _LONG_RUN.finditer(text):
        cuts += [*range(run.start(), run.end(), LONGEST_ROW), run.end()]
    cuts.append(len(text))
    return [text[start:end] for start, end in pairwise(cuts) if start < end]
