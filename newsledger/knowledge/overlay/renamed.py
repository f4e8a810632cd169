"""Say of an older table, or of an older value in a table, where its rows belong today."""

from __future__ import annotations

_POSITIONS = {
    "brings": "causative",
    "outlasts": "implicative",
    "ends": "aspectual",
    "after would": "future-in-past",
}
_TABLES = {
    "realis_words": (
        "is factuality_cues.csv now, of the same columns: rename the file, and in its position "
        + ", ".join(f"{old} is {new}" for old, new in _POSITIONS.items())
    ),
    "measures": (
        "is measure_words.csv now: one word a row under measure,role,word,of_people, where of_people is yes for what"
        " needs_person said; what a measure is stands in figure_measures.csv"
    ),
    "state_bodies": "is actors.csv now, of the same columns: put its rows there",
    "organisations": "is actors.csv now, of the same columns: put its rows there",
    "populations": (
        "is nouns.csv now: a noun a row under noun,classes, whose class for a group is counted_<group> (counted for"
        " people of none); a new group is a row of noun_classes.csv with the parent counted"
    ),
}
"""What became of a table; the first file named is the one its rows belong in."""
_VALUES = {
    ("factuality_cues", "position"): {old: f"it is {new!r} now" for old, new in _POSITIONS.items()},
    ("figure_cues", "cue"): dict.fromkeys(
        ("hypothetical", "future", "negated"), "its words are rows of factuality_cues now, one word a row"
    ),
    ("reporting_verbs", "kind"): dict.fromkeys(
        (
            *("announce", "claim", "confirm", "deny", "write", "ask", "answer", "promise", "warn", "suggest"),
            *("criticize", "praise"),
        ),
        "it is 'say' now",
    ),
}


_NOTE = "nobody read note: leave the column out"
_COLUMNS = {
    ("noun_classes", "lemma"): (
        "its nouns are rows of nouns.csv now, under noun,classes; here a class is a row with its parents"
    ),
    ("event_verbs", "note"): _NOTE,
    ("event_phrases", "note"): _NOTE,
    ("event_nouns", "note"): _NOTE,
}


def describe_renamed_columns(table: str) -> dict[str, str]:
    """Return what became of each column that the table had once."""
    return {column: told for (name, column), told in _COLUMNS.items() if name == table}


def describe_renamed_table(name: str) -> str | None:
    """Return which table the one of that name became, and how it differs; None if it never was one."""
    return _TABLES.get(name)


def describe_renamed_value(table: str, column: str, value: str) -> str | None:
    """Return what became of the value of that column; None if it never was one."""
    return _VALUES.get((table, column), {}).get(value)
