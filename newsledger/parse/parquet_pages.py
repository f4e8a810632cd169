"""Measure how many bytes the pages of a Parquet column unpack to, from the pages' own headers.

The sizes in the file's footer are only declared; a reader allocates what each page's header says. Headers are Thrift
structs in the compact protocol, of which only three fields are needed.
"""

from __future__ import annotations

from typing import BinaryIO

import pyarrow.parquet as pq

_MOST_HEADER = 1 << 20  # bytes; statistics in it may hold long values
_UNPACKED, _PACKED = 2, 3  # the fields uncompressed_page_size and compressed_page_size
_STOP, _TRUE, _FALSE, _BYTE, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = 0, 1, 2, 3, 7, 8, 9, 10, 11, 12
_NUMBERS = (4, 5, 6)  # i16, i32 and i64, as variable-length integers
_LENGTHS = {_TRUE: 0, _FALSE: 0, _BYTE: 1, _DOUBLE: 8}
_DEEPEST = 8


def measure_column(stream: BinaryIO, column: pq.ColumnChunkMetaData) -> int:
    """Return the bytes that all pages of the column chunk unpack to; raises ValueError for a damaged header."""
    place = column.data_page_offset
    if column.has_dictionary_page and 0 < (column.dictionary_page_offset or 0) < place:
        place = column.dictionary_page_offset
    end, total = place + column.total_compressed_size, 0
    while place < end:
        stream.seek(place)
        header = _Header(stream.read(min(_MOST_HEADER, end - place)))
        sizes = header.read_struct()
        unpacked, packed = sizes.get(_UNPACKED, -1), sizes.get(_PACKED, -1)
        if unpacked < 0 or packed < 0:
            raise ValueError("a page does not say how large it is")
        total += max(unpacked, packed)
        place += header.place + packed
    return total


class _Header:
    """Bytes that begin with a struct, and how far they have been read."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.place = 0

    def read_struct(self, depth: int = 0) -> dict[int, int]:
        """Return the struct's whole numbers by field, skipping everything else."""
        if depth > _DEEPEST:
            raise ValueError("a page's header is nested too deeply")
        numbers: dict[int, int] = {}
        field = 0
        while (head := self._read_byte()) & 0x0F != _STOP:
            kind, step = head & 0x0F, head >> 4
            field = field + step if step else self._read_number()
            if kind in _NUMBERS:
                numbers[field] = self._read_number()
            else:
                self._skip(kind, depth)
        return numbers

    def _skip(self, kind: int, depth: int) -> None:
        if kind in _LENGTHS:
            self.place += _LENGTHS[kind]
        elif kind in _NUMBERS:
            self._read_number()
        elif kind == _BINARY:
            length = self._read_varint()
            self.place += length
        elif kind == _STRUCT:
            self.read_struct(depth + 1)
        elif kind in (_LIST, _SET):
            self._skip_list(depth)
        else:
            raise ValueError(f"a page's header holds a field of kind {kind}")

    def _skip_list(self, depth: int) -> None:
        head = self._read_byte()
        count = head >> 4 if head >> 4 < 0x0F else self._read_varint()
        if count > len(self._content):
            raise ValueError("a page's header holds a list longer than itself")
        for _ in range(count):
            kind = head & 0x0F
            self._skip(_BYTE if kind in (_TRUE, _FALSE) else kind, depth + 1)

    def _read_number(self) -> int:
        found = self._read_varint()
        return (found >> 1) ^ -(found & 1)

    def _read_varint(self) -> int:
        number = shift = 0
        while True:
            byte = self._read_byte()
            number |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                return number
            if shift > 63:
                raise ValueError("a page's header holds a number without end")

    def _read_byte(self) -> int:
        if self.place >= len(self._content):
            raise ValueError("a page's header is cut off")
        self.place += 1
        return self._content[self.place - 1]
