"""Check the rows of a user's table against its contract and yield every fault with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import polars as pl

from newsledger.contracts.reference import REFERENCE_TABLES, columns_of, key_of, lists_of, references_of
from newsledger.knowledge.overlay.renamed import describe_renamed_value
from newsledger.knowledge.overlay.table_faults import Fault
from newsledger.knowledge.overlay.table_files import Table
from newsledger.knowledge.overlay.table_merging import Key, Keys
from newsledger.packaged_tables import Row

_CHECK = "|check__"
_NEGATIONS = (
    ("is filled", "is empty"),
    ("is one of", "is none of"),
    ("is a ", "is no "),
    ("is an ", "is no "),
    ("is not ", "is "),
    ("is ", "is not "),
)


def keys_of(name: str) -> Keys:
    """Return the key of the table."""
    return Keys(key_of(name), lists_of(name))


def find_faults(name: str, table: Table) -> Iterator[Fault]:
    """Yield every breach of the named table's contract, and every row that repeats an earlier key."""
    cells = {column: [row[column] for row in table.rows] for column in columns_of(name)}
    schema = {"line": pl.Int64(), **dict.fromkeys(cells, pl.String())}
    _, failed = REFERENCE_TABLES[name].filter(pl.DataFrame({"line": table.lines, **cells}, schema=schema))
    for row in failed.details().iter_rows(named=True):
        for rule, outcome in row.items():
            if outcome == "invalid" and rule not in schema:
                column, sentence = rule.split(_CHECK if _CHECK in rule else "__", maxsplit=1)
                message = _describe_fault(column, row[column], sentence)
                renamed = describe_renamed_value(name, column, row[column])
                yield Fault(table.file, row["line"], f"{message}; {renamed}" if renamed else message)
    yield from _find_repeated_keys(name, table)


def _describe_fault(column: str, value: str, rule: str) -> str:
    """Return what is wrong with a value: the rule's sentence, negated."""
    sentence = rule.replace("_", " ") if " " not in rule else rule
    negated = next(new + sentence.removeprefix(old) for old, new in _NEGATIONS if sentence.startswith(old))
    return f"{column}: {value!r} {negated}" if value else f"{column}: {negated}"


def _find_repeated_keys(name: str, table: Table) -> Iterator[Fault]:
    keys = keys_of(name)
    seen: dict[Key, int] = {}
    for line, row in zip(table.lines, table.rows, strict=True):
        for key in keys.keys_in(row):
            if key in seen:
                message = f"{', '.join(keys.columns)}: {'|'.join(key)!r} stands already in line {seen[key]}"
                yield Fault(table.file, line, message)
                break
            seen[key] = line


def find_unknown_references(name: str, table: Table, rows_of: Callable[[str], Iterable[Row]]) -> Iterator[Fault]:
    """Yield a fault for each item that must stand in a column of another table and does not."""
    for column, referred in references_of(name).items():
        target, key = referred.removeprefix("@").split(".")
        known = {row[key] for row in rows_of(target)}
        for line, row in zip(table.lines, table.rows, strict=True):
            for item in filter(None, row[column].split("|")):
                is_checked = item.startswith("@") or not referred.startswith("@")
                if is_checked and item.removeprefix("@") not in known:
                    yield Fault(table.file, line, f"{column}: {item!r} is no {key} of {target}")
