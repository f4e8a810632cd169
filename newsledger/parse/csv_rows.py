"""Turn each row of a CSV or TSV table into an input, holding one row in memory at a time."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from newsledger.model.outcomes import Draft, Input, RejectedError
from newsledger.normalise.encodings import WESTERN_BYTES, byte_order_mark, is_binary
from newsledger.parse.input_columns import find_columns, find_field, make_missing_text_error, write_record
from newsledger.parse.opened import File
from newsledger.parse.records import load_record, read_record
from newsledger.settings import Settings

_SUFFIXES = frozenset((".csv", ".tsv"))
_DELIMITERS = ",;\t|"
_OTHER_FORMATS = re.compile(r"\s*(?:<[a-z!?]|[\[{]\s*[\"{\[\]}])", re.IGNORECASE)
_SNIFFED_CHARACTERS = 2_000  # characters of the first line
csv.field_size_limit(2**31 - 1)  # row length is bounded below, by the settings


class _Csv:
    """A table with a header; each non-blank row is one input."""

    name = "csv"

    def recognises(self, head: bytes, suffix: str) -> bool:
        if not head or (byte_order_mark(head) is None and is_binary(head)):
            return False
        first = _find_first_line(head.decode(*_detect_encoding(head)))
        if _OTHER_FORMATS.match(first):
            return False
        return suffix in _SUFFIXES or any(_is_header(_split_cells(first, mark)) for mark in _DELIMITERS)

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        with _open_text(file) as text:
            table = _Table(text, settings)
            if table.header is None:
                yield file.make_reject(self.name, "no_text", "the table holds only blank lines")
                return
            columns = find_columns(table.header, settings.columns)
            if "text" not in columns:
                raise make_missing_text_error(table.header)
            yield from _row_inputs(file, table, columns)

    def parse(self, found: Input) -> Draft:
        return read_record(load_record(found))


def _row_inputs(file: File, table: _Table, columns: Mapping[str, str]) -> Iterator[Input]:
    places = {field: table.header.index(column) for field, column in columns.items()} if table.header else {}
    found_any = False
    try:
        for row in table:
            found_any = True
            if surplus := [cell for cell in row[table.width :] if cell.strip()]:
                message = f"row {table.row}: {len(surplus)} cells more than the header names"
                yield file.make_reject(CSV.name, "malformed_csv", message, table.row)
            else:
                yield file.make_input(CSV.name, write_record(_make_record(row, places)), table.row)
    except RejectedError as rejected:  # rows after a broken one cannot be told apart from it
        yield file.make_reject(CSV.name, rejected.reject.reason, rejected.reject.message, table.row)
        return
    if not found_any:
        yield file.make_reject(CSV.name, "no_text", "the table holds no rows below its header")


def _make_record(row: list[str], places: Mapping[str, int]) -> dict[str, str]:
    """Return the cells by field; empty cells are left out, except the text."""
    cells = {field: row[place] if place < len(row) else "" for field, place in places.items()}
    return {field: cell for field, cell in cells.items() if cell.strip() or field == "text"}


class _Table:
    """The rows of a table below its header; ``row`` is the number of the last row read, from 1.

    Reading raises RejectedError: ``too_large`` for a row with too many characters, ``malformed_csv`` for a broken one.
    """

    def __init__(self, text: io.TextIOWrapper, settings: Settings) -> None:
        self._text = text
        self._most = settings.max_input_bytes
        self._length = 0  # characters of the current row
        self.row = 0
        first = next((line for line in self._read_lines() if line.strip()), "")
        self._length = 0
        self._reader = csv.reader(self._read_lines(first), delimiter=_detect_delimiter(first, settings), strict=True)
        self.header = next(self._read_rows(), None)
        self.width = len(self.header or ())

    def __iter__(self) -> Iterator[list[str]]:
        self.row = 1
        for row in self._read_rows():
            if any(cell.strip() for cell in row):
                yield row
            self.row += 1

    @property
    def _location(self) -> str:
        return f"row {self.row}" if self.row else "the header"

    def _read_rows(self) -> Iterator[list[str]]:
        try:
            for row in self._reader:
                self._length = 0
                yield row
        except csv.Error as error:
            raise RejectedError("malformed_csv", f"{self._location}: {error}", stage="read") from error

    def _read_lines(self, first: str = "") -> Iterator[str]:
        """Yield lines; raises RejectedError for a NUL byte, and when the lines of one row are too long in total."""
        line = first or self._text.readline(self._most + 1)
        while line:
            self._length += len(line)
            if self._length > self._most:
                message = f"{self._location}: more than {self._most} bytes; a quotation mark may not be closed"
                raise RejectedError("too_large", message, stage="read")
            if "\x00" in line:
                raise RejectedError("malformed_csv", f"{self._location}: holds a NUL byte", stage="read")
            yield line
            line = self._text.readline(self._most + 1)


@contextmanager
def _open_text(file: File) -> Iterator[io.TextIOWrapper]:
    encoding, errors = _detect_encoding(file.head)
    text = io.TextIOWrapper(file.stream, encoding=encoding, errors=errors, newline="")
    try:
        yield text
    finally:
        text.detach()


def _detect_encoding(head: bytes) -> tuple[str, str]:
    """Return the encoding declared by the byte order mark (which it strips), else UTF-8; and the error handler."""
    marked = byte_order_mark(head)
    return ("utf-8-sig", WESTERN_BYTES) if marked in {None, "utf-8"} else (str(marked)[: len("utf-16")], "replace")


def _find_first_line(text: str) -> str:
    return next((line for line in text.splitlines() if line.strip()), "")


def _detect_delimiter(header: str, settings: Settings) -> str:
    """Return the delimiter that yields the most known column names; the csv library's guess when none yields any."""
    mapped = set(settings.columns.values())
    known = {
        mark: sum(cell in mapped or find_field(cell) is not None for cell in _split_cells(header, mark))
        for mark in _DELIMITERS
    }
    best = max(known, key=lambda mark: known[mark])
    try:
        return best if known[best] else csv.Sniffer().sniff(header[:_SNIFFED_CHARACTERS], _DELIMITERS).delimiter
    except csv.Error:
        return _DELIMITERS[0]


def _split_cells(line: str, mark: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.split(mark)]


def _is_header(cells: list[str]) -> bool:
    fields = {find_field(cell) for cell in cells if len(cell) < 50} - {None}
    return "text" in fields and len(fields) > 1


CSV = _Csv()
