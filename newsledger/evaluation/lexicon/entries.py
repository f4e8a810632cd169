"""Read the uses of the event lexicon from ``event_verbs``, ``event_phrases`` and ``event_nouns``.

A row that lists several words, objects or modifiers becomes as many uses, each with its own key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newsledger.knowledge.lexicon import NO_EVENT
from newsledger.knowledge.reference import derived, read_table

PARTS = {"verbs": "event_verbs", "phrases": "event_phrases", "nouns": "event_nouns"}
_COMPANION_COLUMNS = {"verbs": ("particle", "object"), "nouns": ("modifier",)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One use: its lemma, the words it must occur with, and the event it then names. ``row`` counts from 1.

    ``companions`` are the particle and object of a verb, the modifier of a noun, or the further words of a phrase.
    """

    part: str
    row: int
    lemma: str
    companions: tuple[str, ...]
    event_type: str
    mode: str

    @property
    def meaning(self) -> tuple[str, str]:
        """Its event type and mode."""
        return self.event_type, self.mode

    @property
    def has_event(self) -> bool:
        """Whether it names an event at all."""
        return self.event_type != NO_EVENT

    def __str__(self) -> str:
        companions = " + ".join(word for word in self.companions if word)
        return f"{self.lemma} + {companions}" if companions else self.lemma


@derived
def read_entries() -> tuple[Entry, ...]:
    """Return every use of the lexicon, in the order of the tables."""
    return tuple(use for part, table in PARTS.items() for use in entries_of(part, read_table(table)))


def entries_of(part: str, rows: tuple[Mapping[str, str], ...]) -> Iterator[Entry]:
    """Yield the uses of the rows of a part."""
    for number, row in enumerate(rows, start=1):
        for lemma, companions in _read_keys(part, row):
            yield Entry(part, number, lemma, companions, row["event_type"], row["mode"])


def _read_keys(part: str, row: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if part == "phrases":
        for phrase in row["phrase"].split("|"):
            lemma, *rest = phrase.split()
            yield lemma, tuple(rest)
        return
    *first, last = _COMPANION_COLUMNS[part]
    for lemma in row["lemma"].split("|"):
        for cell in row[last].split("|"):
            yield lemma, (*(row[column] for column in first), cell)


def look_up(word: str, uses: tuple[Entry, ...]) -> list[Entry]:
    """Return the uses of a word or phrase: those it begins, then those it only occurs in."""
    words = word.lower().split()
    heads = [use for use in uses if [use.lemma, *filter(None, use.companions)][: len(words)] == words]
    return heads + [use for use in uses if len(words) == 1 and word.lower() in use.companions and use not in heads]
