"""Find the PLOVER contexts of a sentence by its words."""

from __future__ import annotations

from newsledger.enrich.syntax.lemmas import uncorrected_lemma
from newsledger.knowledge.nouns import expand_classes
from newsledger.knowledge.reference import derived, read_table
from newsledger.model.reading import Sentence


def contexts_of(sentence: Sentence) -> tuple[str, ...]:
    """Return the contexts whose words or phrases occur in the sentence, in alphabetical order."""
    lemmas = [uncorrected_lemma(token) for token in sentence.span]
    index = _phrases()
    found = set()
    for position, lemma in enumerate(lemmas):
        for rest, context in index.get(lemma, ()):
            if not rest or tuple(lemmas[position + 1 : position + 1 + len(rest)]) == rest:
                found.add(context)
    return tuple(sorted(found))


@derived
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the contexts by the first lemma of their phrases, with the lemmas that must follow."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in read_table("context_words"):
        for phrase in expand_classes([row["phrase"].lower()]):
            first, *rest = phrase.split()
            index.setdefault(first, []).append((tuple(rest), row["context"]))
    return {first: tuple(rows) for first, rows in index.items()}
