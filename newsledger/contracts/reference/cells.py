"""Make the columns of reference tables: descriptions and rules in, dataframely columns out.

Cells are text and never null; the name of a rule continues the sentence its value starts: "'POL' is one of PLOVER's
sectors".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import dataframely as dy
import polars as pl

from newsledger.contracts import columns as c

Key = Literal["cell", "list"]
"""Whether a cell is part of the row's key as a whole or item by item."""

Rules = Mapping[str, Callable[[pl.Expr], pl.Expr]]

STATES = tuple(country for country in c.COUNTRIES if country not in c.PLOVER_SLOTS)
EVENT_TYPES = (*c.PLOVER_TYPES, "none")
SLOTS = (
    *(
        "",
        "none",
        "subject",
        "object",
        "possessive",
        "compound",
        "with",
        "to",
        "against",
        "from",
        "on",
        "for",
        "at",
        "of",
        "by",
    ),
    *("in", "into", "over", "about", "between", "upon", "toward", "towards", "along", "under", "near", "outside"),
    *("around", "through"),
)
"""Argument slots of an event's participants: object, subject that undergoes it, possessive, or after a preposition."""

FILLED: Rules = {"is filled": lambda cell: cell != ""}
LOWER: Rules = {"is in lower case": lambda cell: (cell == cell.str.to_lowercase()) | (cell == "I")}
LISTED: Rules = {
    "is a list of different items parted by | without spaces around it": lambda cell: (
        ~cell.str.contains(r"^\||\|\||\|$|\s\||\|\s") & (_items(cell).list.n_unique() == _items(cell).list.len())
    )
}
WORDED: Rules = {
    "is made of words": lambda cell: (
        (cell == "") | ~cell.str.contains(r"^[^\p{L}\p{N}|]*(\||$)|\|[^\p{L}\p{N}|]*(\||$)")
    )
}
WHOLE: Rules = {"is a whole number": lambda cell: cell.str.contains(r"^(-?\d+)?$")}
NUMBER: Rules = {"is a number": lambda cell: cell.str.contains(r"^(-?\d+(\.\d+)?)?$")}


class ReferenceRow(dy.Schema):
    """What a row of any reference table has besides its cells."""

    line = dy.Int64(min=1, description="Line of the file that the row stands in.")


def cell(
    description: str,
    *rules: Rules,
    key: Key | None = None,
    may_be_empty: bool = False,
    alias: str | None = None,
    values: Mapping[str, str] | None = None,
    refers: str | None = None,
) -> dy.String:
    """Return a column under these rules, filled unless ``may_be_empty``.

    ``alias`` is a header that Python reserves; ``values`` are the words of a closed list with their
    meanings; ``refers`` is the column of another table (``topics.topic``) in which each item must stand, or with an @
    before it (``@noun_classes.class``) each item that begins with @.
    """
    check = {name: rule for one in (*rules, {} if may_be_empty else FILLED) for name, rule in one.items()}
    metadata = {name: value for name, value in (("key", key), ("values", values), ("refers", refers)) if value}
    return dy.String(check=check or None, description=description, metadata=metadata or None, alias=alias)


def choice(
    description: str, values: Mapping[str, str], *, key: Key | None = None, may_be_empty: bool = False
) -> dy.String:
    """Return a column for one word of a closed list, given with the meaning of each."""
    named = f"{', '.join(values)} and nothing" if may_be_empty else ", ".join(values)
    return cell(description, one_of(tuple(values), named), key=key, may_be_empty=may_be_empty, values=values)


def choices(description: str, values: Mapping[str, str]) -> dy.String:
    """Return a column for a list of words of a closed list, or nothing."""
    allowed = all_of(("", *values), f"words among {', '.join(values)}")
    return cell(description, LISTED, allowed, may_be_empty=True, values=values)


def one_of(values: Sequence[str], named: str | None = None) -> Rules:
    """Return the rule that the cell is one of these values; its name lists them unless ``named`` describes them."""
    listed = named or ", ".join(value or "nothing" for value in values)
    return {f"is one of {listed}": lambda cell: cell.is_in([*values, ""])}


def all_of(values: Sequence[str], named: str) -> Rules:
    """Return the rule that every item of the list is one of these values."""
    return {f"is a list of {named}": lambda cell: _items(cell).list.eval(pl.element().is_in(values)).list.all()}


def like(pattern: str, named: str) -> Rules:
    """Return the rule that the cell, if filled, fully matches the pattern."""
    return {f"is {named}": lambda cell: (cell == "") | cell.str.contains(f"^(?:{pattern})$")}


def country(description: str, *, key: Key | None = None, may_be_empty: bool = False) -> dy.String:
    """Return a column for a state or territory, or a slot of PLOVER's for what belongs to none."""
    known = one_of(c.COUNTRIES, "the countries of ISO 3166-1 alpha-3, XKX and PLOVER's slots")
    return cell(description, known, key=key, may_be_empty=may_be_empty)


def state(description: str, *, key: Key | None = None, may_be_empty: bool = False) -> dy.String:
    """Return a column for a state or territory."""
    known = one_of(STATES, "the countries of ISO 3166-1 alpha-3 and XKX")
    return cell(description, known, key=key, may_be_empty=may_be_empty)


def sector(description: str, *, may_be_empty: bool = False) -> dy.String:
    """Return a column for one of PLOVER's 25 sectors."""
    return cell(description, one_of(c.SECTORS, "PLOVER's sectors"), may_be_empty=may_be_empty)


def event_type(description: str = "PLOVER's type, or none for what is no event.") -> dy.String:
    """Return a column for one of PLOVER's types; ``none`` marks words that denote no event."""
    return cell(description, one_of(EVENT_TYPES, "PLOVER's event types and none"))


def mode(description: str = "PLOVER's mode of that type, if any.") -> dy.String:
    """Return a column for a mode; a row rule checks that it belongs to its type."""
    return cell(description, may_be_empty=True)


def is_mode_of(event_type: str, mode: str) -> pl.Expr:
    """Return the row rule that the mode is empty or belongs to the type."""
    return (pl.col(mode) == "") | pl.concat_str(event_type, pl.lit("/"), mode).is_in(c.MODES)


def yes(description: str) -> dy.String:
    """Return a column for the word ``yes``, or nothing."""
    return cell(description, one_of(("yes",), "yes and nothing"), may_be_empty=True)


def _items(cell: pl.Expr) -> pl.Expr:
    return cell.str.split("|")
