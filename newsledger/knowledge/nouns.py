"""Look up what nouns are: the classes of each, with the parents of these, and the group that figures count people in.

A noun stands once in ``nouns.csv`` with its classes; ``noun_classes.csv`` says which classes each class belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsledger.knowledge.reference import derived, read_table

_COUNTED = "counted"
"""The class of all people that figures count; its subclasses are the population groups."""
_CLASS = "@"


@derived
def classes_with_parents() -> dict[str, frozenset[str]]:
    """Return each class of ``noun_classes.csv`` with itself and all classes above it."""
    parents = {row["class"]: tuple(filter(None, row["parents"].split("|"))) for row in read_table("noun_classes")}
    return {name: frozenset(_climb(name, parents)) for name in parents}


def _climb(name: str, parents: dict[str, tuple[str, ...]]) -> set[str]:
    found, waiting = {name}, [name]
    while waiting:
        above = {parent for parent in parents.get(waiting.pop(), ()) if parent not in found}
        found |= above
        waiting += sorted(above)
    return found


@derived
def classes_by_noun() -> dict[str, frozenset[str]]:
    """Return every class that a noun belongs to, those above its own included."""
    found: dict[str, set[str]] = {}
    for row in read_table("nouns"):
        for name in row["classes"].split("|"):
            found.setdefault(row["noun"], set()).update(classes_with_parents().get(name, {name}))
    return {noun: frozenset(names) for noun, names in found.items()}


@derived
def nouns_by_class() -> dict[str, frozenset[str]]:
    """Return the nouns of each class, those of the classes below it included."""
    found: dict[str, set[str]] = {}
    for noun, names in classes_by_noun().items():
        for name in names:
            found.setdefault(name, set()).add(noun)
    return {name: frozenset(nouns) for name, nouns in found.items()}


def expand_classes(words: Iterable[str]) -> Iterator[str]:
    """Yield the words, and for each ``@class`` its nouns; a compound also as two words."""
    for word in words:
        if not word.startswith(_CLASS):
            yield word
            continue
        for noun in sorted(nouns_by_class().get(word.removeprefix(_CLASS), ())):
            yield noun
            if "-" in noun:
                yield noun.replace("-", " ")


@derived
def population_groups() -> dict[str, str | None]:
    """Return the group of each noun for people that figures count, the upper one of two; None for people of no group."""
    groups = [(row["class"], row["group"]) for row in read_table("noun_classes") if row["group"]]
    found: dict[str, str | None] = dict.fromkeys(sorted(nouns_by_class().get(_COUNTED, ())))
    for name, group in reversed(groups):
        found.update(dict.fromkeys(nouns_by_class().get(name, ()), group))
    return found
