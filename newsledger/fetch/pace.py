"""Pace: what enters is what a server said of its load, what leaves is how long to wait before asking it again.

Every wait goes through ``sleep`` of this module.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from newsledger.fetch.answers import Answer

sleep = time.sleep

_FIRST_WAIT = 0.5  # seconds; doubled with every further try
_LONGEST_DELAY = 10.0  # seconds between two requests, whatever a robots.txt asks for
_LONGEST_RETRY_AFTER = 30.0  # seconds; a server that asks for more is not asked again
_TEMPORARY = frozenset((429, 500, 502, 503, 504))
_WITH_RETRY_AFTER = frozenset((429, 503))


class Pace:
    """When each host was last asked."""

    def __init__(self) -> None:
        self._asked: dict[bytes, float] = {}

    def await_turn(self, host: bytes, delay: float) -> None:
        """Wait until the host was left alone for ``delay`` seconds, 10 at most, and note that it is asked now."""
        wait = min(delay, _LONGEST_DELAY) - (time.monotonic() - self._asked.get(host, float("-inf")))
        if wait > 0:
            sleep(wait)
        self._asked[host] = time.monotonic()


def wait_after(outcome: Answer | httpx.TransportError, tries: int) -> float | None:
    """Return the seconds to wait before a further try after so many: 0.5, 1, 2 and so on, or what the server asks for.

    None is said of an answer that stands, or of a server that asks for more than 30 seconds.
    """
    backoff = _FIRST_WAIT * 2.0 ** (tries - 1)
    if isinstance(outcome, httpx.TransportError):
        return backoff
    if outcome.status not in _TEMPORARY:
        return None
    asked = _read_retry_after(outcome.headers.get("Retry-After", "")) if outcome.status in _WITH_RETRY_AFTER else 0.0
    return max(asked, backoff) if asked <= _LONGEST_RETRY_AFTER else None


def _read_retry_after(value: str) -> float:
    """Return the seconds a Retry-After asks for, given as such or as a date; 0 when it says neither."""
    if value.strip().isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return 0.0
    return (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
