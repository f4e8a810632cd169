"""Load the event lexicon from ``seeds/reference/event_*.csv``: the uses of each lemma.

A row is one use of each verb or phrase it lists: what must accompany it, and the event it then denotes (``none``: no
event).
"""

from __future__ import annotations

from collections.abc import KeysView
from dataclasses import dataclass

from newsledger.knowledge.reference import derived, read_table

NO_EVENT = "none"


@dataclass(frozen=True, slots=True)
class VerbUse:
    """A use of a verb (with the ``rest`` of its phrase) together with a particle and an object.

    ``objects`` are lemmas and ``@classes`` of nouns; None matches any object, the empty set only a use without one.
    ``recipient`` lists the recipient's argument slots in order of preference; empty means the default order.
    """

    event_type: str
    mode: str | None
    complement: str
    recipient: tuple[str, ...]
    particle: str = ""
    objects: frozenset[str] | None = None
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NounUse:
    """A noun that denotes an event by itself, with one of ``modifiers`` if any are listed."""

    event_type: str
    mode: str | None
    modifiers: frozenset[str]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]


class VerbUses:
    """The uses of one verb: ``alone`` are those outside phrases; phrases are indexed by second and last word."""

    def __init__(self, uses: list[VerbUse]) -> None:
        self.alone = [use for use in uses if not use.rest]
        self._phrases: dict[str, list[tuple[int, VerbUse]]] = {}
        for position, use in enumerate(uses):
            for word in {*use.rest[:1], *use.rest[-1:]}:
                self._phrases.setdefault(word, []).append((position, use))

    def find_uses(self, words: KeysView[str]) -> list[VerbUse]:
        """Return the uses that may match a verb accompanied by these words, in table order."""
        phrases = {phrase[0]: phrase[1] for word in self._phrases.keys() & words for phrase in self._phrases[word]}
        return [*self.alone, *(phrases[position] for position in sorted(phrases))]


@derived
def verb_uses() -> dict[str, VerbUses]:
    """Return the uses by verb lemma, including phrases."""
    uses: dict[str, list[VerbUse]] = {}
    for row in read_table("event_verbs"):
        use = _make_verb_use(row, row["particle"], row["object"], ())
        for lemma in _split_list(row["lemma"]):
            uses.setdefault(lemma, []).append(use)
    for row in read_table("event_phrases"):
        for phrase in _split_list(row["phrase"]):
            lemma, *rest = phrase.split()
            uses.setdefault(lemma, []).append(_make_verb_use(row, "", "", tuple(rest)))
    return {lemma: VerbUses(rows) for lemma, rows in uses.items()}


@derived
def noun_uses() -> dict[str, tuple[NounUse, ...]]:
    """Return the uses by noun lemma, those that require a modifier first."""
    uses: dict[str, list[NounUse]] = {}
    for row in read_table("event_nouns"):
        use = NounUse(
            row["event_type"],
            row["mode"] or None,
            frozenset(_split_list(row["modifier"])),
            _split_list(row["actor"]),
            _split_list(row["recipient"]),
        )
        uses.setdefault(row["lemma"], []).append(use)
    return {lemma: tuple(sorted(rows, key=lambda use: not use.modifiers)) for lemma, rows in uses.items()}


@derived
def noun_classes() -> dict[str, frozenset[str]]:
    """Return the ``@classes`` of each noun lemma."""
    classes: dict[str, set[str]] = {}
    for row in read_table("noun_classes"):
        classes.setdefault(row["lemma"], set()).add("@" + row["class"].lstrip("@"))
    return {lemma: frozenset(names) for lemma, names in classes.items()}


@derived
def cue_words(cue: str) -> frozenset[str]:
    """Return the lemmas for a cue of ``event_cues.csv``."""
    return frozenset(row["lemma"] for row in read_table("event_cues") if row["cue"] == cue)


def _make_verb_use(row: dict[str, str], particle: str, objects: str, rest: tuple[str, ...]) -> VerbUse:
    wanted = None if not objects else frozenset() if objects == "-" else frozenset(_split_list(objects))
    return VerbUse(
        row["event_type"], row["mode"] or None, row["complement"], _split_list(row["recipient"]), particle, wanted, rest
    )


def _split_list(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split("|") if word.strip())
