"""Decide how long to wait before the next request to a host, and wait.

Every wait goes through this module's ``sleep``.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from newsledger.fetch.answers import Answer

sleep = time.sleep

_FIRST_WAIT = 0.5  # seconds; doubled with every further attempt
_LONGEST_DELAY = 10.0  # seconds between two requests, even if robots.txt asks for more
_LONGEST_RETRY_AFTER = 30.0  # seconds; a server that asks for more is not asked again
_TEMPORARY = frozenset((429, 500, 502, 503, 504))
_WITH_RETRY_AFTER = frozenset((429, 503))


class Pace:
    """The time of the last request to each host."""

    def __init__(self) -> None:
        self._asked: dict[bytes, float] = {}

    def await_turn(self, host: bytes, delay: float) -> None:
        """Wait until ``delay`` seconds (at most 10) after the host's last request, and record the new one."""
        wait = min(delay, _LONGEST_DELAY) - (time.monotonic() - self._asked.get(host, float("-inf")))
        if wait > 0:
            sleep(wait)
        self._asked[host] = time.monotonic()


def wait_after(outcome: Answer | httpx.TransportError, tries: int) -> float | None:
    """Return the seconds to wait before a retry after ``tries`` attempts: 0.5, 1, 2 …, or what the server asks for.

    None means no retry: the answer is final, or the server asks for more than 30 seconds.
    """
    backoff = _FIRST_WAIT * 2.0 ** (tries - 1)
    if isinstance(outcome, httpx.TransportError):
        return backoff
    if outcome.status not in _TEMPORARY:
        return None
    asked = _read_retry_after(outcome.headers.get("Retry-After", "")) if outcome.status in _WITH_RETRY_AFTER else 0.0
    return max(asked, backoff) if asked <= _LONGEST_RETRY_AFTER else None


def _read_retry_after(value: str) -> float:
    """Return the seconds requested by a Retry-After header, given as seconds or as a date; 0 when invalid."""
    if value.strip().isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return 0.0
    return (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
