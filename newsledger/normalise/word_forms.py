"""Replace a spaCy pipeline's attribute ruler and lemmatizer by a component that caches their results.

These two take a third of the model's time and depend only on a word, its tag and its relation (apart from a few
patterns of two words). Each such triple is therefore run through them once, as a text of one word, and cached; words
that a longer pattern may cover are run together, and a text containing whitespace tokens is run whole. The results are
the same. A model whose patterns look at more keeps its own components.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc, Token

_NAME = "remembered_forms"
_PARTS = ("attribute_ruler", "lemmatizer")
_KEY: list[int | str] = ["ORTH", "TAG", "DEP"]
_FORMS: list[int | str] = ["POS", "MORPH", "LEMMA"]
_KEY_ATTRIBUTES = {"ORTH", "TEXT", "LOWER", "TAG", "DEP", "IS_SPACE"}
_WORD_ATTRIBUTES = ("ORTH", "TEXT", "LOWER")
_MAX_KEYS = 500_000  # cached keys, some 100 MB
_Key = tuple[int, int, int]
_Forms = tuple[int, int, int]
_Pattern = list[dict[str, Any]]


def remember_forms(nlp: Language) -> None:
    """Add the cache to the pipeline if forms depend only on a word, its tag and its relation."""
    parts = [nlp.get_pipe(name) for name in _PARTS if name in nlp.pipe_names]
    if len(parts) == len(_PARTS) and _is_context_free(*parts):
        nlp.select_pipes(disable=list(_PARTS))
        nlp.add_pipe(_NAME)


def _is_context_free(ruler: Any, lemmatizer: Any) -> bool:
    """Return whether the components, which may be of any class, look at no more than a word's own key."""
    if not isinstance(ruler, AttributeRuler) or not isinstance(lemmatizer, Lemmatizer):
        return False
    words = [word for pattern in _patterns_of(ruler) for word in pattern]
    looked_at = {key for word in words for key in word}
    named = [word[key] for word in words for key in _WORD_ATTRIBUTES if key in word]
    is_listed = all(isinstance(one, str) or set(one) <= {"IN", "REGEX"} for one in named)
    return looked_at <= _KEY_ATTRIBUTES and is_listed and lemmatizer.mode in ("rule", "lookup")


def _patterns_of(ruler: Any) -> list[_Pattern]:
    return [pattern for entry in ruler.patterns for pattern in entry["patterns"]]


def _find_named_words(patterns: list[_Pattern]) -> tuple[frozenset[str], list[re.Pattern[str]]]:
    """Return the words that patterns list, in lower case, and the regular expressions they use."""
    named = [word[key] for pattern in patterns for word in pattern for key in _WORD_ATTRIBUTES if key in word]
    listed = {one for one in named if isinstance(one, str)}
    listed.update(word for one in named if not isinstance(one, str) for word in one.get("IN", ()))
    expressions = [one["REGEX"] for one in named if not isinstance(one, str) and "REGEX" in one]
    return frozenset(word.lower() for word in listed), [re.compile(one, re.IGNORECASE) for one in expressions]


