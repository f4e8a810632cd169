"""Load the event lexicon from ``seeds/reference/event_*.csv``: the uses of each lemma.

A row is one use of each verb or phrase it lists: what must accompany it, and the event it then denotes (``none``: no
event).
"""

from __future__ import annotations

from collections.abc import Iterable, KeysView
from dataclasses import dataclass

from newsledger.knowledge.harm_verbs import harm_verbs_with_cue
from newsledger.knowledge.nouns import classes_by_noun, expand_classes
from newsledger.knowledge.reference import derived, derived_up_to, read_table
from newsledger.packaged_tables import Row

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


def verb_uses() -> dict[str, VerbUses]:
    """Return the uses of every verb lemma, including phrases."""
    return {lemma: VerbUses(_make_uses(rows)) for lemma, rows in _rows_by_lemma().items()}


@derived_up_to(20_000)
def uses_of_lemma(lemma: str) -> VerbUses | None:
    """Return the uses of a verb lemma, made when a text has it; None when the lexicon does not have it."""
    rows = _rows_by_lemma().get(lemma)
    return None if rows is None else VerbUses(_make_uses(rows))


@derived
def _rows_by_lemma() -> dict[str, list[tuple[Row, tuple[str, ...]]]]:
    """Return the rows of each verb lemma in table order, with the rest of the phrase; () outside phrases."""
    found: dict[str, list[tuple[Row, tuple[str, ...]]]] = {}
    for row in read_table("event_verbs"):
        for lemma in _split_list(row["lemma"]):
            found.setdefault(lemma, []).append((row, ()))
    for row in read_table("event_phrases"):
        for phrase in _split_list(row["phrase"]):
            lemma, *rest = phrase.split()
            found.setdefault(lemma, []).append((row, tuple(rest)))
    return found


def _make_uses(rows: Iterable[tuple[Row, tuple[str, ...]]]) -> list[VerbUse]:
    """Return the uses; a row of phrases has neither particle nor object."""
    return [_make_verb_use(row, row.get("particle", ""), row.get("object", ""), rest) for row, rest in rows]


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
    """Return the ``@classes`` of each noun lemma, with those above them."""
    return {noun: frozenset(f"@{name}" for name in names) for noun, names in classes_by_noun().items()}


@derived
def cue_words(cue: str) -> frozenset[str]:
    """Return the lemmas for a cue of ``event_cues.csv``, verbs of harm that give it included."""
    words = (row["lemma"] for row in read_table("event_cues") if row["cue"] == cue)
    return harm_verbs_with_cue(cue) | frozenset(expand_classes(words))


def _make_verb_use(row: dict[str, str], particle: str, objects: str, rest: tuple[str, ...]) -> VerbUse:
    wanted = None if not objects else frozenset() if objects == "-" else frozenset(_split_list(objects))
    return VerbUse(
        row["event_type"], row["mode"] or None, row["complement"], _split_list(row["recipient"]), particle, wanted, rest
    )


def _split_list(cell: str) -> tuple[str, ...]:
    return tuple([word for part in cell.split("|") if (word := part.strip())])
