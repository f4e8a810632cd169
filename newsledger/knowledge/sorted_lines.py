"""Look up lines by their first cell in a table kept as bytes: sorted lines of tab-separated cells.

Nothing is parsed before it is asked for, so a table of hundreds of thousands of lines costs its bytes and no time.
"""

from __future__ import annotations


def find_line(lines: bytes, key: str) -> list[str] | None:
    """Return the cells after the first of the line that starts with this key; None if there is none."""
    wanted = f"{key}\t".encode()
    start = _first_from(lines, wanted)
    return read_line(lines, start)[1:] if lines.startswith(wanted, start) else None


def lines_from(lines: bytes, start: str, end: str) -> list[list[str]]:
    """Return the cells of each line from ``start`` up to ``end`` (exclusive), in order of their bytes."""
    block = lines[_first_from(lines, start.encode()) : _first_from(lines, end.encode())]
    return [line.split("\t") for line in block.decode().split("\n") if line]


def read_line(lines: bytes, start: int) -> list[str]:
    """Return the cells of the line that starts at this byte."""
    return lines[start : lines.index(b"\n", start)].decode().split("\t")


def _first_from(lines: bytes, wanted: bytes) -> int:
    """Return the byte at which the first line not before ``wanted`` starts, by binary search."""
    low, high = 0, len(lines)
    while low < high:
        start = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.index(b"\n", start) + 1
        if lines[start:end] < wanted:
            low = end
        else:
            high = start
    return low
