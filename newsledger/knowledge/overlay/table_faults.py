"""What is wrong with a user's tables: what enters is where and what, what leaves is one error that tells all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_TOLD = 20


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong: ``mine/actors.csv, line 4: sector: 'POL' is none of PLOVER's sectors``."""

    file: str
    line: int
    said: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.said}" if self.line else f"{self.file}: {self.said}"


class BadReferenceError(ValueError):
    """The tables of a folder cannot be laid over the reference; ``lines`` say why, the first twenty reasons in full."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(tuple(faults))
        told = [str(fault) for fault in sorted(faults)]
        more = [f"and {len(told) - _TOLD} more"] if len(told) > _TOLD else []
        self.lines = (*told[:_TOLD], *more)

    def __str__(self) -> str:
        return "\n".join(self.lines)
