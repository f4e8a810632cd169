"""Turn each row of a Parquet table into an input, holding a few rows in memory at a time.

A small file can expand enormously: dictionary encoding stores a long value once for every row, or many times in one
list. So fewer rows are read at once the larger their columns may be, lists keep each distinct value once, and a value's
length is checked before it is copied.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import repeat
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from newsledger.model.outcomes import Draft, Input, RejectedError
from newsledger.normalise.encodings import WESTERN_BYTES
from newsledger.parse.input_columns import find_columns, make_missing_text_error, write_record
from newsledger.parse.opened import File, open_seekable
from newsledger.parse.parquet_pages import measure_column
from newsledger.parse.partition_fields import partition_fields
from newsledger.parse.records import load_record, read_record
from newsledger.settings import Settings

_MOST_HELD = 32 << 20  # bytes of a column read at once, unless a single row is longer
_MOST_ROWS = 256
_READ_AT_ONCE = 1 << 16  # bytes
_STRINGS = (pa.StringScalar, pa.LargeStringScalar, pa.BinaryScalar, pa.LargeBinaryScalar)
_LISTS = (pa.ListScalar, pa.LargeListScalar, pa.FixedSizeListScalar)


class _Parquet:
    """Each row is one input, with the cells of the fields that are read."""

    name = "parquet"

    def recognises(self, head: bytes, suffix: str) -> bool:
        del suffix
        return head.startswith(b"PAR1")

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        with open_seekable(file.stream) as stream:
            metadata = pq.read_metadata(stream)
            names = metadata.schema.to_arrow_schema().names
            columns = find_columns(names, settings.columns)
            if "text" not in columns:
                raise make_missing_text_error(names)
            if metadata.num_rows == 0:
                yield file.make_reject(self.name, "no_text", "the table holds no rows")
            stream.seek(0)
            with (
                _open_table(stream, metadata) as plain,
                _open_table(stream, metadata, _paths_of_nested_strings(metadata)) as nested,
            ):
                for number, row in enumerate(_read_rows(plain, nested, columns, file, stream), start=1):
                    yield _make_input(file, row, number, settings)

    def parse(self, found: Input) -> Draft:
        return read_record(load_record(found))


def _open_table(stream: BinaryIO, metadata: pq.FileMetaData, dictionaries: list[str] | None = None) -> pq.ParquetFile:
    return pq.ParquetFile(
        stream, metadata=metadata, read_dictionary=dictionaries, buffer_size=_READ_AT_ONCE, pre_buffer=False
    )


def _make_input(file: File, row: Mapping[str, pa.Scalar], number: int, settings: Settings) -> Input:
    budget = _RowBudget(settings.max_input_bytes)
    try:
        record = {field: _read_value(cell, budget) for field, cell in row.items()}
    except RejectedError as rejected:
        message = f"row {number}: {rejected.reject.message}"
        return file.make_reject(PARQUET.name, rejected.reject.reason, message, number)
    present = {field: value for field, value in record.items() if value is not None}
    return file.make_input(PARQUET.name, write_record({**partition_fields(file.uri), "text": "", **present}), number)


def _read_rows(
    plain: pq.ParquetFile, nested: pq.ParquetFile, columns: Mapping[str, str], file: File, stream: BinaryIO
) -> Iterator[dict[str, pa.Scalar]]:
    """Yield the cells of each row by field; raises RejectedError once the columns exceed the unpacking budget.

    The same file is opened twice, because one reader uses the same batch size for all columns.
    """
    names = set(columns.values())
    lists = {name for name in names if pa.types.is_nested(plain.schema_arrow.field(name).type)}
    for group in (one for one in range(plain.num_row_groups) if plain.metadata.row_group(one).num_rows):
        sizes = _unpacked_sizes(stream, plain.metadata.row_group(group), names)
        file.budget.spend(sum(sizes.values()))
        few = max(1, min(_MOST_ROWS, _MOST_HELD // max(1, *sizes.values())))
        parts = _read_cells(plain, group, names - lists, few), _read_cells(nested, group, lists, _MOST_ROWS)
        for cells, others in zip(*parts, strict=True):
            row = {**cells, **others}
            yield {field: row[column] for field, column in columns.items()}


def _read_cells(table: pq.ParquetFile, group: int, names: Iterable[str], rows: int) -> Iterator[dict[str, pa.Scalar]]:
    """Yield the cells of each row of a group by column, holding ``rows`` rows at a time."""
    wanted = sorted(names)
    if not wanted:
        yield from repeat({}, table.metadata.row_group(group).num_rows)
        return
    for batch in table.iter_batches(rows, row_groups=[group], columns=wanted, use_threads=False):
        for place in range(batch.num_rows):
            yield {name: batch.column(name)[place] for name in wanted}


def _unpacked_sizes(stream: BinaryIO, group: pq.RowGroupMetaData, names: Collection[str]) -> dict[str, int]:
    """Return the uncompressed size in bytes of the group's columns with these names, by path, as their pages say."""
    columns = (group.column(place) for place in range(group.num_columns))
    return {
        column.path_in_schema: max(column.total_uncompressed_size, measure_column(stream, column))
        for column in columns
        if column.path_in_schema in names or column.path_in_schema.partition(".")[0] in names
    }


def _paths_of_nested_strings(metadata: pq.FileMetaData) -> list[str]:
    """Return the paths of strings in lists and structs; reading all strings as dictionaries would be slow."""
    leaves = (metadata.schema.column(place) for place in range(len(metadata.schema)))
    return [leaf.path for leaf in leaves if leaf.physical_type == "BYTE_ARRAY" and leaf.path != leaf.name]


class _RowBudget:
    """How many bytes the values of a row may still take."""

    def __init__(self, size: int) -> None:
        self._size = self._left = size

    def spend(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise RejectedError("too_large", f"more than {self._size} bytes", stage="read")


def _read_value(cell: pa.Scalar, budget: _RowBudget) -> object:
    """Return the cell as a JSON value; anything but a number, boolean, date or instant as text."""
    budget.spend(1)
    if not cell.is_valid:
        return None
    if isinstance(cell, pa.DictionaryScalar):
        return _read_value(cell.value, budget)
    if isinstance(cell, _STRINGS):
        words = cell.as_buffer()
        budget.spend(words.size)
        return words.to_pybytes().decode("utf-8", WESTERN_BYTES)
    if isinstance(cell, _LISTS):
        return [_read_value(member, budget) for member in cell.values]
    if isinstance(cell, pa.StructScalar):
        return {name: _read_value(member, budget) for name, member in cell.items()}
    return _read_scalar(cell)


def _read_scalar(cell: pa.Scalar) -> object:
    try:
        value = (cell.cast(pa.timestamp("us", cell.type.tz), safe=False) if _is_instant(cell) else cell).as_py()
    except (ValueError, OverflowError):  # a day outside the calendar
        return str(cell)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, bool | int | float):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def _is_instant(cell: pa.Scalar) -> bool:
    return bool(pa.types.is_timestamp(cell.type))


PARQUET = _Parquet()
