"""Look up the words that figures are read by: measures, populations, units, currencies, labels and cues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from newsledger.knowledge.harm_verbs import verbs_of_harm
from newsledger.knowledge.nouns import expand_classes, population_groups
from newsledger.knowledge.reference import derived, read_table

_COLUMNS = {"object": "verbs", "plain": "nouns"}
"""Roles whose words are a column of ``figure_measures.csv``."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a word says happened to what is counted; ``of_people`` when it says so only of people."""

    measure: str
    of_people: bool = False


@derived
def _measures() -> dict[str, tuple[str, frozenset[str]]]:
    """Return what each measure counts, and its traits."""
    rows = read_table("figure_measures")
    return {row["measure"]: (row["counts"], frozenset(row["traits"].split("|"))) for row in rows}


def what_counts(measure: str) -> str:
    """Return what the measure counts: people, a crowd, things, an amount, or any."""
    return _measures()[measure][0] if measure in _measures() else "any"


def has_trait(measure: str, trait: str) -> bool:
    """Return whether the measure has that trait of ``figure_measures.csv``."""
    return measure in _measures() and trait in _measures()[measure][1]


def measure_with(trait: str) -> str | None:
    """Return the first measure that has the trait."""
    return next((measure for measure in _measures() if has_trait(measure, trait)), None)


@derived
def effects(role: str) -> dict[str, tuple[Effect, ...]]:
    """Return the effects of each word in one role, by measure in the order of ``figure_measures.csv``."""
    found: dict[str, tuple[Effect, ...]] = {}
    for word, effect in _effects_in(role):
        found[word] = (*found.get(word, ()), effect)
    return found


def _effects_in(role: str) -> Iterator[tuple[str, Effect]]:
    for row in read_table("figure_measures") if role in _COLUMNS else ():
        words = tuple(filter(None, row[_COLUMNS[role]].split("|")))
        yield from _expand_verbs(row["measure"], words) if role == "object" else _expand_nouns(row["measure"], words)
    for row in read_table("measure_words"):
        if row["role"] == role:
            yield row["word"], Effect(row["measure"], row["of_people"] == "yes")


def _expand_verbs(measure: str, words: Iterable[str]) -> Iterator[tuple[str, Effect]]:
    for word in words:
        if word.startswith("@"):
            yield from ((verb, Effect(measure, of_people)) for verb, of_people in verbs_of_harm(word.removeprefix("@")))
        else:
            yield word, Effect(measure)


def _expand_nouns(measure: str, words: Iterable[str]) -> Iterator[tuple[str, Effect]]:
    return ((word, Effect(measure)) for word in expand_classes(words))


@derived
def paired_effects(role: str) -> dict[str, dict[str, Effect]]:
    """Return, for roles of two words, the effects of the second word by the first one's lemma."""
    found: dict[str, dict[str, Effect]] = {}
    for pair, (effect, *_) in effects(role).items():
        first, second = pair.split(" ", 1)
        found.setdefault(first, {})[second] = effect
    return found


def groups() -> Mapping[str, str | None]:
    """Return the population group of each noun for people; None for people of no group."""
    return population_groups()


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
