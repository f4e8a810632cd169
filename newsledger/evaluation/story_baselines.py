"""Group articles by the cosine of their plain tf-idf vectors: what any grouping into stories has to be better than."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import numpy as np

_WORD = re.compile(r"\w+")
ALIKE = 0.3
"""Cosine from which two articles are linked; linked ones are one group."""


def group_by_cosine(texts: Mapping[str, str], least: float = ALIKE) -> dict[str, str]:
    """Return the first article of each article's group; groups are chains of articles alike by tf-idf."""
    ids = sorted(texts)
    counts = [Counter(_WORD.findall(texts[one].lower())) for one in ids]
    documents = Counter(word for words in counts for word in words)
    numbers = {word: number for number, word in enumerate(sorted(documents))}
    vectors = np.zeros((len(ids), len(numbers)))
    for row, words in enumerate(counts):
        for word, count in words.items():
            vectors[row, numbers[word]] = (1 + np.log(count)) * (np.log((1 + len(ids)) / (1 + documents[word])) + 1)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    heads = list(range(len(ids)))
    for one, other in zip(*np.where(vectors @ vectors.T >= least), strict=True):
        first, second = sorted((heads[one], heads[other]))
        heads = [first if head == second else head for head in heads]
    return {one: ids[heads[row]] for row, one in enumerate(ids)}
