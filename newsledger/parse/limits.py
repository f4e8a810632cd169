"""Limit what may be unpacked from a compressed or archived file, raising an error beyond the limit.

Each file given by the caller has one budget, however deeply its archives nest; nothing is held in memory to count it.
"""

from __future__ import annotations

import io
from typing import BinaryIO

from newsledger.model.outcomes import RejectedError
from newsledger.settings import Settings

_ALWAYS_ALLOWED = 64 << 20  # bytes; expansion up to this size is allowed by any factor


class Budget:
    """How many bytes and members may still be unpacked from one file of ``size`` bytes."""

    def __init__(self, size: int, settings: Settings) -> None:
        self._most_bytes = max(_ALWAYS_ALLOWED, size * settings.max_expansion)
        self._most_members = settings.max_members
        self._expansion = settings.max_expansion
        self.bytes = 0
        self.given = 0
        self.members = 0

    def spend(self, size: int) -> None:
        """Count unpacked bytes; raises RejectedError ``decompression_limit`` when there are too many."""
        self.bytes += size
        self._check(self.bytes)

    def give(self, size: int) -> None:
        """Count bytes given out as inputs, which a format can repeat without storing them twice; raises likewise."""
        self.given += size
        self._check(self.given)

    def _check(self, size: int) -> None:
        if size > self._most_bytes:
            raise RejectedError(
                "decompression_limit",
                f"unpacks to more than {self._expansion} times its size ({self._most_bytes:,} bytes)",
                stage="read",
            )

    def take_member(self) -> None:
        """Count a member; raises RejectedError ``too_many_members``, or once the bytes are spent."""
        self.spend(0)
        self.members += 1
        if self.members > self._most_members:
            raise RejectedError("too_many_members", f"holds more than {self._most_members:,} members", stage="read")


class MeteredStream(io.RawIOBase):
    """A stream whose bytes are counted against a budget as they are read."""

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        super().__init__()
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override] # typeshed asks for any buffer
        chunk = self._stream.read(len(buffer))
        self._budget.spend(len(chunk))
        buffer[: len(chunk)] = chunk
        return len(chunk)
