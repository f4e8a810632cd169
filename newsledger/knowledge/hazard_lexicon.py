"""Look up the words that name a disaster or an accident, and EM-DAT's modes, from ``seeds/reference/hazard_*.csv``."""

from __future__ import annotations

from dataclasses import dataclass

from newsledger.knowledge.reference import derived, read_table

HAZARD = "HAZARD"
"""The event type of disasters and accidents, which PLOVER does not have."""
OTHER = "other"


@dataclass(frozen=True, slots=True)
class HazardWord:
    """One use of a noun, name or verb; ``rest`` is what follows the verb of a phrase.

    ``beside``, ``after`` and ``never`` are lemmas and ``@classes``; an ``after`` with ``-`` allows no other "of".
    """

    mode: str
    beside: frozenset[str]
    after: frozenset[str]
    never: frozenset[str]
    rest: tuple[str, ...] = ()


@derived
def hazard_words(part: str) -> dict[str, tuple[HazardWord, ...]]:
    """Return the uses of each lemma as a ``noun``, ``name`` or ``verb``, in the order of the table."""
    found: dict[str, list[HazardWord]] = {}
    for row in read_table("hazard_words"):
        if row["part"] != part:
            continue
        sides = (frozenset(filter(None, row[column].split("|"))) for column in ("beside", "after", "never"))
        needed, behind, never = sides
        for phrase in row["lemma"].split("|"):
            lemma, *rest = phrase.split()
            found.setdefault(lemma, []).append(HazardWord(row["mode"], needed, behind, never, tuple(rest)))
    return {lemma: tuple(uses) for lemma, uses in found.items()}


def kin_of(mode: str | None) -> str:
    """Return the kin of modes that reports of one disaster may have; that of other accidents without a mode."""
    return _modes()[mode or OTHER]["kin"]


def may_be_attack(mode: str | None) -> bool:
    """Return whether the words for the mode also name what somebody did on purpose ("an explosion")."""
    return bool(_modes()[mode or OTHER]["may_be_attack"])


def is_background(mode: str | None) -> bool:
    """Return whether articles about something else name such a disaster in passing, for months ("the pandemic")."""
    return bool(_modes()[mode or OTHER]["lasts"])


@derived
def _modes() -> dict[str, dict[str, str]]:
    return {row["mode"]: row for row in read_table("hazard_modes")}
