"""Turn each row of a CSV or TSV table into an input, holding one row in memory at a time."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from newsledger.model.outcomes import Draft, Input, Reject, SourceMetadata
from newsledger.normalise.encodings import WESTERN_BYTES, byte_order_mark, is_binary
from newsledger.parse.csv_table import CsvTable
from newsledger.parse.input_columns import find_columns, find_field, make_missing_text_error, write_record
from newsledger.parse.linked_pages import LinkedPages, make_linked_input, open_pages
from newsledger.parse.opened import File
from newsledger.parse.partition_fields import partition_fields
from newsledger.parse.records import load_record, read_record
from newsledger.settings import Settings

_SUFFIXES = frozenset((".csv", ".tsv"))
_DELIMITERS = ",;\t|"
_OTHER_FORMATS = re.compile(r"\s*(?:<[a-z!?]|[\[{]\s*[\"{\[\]}])", re.IGNORECASE)
_SNIFFED_CHARACTERS = 2_000  # characters of the first line


class _Csv:
    """A table with a header; each non-blank row is one input, with its text or the page that it links to."""

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
            table = CsvTable(text, settings, lambda header: _detect_delimiter(header, settings))
            if table.header is None:
                yield file.make_reject(self.name, "no_text", "the table holds only blank lines")
                return
            columns = find_columns(table.header, settings.columns)
            if not columns.keys() & {"text", "url"}:
                raise make_missing_text_error(table.header)
            with open_pages(settings) as pages:
                yield from _row_inputs(file, table, columns, pages)

    def parse(self, found: Input) -> Draft:
        return read_record(load_record(found))


def _row_inputs(file: File, table: CsvTable, columns: Mapping[str, str], pages: LinkedPages) -> Iterator[Input]:
    places = {field: table.header.index(column) for field, column in columns.items()} if table.header else {}
    folders = partition_fields(file.uri)
    found_any = False
    for row in table:
        found_any = True
        if isinstance(row, Reject):
            yield file.make_reject(CSV.name, row.reason, row.message, table.row)
        elif surplus := [cell for cell in row[table.width :] if cell.strip()]:
            message = f"row {table.row}: {len(surplus)} cells more than the header names"
            yield file.make_reject(CSV.name, "malformed_csv", message, table.row)
        elif "text" in columns:
            record = {**folders, **_make_record(row, places)}
            yield file.make_input(CSV.name, write_record(record), table.row)
        else:
            yield make_linked_input(file, _make_metadata(_make_record(row, places)), table.row, pages)
    if not found_any:
        yield file.make_reject(CSV.name, "no_text", "the table holds no rows below its header")


def _make_metadata(record: Mapping[str, str]) -> SourceMetadata:
    """Return what a row of links says of its page."""
    return SourceMetadata(
        url=record.get("url"),
        title=record.get("title"),
        published=record.get("published_at"),
        authors=tuple(filter(None, [record.get("authors")])),
        section=record.get("section"),
    )


def _make_record(row: list[str], places: Mapping[str, int]) -> dict[str, str]:
    """Return the cells by field; empty cells are left out, except the text."""
    cells = {field: row[place] if place < len(row) else "" for field, place in places.items()}
    return {field: cell for field, cell in cells.items() if cell.strip() or field == "text"}


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
