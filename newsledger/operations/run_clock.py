"""Tell a run's time: the only clock of runs, so that a test can set it. What is latest never goes by it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """Return the machine's time in UTC."""
    return datetime.now(UTC)
