"""Look up the words that figures are read by: measures, populations, units, currencies, labels and cues."""

from __future__ import annotations

from dataclasses import dataclass

from newsledger.knowledge.reference import derived, read_table

PEOPLE_MEASURES = frozenset(
    {"killed", "injured", "casualties", "missing", "abducted", "detained", "released", "displaced", "affected"}
)
VICTIM_MEASURES = frozenset({"killed", "injured", "casualties", "missing", "abducted", "detained"})


@dataclass(frozen=True, slots=True)
class Effect:
    """What a word says happened to what is counted; ``needs_person`` when it says so only of people."""

    measure: str
    needs_person: bool = False


@derived
def effects(role: str) -> dict[str, tuple[Effect, ...]]:
    """Return the effects of each lemma in one role of ``measures.csv``, as the table orders them."""
    found: dict[str, tuple[Effect, ...]] = {}
    for row in read_table("measures"):
        if row["role"] == role:
            effect = Effect(row["measure"], row["needs_person"] == "yes")
            for word in row["words"].split("|"):
                found[word] = (*found.get(word, ()), effect)
    return found


@derived
def paired_effects(role: str) -> dict[str, dict[str, Effect]]:
    """Return, for roles of two words, the effects of the second word by the first one's lemma."""
    found: dict[str, dict[str, Effect]] = {}
    for pair, (effect, *_) in effects(role).items():
        first, second = pair.split(" ", 1)
        found.setdefault(first, {})[second] = effect
    return found


@derived
def groups() -> dict[str, str | None]:
    """Return the population group of each noun for people; None for people of no group."""
    found: dict[str, str | None] = {}
    for row in read_table("populations"):
        for word in row["words"].split("|"):
            if found.get(word) is None:
                found[word] = None if row["group"] == "people" else row["group"]
    return found


@derived
def units() -> dict[str, tuple[str, str]]:
    """Return measure and symbol of each unit's word or phrase."""
    return {word: (row["measure"], row["symbol"]) for row in read_table("units") for word in row["words"].split("|")}


@derived
def currencies(position: str) -> dict[str, str]:
    """Return the ISO 4217 code of each sign before, or word after, an amount."""
    return {row["word"]: row["code"] for row in read_table("currencies") if row["position"] == position}


@derived
def labels(position: str) -> frozenset[str]:
    """Return the words of one position of ``number_labels.csv``."""
    rows = read_table("number_labels")
    return frozenset(word for row in rows if row["position"] == position for word in row["words"].split("|"))


@derived
def cues(cue: str) -> frozenset[str]:
    """Return the words of one cue of ``figure_cues.csv``."""
    rows = read_table("figure_cues")
    return frozenset(word for row in rows if row["cue"] == cue for word in row["words"].split("|"))
