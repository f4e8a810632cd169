"""Match the columns of a table, or the keys of a record, to article fields.

A field is read from the column the user mapped it to, else from the column of its own name, else from the first of
its aliases in ``seeds/reference/column_names.csv``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from newsledger.knowledge.reference import derived, read_table
from newsledger.model.outcomes import RejectedError
from newsledger.packaged_tables import packaged_table

_CAMEL_CASE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BETWEEN_WORDS = re.compile(r"[\s\-]+")
_MOST_LISTED = 50  # columns a message lists


@derived
def names_of_fields() -> Mapping[str, tuple[str, ...]]:
    """Return for each field its own name followed by its aliases."""
    names: dict[str, tuple[str, ...]] = {row["field"]: (row["field"],) for row in packaged_table("column_names")}
    for row in read_table("column_names"):
        names[row["field"]] += (row["alias"],)
    return names


def find_field(name: str) -> str | None:
    """Return the field that a column of this name is read as without a mapping, or None."""
    return _fields_by_name().get(_fold(name))


@derived
def _fields_by_name() -> Mapping[str, str]:
    return {name: field for field, names in names_of_fields().items() for name in names}


def check_mapping(mapping: Mapping[str, str]) -> None:
    """Raise ValueError, listing the known fields, when an unknown field is mapped."""
    unknown = sorted(set(mapping) - set(names_of_fields()))
    if unknown:
        raise ValueError(f"no such field to map: {', '.join(unknown)}; fields are {', '.join(names_of_fields())}")


def find_columns(columns: Iterable[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return for each field the column it is read from; raises RejectedError when a mapped column is missing."""
    columns = list(columns)
    found: dict[str, str] = {}
    for field, column in mapping.items():
        if (mapped := _find_mapped_column(column, columns)) is None:
            raise _make_missing_error(field, column, columns)
        found[field] = mapped
    free = _index_by_folded_name(column for column in columns if column not in found.values())
    for field, names in names_of_fields().items():
        if field not in found and (name := next((name for name in names if name in free), None)) is not None:
            found[field] = free[name]
    return {field: found[field] for field in names_of_fields() if field in found}


def rename_keys(record: Mapping[str, object], mapping: Mapping[str, str]) -> dict[str, object]:
    """Return the record with mapped keys renamed to their fields; raises RejectedError when the text is missing.

    Unlike a table, a record need not have every key: a field whose key is missing becomes null.
    """
    keys = {field: _find_mapped_column(column, list(record)) for field, column in mapping.items()}
    if "text" in keys and keys["text"] is None:
        raise _make_missing_error("text", mapping["text"], record)
    left = {key: value for key, value in record.items() if key not in keys and key not in keys.values()}
    return {**{field: None if key is None else record[key] for field, key in keys.items()}, **left}


def write_record(record: Mapping[str, object]) -> bytes:
    """Return the record as JSON bytes, identical for identical records."""
    return json.dumps(record, ensure_ascii=False, sort_keys=False).encode("utf-8", "surrogatepass")


def make_missing_text_error(columns: Iterable[str]) -> RejectedError:
    """Return the error for a table without a text column."""
    message = f"no column for the text among: {list_columns(columns)}; name it by --map text=COLUMN"
    return RejectedError("missing_field", message, stage="read")


def list_columns(columns: Iterable[str]) -> str:
    """Return the names on one line, cut off after the first 50."""
    present = list(columns)
    more = f" and {len(present) - _MOST_LISTED} more" if len(present) > _MOST_LISTED else ""
    return ", ".join(name[:100] for name in present[:_MOST_LISTED]) + more


def _find_mapped_column(column: str, present: list[str]) -> str | None:
    """Return the column of that name: an exact match, else one differing only in case or separators."""
    return column if column in present else _index_by_folded_name(present).get(_fold(column))


def _make_missing_error(field: str, column: str, present: Iterable[str]) -> RejectedError:
    message = f"no {column!r}, which {field} is mapped to, among: {list_columns(present)}"
    return RejectedError("missing_field", message, stage="read")


def _index_by_folded_name(columns: Iterable[str]) -> dict[str, str]:
    """Return the columns by folded name; among equals the one already written in folded form, else the first."""
    folded: dict[str, str] = {}
    for column in sorted(columns, key=lambda column: column != _fold(column)):
        folded.setdefault(_fold(column), column)
    return folded


def _fold(name: str) -> str:
    return _BETWEEN_WORDS.sub("_", _CAMEL_CASE.sub("_", name.strip()).lower())
