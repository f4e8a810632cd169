"""Read the files of a user's folder, and their bytes into rows with line numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from newsledger.knowledge.overlay.table_faults import BadReferenceError, Fault

_REMARKS = {".md", ".txt"}


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file, the line each starts on, and the faults of any rows left out."""

    file: str
    rows: list[dict[str, str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_files(folder: Path) -> dict[str, bytes]:
    """Return the files of the folder by name, except remarks (.md, .txt) and hidden files; a subfolder counts as empty.

    Raises BadReferenceError if there is no such folder.
    """
    if not folder.is_dir():
        raise BadReferenceError(
            [Fault(str(folder), 0, "is no folder" if folder.exists() else "there is no such folder")]
        )
    paths = (path for path in sorted(folder.iterdir()) if path.suffix not in _REMARKS and path.name[0] != ".")
    return {path.name: b"" if path.is_dir() else path.read_bytes() for path in paths}


def read_rows(
    content: bytes, file: str, header: tuple[str, ...], older: Mapping[str, str] = MappingProxyType({})
) -> Table:
    """Return the rows under that header; bad UTF-8 or CSV, a wrong header and ragged rows become faults.

    ``older`` says of columns that are no more what became of them.
    """
    table = Table(file)
    try:
        _fill_table(table, content.decode("utf-8-sig"), header, older)
    except UnicodeDecodeError as error:
        table.faults.append(Fault(file, content.count(b"\n", 0, error.start) + 1, "is not UTF-8"))
    return table


def _fill_table(table: Table, text: str, header: tuple[str, ...], older: Mapping[str, str]) -> None:
    records = _read_records(table, text)
    line, names = next(records, (1, []))
    message = _find_header_fault([name.strip() for name in names], header)
    if message:
        told = [text for column, text in older.items() if column in names]
        table.faults.append(Fault(table.file, line, "; ".join([message, *told])))
        return
    for line, cells in records:
        if len(cells) == len(header):
            table.rows.append({column: cell.strip() for column, cell in zip(header, cells, strict=True)})
            table.lines.append(line)
        else:
            message = f"has {len(cells)} cells where the header names {len(header)} columns"
            table.faults.append(Fault(table.file, line, message))


def _find_header_fault(names: list[str], header: tuple[str, ...]) -> str | None:
    missing = [column for column in header if column not in names]
    others = [name or "''" for name in names if name not in header]
    if tuple(names) == header:
        return None
    if not names or missing or others:
        parts = [f"lacks {', '.join(missing)}"] * bool(missing) + [f"has also {', '.join(others)}"] * bool(others)
        return f"the header {' and '.join(parts)}; it is {','.join(header)}"
    return f"the header has the columns in another order or twice; it is {','.join(header)}"


def _read_records(table: Table, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the records and the line each starts on, without comments, blank lines and empty rows."""
    lines = _UncommentedLines(text)
    try:
        for cells in csv.reader(lines, strict=True):
            if any(cell.strip() for cell in cells):
                yield lines.record_start, cells
            lines.record_start = 0
    except csv.Error as error:
        table.faults.append(Fault(table.file, lines.record_start, f"is not CSV: {error}"))


class _UncommentedLines:
    """The lines of a text other than comments; ``record_start`` is the line where the current record began."""

    def __init__(self, text: str) -> None:
        self._lines = enumerate(io.StringIO(text, newline=""), start=1)
        self.record_start = 0

    def __iter__(self) -> _UncommentedLines:
        return self

    def __next__(self) -> str:
        number, line = next(one for one in self._lines if not one[1].startswith("#"))
        self.record_start = self.record_start or number
        return line
