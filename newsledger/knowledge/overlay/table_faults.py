"""Collect the faults of a user's tables, each with its file and line, in one error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault: ``mine/actors.csv, line 4: sector: 'POL' is none of PLOVER's sectors``."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


class BadReferenceError(ValueError):
    """The tables of a folder cannot be laid over the reference; ``lines`` gives the first 20 reasons."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(tuple(faults))
        shown = [str(fault) for fault in sorted(faults)]
        more = [f"and {len(shown) - _MOST_SHOWN} more"] if len(shown) > _MOST_SHOWN else []
        self.lines = (*shown[:_MOST_SHOWN], *more)

    def __str__(self) -> str:
        return "\n".join(self.lines)
