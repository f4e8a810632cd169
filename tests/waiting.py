"""Waiting for a condition: what enters is the condition, what leaves is what it found, or an error that names it.

The limit is for what will never come, not for what is slow: no test is to fail because the machine has other work.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 600.0
"""Seconds after which something is not slow but missing."""


def until(found: Callable[[], T | None], what: str, look_every: float = 0.2) -> T:
    """Return what is found as soon as it is; fail with what was waited for."""
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last:
        value = found()
        if value:
            return value
        time.sleep(look_every)
    raise AssertionError(f"waited {PATIENCE:.0f} seconds in vain for {what}")
