"""Read the rows of a CSV table one at a time, going on below a broken one at the next line that is a whole row."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Callable, Iterator

from newsledger.model.outcomes import Reject, RejectedError
from newsledger.settings import Settings

_MOST_BROKEN = 100  # rows of a table after which it is given up; each may have taken all that follows for its own
csv.field_size_limit(2**31 - 1)  # row length is bounded below, by the settings


class CsvTable:
    """The rows of a table below its header; ``row`` is the number of the last row read, from 1.

    A row that cannot be read comes as its reject: ``too_large`` for too many characters, ``malformed_csv`` for a broken
    one, with the number of lines that were lost with it.
    """

    def __init__(self, text: io.TextIOWrapper, settings: Settings, find_delimiter: Callable[[str], str]) -> None:
        self._text = text
        self._most = settings.max_input_bytes
        self._length = 0  # characters of the current row
        self._held: list[str] = []  # lines of the current row
        self._back: deque[str] = deque()  # lines to be read again
        self._broken = 0
        self._is_given_up = False
        self.row = 0
        first = next((line for line in self._read_lines() if line.strip()), "")
        self._forget_row()
        self._back.append(first)
        self._delimiter = find_delimiter(first)
        self._reader = csv.reader(self._read_lines(), delimiter=self._delimiter, strict=True)
        self.header = self._read_header() if first else None
        self.width = len(self.header or ())

    def __iter__(self) -> Iterator[list[str] | Reject]:
        self.row = 1
        while not self._is_given_up:
            try:
                row = next(self._reader, None)
            except csv.Error as error:
                yield self._go_on("malformed_csv", str(error))
            except RejectedError as rejected:
                yield self._go_on(rejected.reject.reason, rejected.reject.message)
            else:
                if row is None:
                    return
                if any(cell.strip() for cell in row):
                    yield row
            self._forget_row()
            self.row += 1

    def _read_header(self) -> list[str]:
        try:
            return next(self._reader)
        except csv.Error as error:
            raise RejectedError("malformed_csv", f"the header: {error}", stage="read") from error
        finally:
            self._forget_row()

    def _go_on(self, reason: str, message: str) -> Reject:
        """Return the reject of the row just read, and set the table to the next line that is a whole row."""
        self._broken += 1
        lines = deque([*self._held[1:], *self._back])
        lost = sum(map(_ends_line, self._held[:1]))
        self._back.clear()
        while (line := lines.popleft() if lines else self._text.readline(self._most + 1)) and not self._is_whole(line):
            lost += _ends_line(line)
        self._back = deque([line, *lines]) if line else lines
        self._reader = csv.reader(self._read_lines(), delimiter=self._delimiter, strict=True)
        if self._broken > _MOST_BROKEN:
            self._is_given_up = True
            return Reject("read", reason, f"row {self.row}: {message}; too many broken rows, the rest is lost")
        where = f"{lost} lines lost with it" if lost > 1 else "only this row is lost"
        end = "" if line else ", up to the end"
        return Reject("read", reason, f"row {self.row}: {message}; {where}{end}")

    def _is_whole(self, line: str) -> bool:
        if len(line) > self._most or "\x00" in line:
            return False
        try:
            cells = next(csv.reader([line], delimiter=self._delimiter, strict=True), [])
        except csv.Error:
            return False
        return len(cells) == self.width

    def _forget_row(self) -> None:
        self._length = 0
        self._held = []

    def _read_lines(self) -> Iterator[str]:
        """Yield lines; raises RejectedError for a NUL byte, and when the lines of one row are too long in total."""
        while line := self._back.popleft() if self._back else self._text.readline(self._most + 1):
            self._held.append(line)
            self._length += len(line)
            if self._length > self._most:
                message = f"more than {self._most} bytes; a quotation mark may not be closed"
                raise RejectedError("too_large", message, stage="read")
            if "\x00" in line:
                raise RejectedError("malformed_csv", "holds a NUL byte", stage="read")
            yield line


def _ends_line(piece: str) -> bool:
    return piece.endswith(("\n", "\r"))
