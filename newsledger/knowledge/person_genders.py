"""Say whether the words for a person are of a woman or a man: the given name, "Mrs", "spokeswoman", "his wife"."""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.knowledge.person_names import is_given_name
from newsledger.knowledge.phrases import pieces_of
from newsledger.knowledge.reference import derived, read_table

FEMALE, MALE = "female", "male"
OF_PRONOUN = {
    **dict.fromkeys(("she", "her", "hers", "herself"), FEMALE),
    **dict.fromkeys(("he", "him", "his", "himself"), MALE),
}


@derived
def _words(sort: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("name_words") if row["sort"] == sort)


def gender_of_words(words: Sequence[str]) -> str | None:
    """Return the gender that the last telling one of the lower-cased words says: "spokeswoman", "mrs", "father"."""
    for word in reversed(words):
        stem = word.rstrip(".")
        if stem in _words("of_woman") or stem.endswith("woman"):
            return FEMALE
        if stem in _words("of_man"):
            return MALE
    return None


def gender_of_office(title: str) -> str | None:
    """Return male for a title like "spokesman", which says less than a name does."""
    return MALE if title.lower().endswith("man") else None


def gender_of_name(name: str) -> str | None:
    """Return the gender of a full name by its given name; None where that is unknown or is given to both."""
    pieces = [piece.key for piece in pieces_of(name)]
    if len(pieces) < 2 or pieces[0] in _words("given_to_both"):
        return None
    if pieces[0] in _words("given_to_women"):
        return FEMALE
    return _listed_genders().get(pieces[0]) or (MALE if is_given_name(pieces[0]) else None)


@derived
def _listed_genders() -> dict[str, str]:
    return {row["name"]: row["gender"] for row in read_table("given_names") if row["gender"] in (FEMALE, MALE)}
