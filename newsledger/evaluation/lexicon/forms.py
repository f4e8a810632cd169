"""Find the uses of the lexicon that no token of a model's parse can match, and why.

The reader looks words up by the lemma the model gives each token, so an entry in the plural or past tense, or one that
the model splits at its hyphen, is never found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from newsledger.evaluation.lexicon.entries import Entry
from newsledger.normalise.sentences import load_model

_POS = {"verbs": "VERB", "phrases": "VERB", "nouns": "NOUN"}


@dataclass(frozen=True, slots=True)
class UnreadEntry:
    """An entry with a word that is never read, and why."""

    use: Entry
    word: str
    why: str


def find_unread(uses: Iterable[Entry], model: str) -> list[UnreadEntry]:
    """Return the entries with a word that no token can match, at most one per row."""
    uses = list(uses)
    forms = _Forms(model, {(use.lemma, _POS[use.part]) for use in uses})
    found: dict[tuple[str, int], UnreadEntry] = {}
    for use in uses:
        words = (use.lemma, *use.companions) if use.part == "phrases" else (use.lemma,)
        split = next((word for word in words if forms.is_split(word)), None)
        if split is not None:
            found.setdefault((use.part, use.row), UnreadEntry(use, split, "is split into several words"))
        elif (base := forms.base_of(use.lemma, _POS[use.part])) is not None:
            found.setdefault((use.part, use.row), UnreadEntry(use, use.lemma, f"is read as {base}"))
    return list(found.values())


class _Forms:
    """Looks up lemmas in a model and the lexicon; whether a word is split is looked up once."""

    def __init__(self, model: str, entered: set[tuple[str, str]]) -> None:
        self._entered = entered
        self._nlp = load_model(model)
        self._lemmatizer = self._nlp.get_pipe("lemmatizer")
        self._known = self._lemmatizer.lookups.get_table("lemma_index")  # type: ignore[attr-defined]
        self._split: dict[str, bool] = {}

    def is_split(self, word: str) -> bool:
        """Return whether the tokenizer splits the word into several tokens."""
        if word not in self._split:
            self._split[word] = len(self._nlp.make_doc(word)) > 1
        return self._split[word]

    def base_of(self, word: str, pos: str) -> str | None:
        """Return the lemma of an inflected word; None when the word is a lemma itself or unknown."""
        (token,) = Doc(self._nlp.vocab, [word], pos=[pos])
        bases = self._lemmatizer.rule_lemmatize(token)  # type: ignore[attr-defined]
        better = (base for base in bases if base != word)
        return next((base for base in better if self._is_better(base, word, pos)), None)

    def _is_better(self, base: str, word: str, pos: str) -> bool:
        if word in self._known[pos.lower()]:
            return pos == "NOUN" and (base, pos) in self._entered
        return base in self._known[pos.lower()] or (base, pos) in self._entered
