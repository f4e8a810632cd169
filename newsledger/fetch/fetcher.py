"""Fetch a URL politely and no more often than needed."""

from __future__ import annotations

from types import TracebackType
from typing import Self

import httpx

from newsledger.fetch.addresses import check_url
from newsledger.fetch.answers import Answer, Fetched, make_rejection
from newsledger.fetch.exchanges import Exchanges, follow_redirects
from newsledger.fetch.kept import CachedAnswer, make_cached
from newsledger.fetch.memory import AnswerCache
from newsledger.fetch.robots import MOST_BYTES, Robots
from newsledger.settings import Settings


class Fetcher:
    """Fetches addresses one at a time; close it, or use it in a ``with`` statement, to release its connections.

    It keeps robots.txt rules for its lifetime, and caches answers in ``state/fetch`` across runs.
    """

    def __init__(self, settings: Settings) -> None:
        self._most = settings.max_fetch_bytes
        self._exchanges = Exchanges(settings)
        self._memory = AnswerCache(settings.state / "fetch", settings.max_fetch_bytes)
        self._robots = Robots(settings.user_agent, lambda url: self._exchanges.ask(url, most=MOST_BYTES))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections and delete cached answers not used for 30 days."""
        self._exchanges.close()
        self._memory.prune()

    def get(self, url: str, *, max_age: float = 0.0) -> Fetched:
        """Return the URL's content, from the cache when that is younger than ``max_age`` seconds.

        Raises RejectedError of stage ``read``: ``fetch_failed``, ``not_allowed`` or ``too_large``.
        """
        start = check_url(url)
        kept = self._memory.recall(url)
        if kept is not None and kept.age < max_age:
            return kept.fetched
        answer = follow_redirects(start, lambda hop: self._ask(hop, kept))
        news = self._confirm(answer, kept) or self._accept(answer)
        if answer.forbids_storing:
            self._memory.forget(url)
        else:
            self._memory.keep(url, news)
        return news.fetched

    def _ask(self, url: httpx.URL, kept: CachedAnswer | None) -> Answer:
        delay = self._robots.find_delay(url)
        conditions = kept.find_conditions(url) if kept else None
        return self._exchanges.ask(url, most=self._most, headers=conditions, delay=delay)

    def _confirm(self, answer: Answer, kept: CachedAnswer | None) -> CachedAnswer | None:
        """Return the renewed cached answer when the server confirms it as unchanged, else None."""
        if answer.status != httpx.codes.NOT_MODIFIED or kept is None or not kept.find_conditions(answer.url):
            return None
        return kept.renew()

    def _accept(self, answer: Answer) -> CachedAnswer:
        if answer.status != httpx.codes.OK:
            raise make_rejection("fetch_failed", answer.status_text)
        if not answer.is_whole:
            raise make_rejection("too_large", f"the answer has more than {self._most} bytes")
        return make_cached(answer.make_fetched(), answer)
