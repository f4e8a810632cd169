"""Decide by a site's robots.txt whether a URL may be fetched, and how often.

As in RFC 9309, a site without a robots.txt allows everything, and one that cannot serve it at the moment nothing.
"""

from __future__ import annotations

from collections.abc import Callable

import httpx
from protego import Protego

from newsledger.fetch.answers import Answer, make_rejection
from newsledger.fetch.exchanges import follow_redirects
from newsledger.model.outcomes import Reject, RejectedError

MOST_BYTES = 500 << 10  # of a robots.txt; the rest is not read, as in RFC 9309


class Robots:
    """The rules of the sites seen so far, each read once; ``ask`` sends one request for at most MOST_BYTES bytes."""

    def __init__(self, user_agent: str, ask: Callable[[httpx.URL], Answer]) -> None:
        self._user_agent = user_agent
        self._ask = ask
        self._rules: dict[str, Protego | Reject] = {}

    def find_delay(self, url: httpx.URL) -> float:
        """Return the site's crawl delay in seconds.

        Raises RejectedError ``not_allowed`` when the rules forbid the URL, ``fetch_failed`` when they cannot be read.
        """
        rules = self._find_rules(url.join("/robots.txt"))
        if isinstance(rules, Reject):
            raise RejectedError(rules.reason, rules.message, stage=rules.stage)
        if not rules.can_fetch(str(url), self._user_agent):
            raise make_rejection("not_allowed", f"robots.txt of {url.raw_host.decode()} forbids it")
        return rules.crawl_delay(self._user_agent) or 0.0

    def _find_rules(self, place: httpx.URL) -> Protego | Reject:
        known = self._rules.get(str(place))
        if known is None:
            try:
                known = self._read_rules(place)
            except RejectedError as error:
                known = error.reject
            self._rules[str(place)] = known
        return known

    def _read_rules(self, place: httpx.URL) -> Protego:
        try:
            answer = follow_redirects(place, self._ask)
        except RejectedError as error:
            if error.reject.reason == "not_allowed":
                raise
            raise _make_unreadable(error.reject.message) from error
        if answer.status == httpx.codes.OK:
            return Protego.parse(_drop_cut_line(answer).decode("utf-8-sig", "replace"))
        if httpx.codes.is_client_error(answer.status):
            return Protego.parse("")
        raise _make_unreadable(answer.status_text)


def _make_unreadable(message: str) -> RejectedError:
    return make_rejection("fetch_failed", f"robots.txt could not be read: {message}")


def _drop_cut_line(answer: Answer) -> bytes:
    """Return the content without a truncated last line, which would forbid more than intended."""
    return answer.content if answer.is_whole else answer.content.rpartition(b"\n")[0]
