"""Say of an older table, or of an older value in a table, where its rows belong today."""

from __future__ import annotations

_TABLES = {"realis_words": "factuality_cues"}
_POSITIONS = {
    "brings": "causative",
    "outlasts": "implicative",
    "ends": "aspectual",
    "after would": "future-in-past",
}
_VALUES = {
    ("factuality_cues", "position"): {old: f"it is {new!r} now" for old, new in _POSITIONS.items()},
    ("figure_cues", "cue"): dict.fromkeys(
        ("hypothetical", "future", "negated"), "its words are rows of factuality_cues now, one word a row"
    ),
}


def describe_renamed_table(name: str) -> str | None:
    """Return which table the one of that name became, and how it differs; None if it never was one."""
    if name not in _TABLES:
        return None
    positions = ", ".join(f"{old} is {new}" for old, new in _POSITIONS.items())
    return f"is {_TABLES[name]}.csv now, of the same columns: rename the file, and in its position {positions}"


def describe_renamed_value(table: str, column: str, value: str) -> str | None:
    """Return what became of the value of that column; None if it never was one."""
    return _VALUES.get((table, column), {}).get(value)
