"""Check the files of a user's folder and return the tables to read in place of the package's.

Each file is named after a table of the reference; ``removed.csv`` names rows of the package to remove.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from newsledger.contracts.reference import NEVER_REMOVED, REFERENCE_TABLES, columns_of
from newsledger.knowledge.overlay.renamed import describe_renamed_columns, describe_renamed_table
from newsledger.knowledge.overlay.row_checks import find_faults, find_unknown_references, keys_of
from newsledger.knowledge.overlay.table_faults import BadReferenceError, Fault
from newsledger.knowledge.overlay.table_files import Table, read_rows
from newsledger.knowledge.overlay.table_merging import Key, merge_rows
from newsledger.packaged_tables import Rows, packaged_names, packaged_table

_REMOVED = "removed"


def read_overlay(folder: Path, files: Mapping[str, bytes]) -> dict[str, Rows]:
    """Return the tables that differ from the package's; raises BadReferenceError listing all faults of the folder."""
    faults = [fault for name in files for fault in _check_file_name(folder, name)]
    names = {Path(file).stem: file for file in files if Path(file).suffix == ".csv"}
    tables = {
        name: read_rows(files[file], str(folder / file), columns_of(name), describe_renamed_columns(name))
        for name, file in names.items()
        if name in REFERENCE_TABLES
    }

    def rows_of(name: str) -> Rows:
        return (*(tables[name].rows if name in tables else ()), *packaged_table(name))

    for name, table in tables.items():
        faults += [*table.faults, *find_faults(name, table)]
        faults += find_unknown_references(name, table, rows_of)
    removed_keys = _read_removals(folder, files.get(f"{_REMOVED}.csv"), faults)
    if faults:
        raise BadReferenceError(faults)
    return dict(_merge_tables(tables, removed_keys))


def _merge_tables(
    tables: Mapping[str, Table], removed_keys: Mapping[str, frozenset[Key]]
) -> Iterator[tuple[str, Rows]]:
    for name in sorted({*tables, *removed_keys}):
        own = tables[name].rows if name in tables else []
        rows = merge_rows(packaged_table(name), own, removed_keys.get(name, frozenset()), keys_of(name))
        if rows != packaged_table(name):
            yield name, rows


def _check_file_name(folder: Path, file: str) -> Iterator[Fault]:
    name = Path(file).stem
    if Path(file).suffix == ".csv" and (renamed := describe_renamed_table(name)):
        yield Fault(str(folder / file), 0, renamed)
    elif Path(file).suffix != ".csv" or name not in {*packaged_names(), _REMOVED}:
        known_files = ", ".join(f"{name}.csv" for name in (*REFERENCE_TABLES, _REMOVED))
        yield Fault(str(folder / file), 0, f"is no table of the reference; there are {known_files}")
    elif name not in {*REFERENCE_TABLES, _REMOVED}:
        yield Fault(str(folder / file), 0, "is fixed, like PLOVER's own tables: nothing can be laid over it")


def _read_removals(folder: Path, content: bytes | None, faults: list[Fault]) -> dict[str, frozenset[Key]]:
    """Return the keys that ``removed.csv`` removes, by table; appends a fault for each that does not exist."""
    removed_keys: dict[str, frozenset[Key]] = {}
    header = b"table,key" if content is None else content
    table = read_rows(header, str(folder / f"{_REMOVED}.csv"), ("table", "key"))
    faults += table.faults
    for line, row in zip(table.lines, table.rows, strict=True):
        key = tuple(part.strip() for part in row["key"].split("|"))
        message = _find_removal_fault(row["table"], key)
        if message:
            faults.append(Fault(table.file, line, message))
        else:
            removed_keys[row["table"]] = removed_keys.get(row["table"], frozenset()) | {key}
    return removed_keys


def _find_removal_fault(name: str, key: Key) -> str | None:
    if renamed := describe_renamed_table(name):
        return f"table: {name!r} {renamed}"
    if name not in REFERENCE_TABLES:
        fixed = "is fixed, like PLOVER's own tables" if name in packaged_names() else "is no table of the reference"
        return f"table: {name!r} {fixed}"
    if name in NEVER_REMOVED:
        return f"table: every row of {name} is needed; one can be replaced, none taken away"
    keys = keys_of(name)
    if not any(found[: len(key)] == key for row in packaged_table(name) for found in keys.keys_in(row)):
        return f"key: {'|'.join(key)!r} is no key of {name}, whose keys are {'|'.join(keys.columns)}"
    return None