@Language.factory(_NAME)
class WordForms:
    """A pipeline component that caches word forms."""

    def __init__(self, nlp: Language, name: str = _NAME) -> None:
        self.name = name
        self._ruler: Any
        self._lemmatizer: Any
        self._ruler, self._lemmatizer = (nlp.get_pipe(part) for part in _PARTS)
        self._forms_by_key: dict[_Key, _Forms] = {}
        self._forms_by_tag: dict[tuple[int, int], _Forms] = {}
        self._listed_words, self._word_patterns = _find_named_words(_patterns_of(self._ruler))
        self._forms_by_window: dict[tuple[_Key, ...], list[_Forms]] = {}
        self._space_keys: set[_Key] = set()
        self._pattern_start_keys: set[_Key] = set()
        self._longest_pattern = max(map(len, _patterns_of(self._ruler)), default=1)
        self._pattern_starts = Matcher(nlp.vocab)
        for pattern in _patterns_of(self._ruler):
            if len(pattern) > 1:
                self._pattern_starts.add(str(pattern), [pattern[:1]])
        _convert_to_sets(self._lemmatizer, "lemma_index")

    def __call__(self, doc: Doc) -> Doc:
        """Set each token's part of speech, morphology and lemma."""
        keys = [(word, tag, relation) for word, tag, relation in doc.to_array(_KEY).tolist()]
        if len(self._forms_by_key) > _MAX_KEYS:
            self._forms_by_key.clear()
            self._forms_by_window.clear()
        if new := {key: place for place, key in enumerate(keys) if key not in self._forms_by_key}:
            self._learn(doc, new)
        if not self._space_keys.isdisjoint(keys):
            return self._run_parts(doc)
        rows = [self._forms_by_key[key] for key in keys]
        if not self._pattern_start_keys.isdisjoint(keys):
            for start, end in self._find_windows(keys):
                rows[start:end] = self._find_window_forms(doc, keys, start, end)
        if rows:
            forms: Any = np.array(rows, dtype=np.uint64)
            doc.from_array(_FORMS, forms)
        return doc

    def _find_windows(self, keys: list[_Key]) -> Iterator[tuple[int, int]]:
        """Yield the stretches that longer patterns may cover, merging those that touch."""
        start, end = 0, -1
        for place, key in enumerate(keys):
            if key in self._pattern_start_keys:
                if place > end:
                    if end > 0:
                        yield start, end
                    start = place
                end = min(place + self._longest_pattern, len(keys))
        yield start, end

    def _find_window_forms(self, doc: Doc, keys: list[_Key], start: int, end: int) -> list[_Forms]:
        """Return the forms of adjacent words, run together once and cached."""
        window = tuple(keys[start:end])
        if window not in self._forms_by_window:
            given = self._run_parts(_detach_words(doc, list(range(start, end)))).to_array(_FORMS).tolist()
            self._forms_by_window[window] = [(pos, morph, lemma) for pos, morph, lemma in given]
        return self._forms_by_window[window]

    def _learn(self, doc: Doc, new: dict[_Key, int]) -> None:
        """Cache the forms of new words, run in one batch, from which words that start a longer pattern are left out.

        The ruler sees only the words its patterns list and, once each, the tag and relation of any other.
        """
        begins = {start for _, start, _ in self._pattern_starts(_detach_words(doc, list(new.values())))}
        plain = []
        for at, (key, place) in enumerate(new.items()):
            if at in begins or doc[place].is_space:
                (self._space_keys if doc[place].is_space else self._pattern_start_keys).add(key)
                self._forms_by_key[key] = (0, 0, 0)
            else:
                plain.append((key, place))
        shown = [
            (key, place) for key, place in plain if self._is_named(doc[place]) or key[1:] not in self._forms_by_tag
        ]
        ruled = self._ruler(_detach_words(doc, [place for _, place in shown])).to_array(_FORMS).tolist()
        forms = {key: (pos, morph, lemma) for (key, _), (pos, morph, lemma) in zip(shown, ruled, strict=True)}
        for key, place in shown:
            if not self._is_named(doc[place]):
                self._forms_by_tag[key[1:]] = forms[key]
        self._lemmatise(doc, plain, [forms.get(key) or self._forms_by_tag[key[1:]] for key, _ in plain])

    def _is_named(self, token: Token) -> bool:
        return token.lower_ in self._listed_words or any(
            pattern.search(token.lower_) for pattern in self._word_patterns
        )

    def _lemmatise(self, doc: Doc, new: list[tuple[_Key, int]], ruled: list[_Forms]) -> None:
        """Cache the forms after the lemmatizer has filled in what the ruler leaves open."""
        loose = _detach_words(doc, [place for _, place in new])
        if not new:
            return
        given: Any = np.array(ruled, dtype=np.uint64)
        loose.from_array(_FORMS, given)
        for (key, _), (pos, morph, lemma) in zip(new, self._lemmatizer(loose).to_array(_FORMS).tolist(), strict=True):
            self._forms_by_key[key] = (pos, morph, lemma)

    def _run_parts(self, doc: Doc) -> Doc:
        given: Doc = self._lemmatizer(self._ruler(doc))
        return given


def _convert_to_sets(lemmatizer: Lemmatizer, name: str) -> None:
    """Convert the lists of a lookup table, tens of thousands of words used only for membership tests, to sets."""
    if lemmatizer.lookups.has_table(name):
        table = lemmatizer.lookups.get_table(name)
        for part_of_speech, words in list(table.items()):
            table[part_of_speech] = frozenset(words)


def _detach_words(doc: Doc, places: list[int]) -> Doc:
    """Return a text of these words with their tags, each its own root."""
    words = [doc[place] for place in places]
    tags, relations = [word.tag_ for word in words], [word.dep_ for word in words]
    return Doc(doc.vocab, words=[word.text for word in words], tags=tags, deps=relations, heads=list(range(len(words))))
