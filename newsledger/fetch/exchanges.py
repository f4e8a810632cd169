"""Send a GET request and return the server's answer, within limits of time and size.

Temporary failures are retried; every attempt goes through the checked connections.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from newsledger import __version__
from newsledger.fetch import pace
from newsledger.fetch.addresses import check_url
from newsledger.fetch.answers import Answer, make_rejection
from newsledger.fetch.compression import ACCEPTED, read_body
from newsledger.fetch.connections import CheckedTransport, Deadline
from newsledger.settings import Settings

_MOST_REDIRECTS = 5
_TIMEOUTS_PER_REQUEST = 6  # a request ends after this many timeouts, even if data still trickle in


class Exchanges:
    """A client for GET requests that keeps no cookies and follows no redirects."""

    def __init__(self, settings: Settings) -> None:
        self._retries = settings.fetch_retries
        self._pace = pace.Pace()
        self._deadline = Deadline(_TIMEOUTS_PER_REQUEST * settings.fetch_timeout)
        self._client = httpx.Client(
            transport=CheckedTransport(self._deadline, allow_private=settings.fetch_private),
            headers={"User-Agent": f"{settings.user_agent}/{__version__}", "Accept-Encoding": ACCEPTED},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            timeout=settings.fetch_timeout,
            follow_redirects=False,
            trust_env=False,
        )

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def ask(
        self, url: httpx.URL, *, most: int, headers: Mapping[str, str] | None = None, delay: float | None = None
    ) -> Answer:
        """Return the answer, whatever its status, with at most ``most`` bytes of body, retrying as configured.

        ``delay`` is the host's required interval between requests in seconds; None exempts this request from it.
        Raises RejectedError ``fetch_failed`` without a complete answer, ``not_allowed`` when the host is not public.
        """
        for tries in itertools.count(1):
            if delay is not None:
                self._pace.await_turn(url.raw_host, delay)
            outcome = self._try(url, most, headers)
            wait = pace.wait_after(outcome, tries)
            if wait is None or tries > self._retries:
                break
            pace.sleep(wait)
        if isinstance(outcome, Answer):
            return outcome
        raise make_rejection("fetch_failed", _describe(outcome)) from outcome

    def _try(self, url: httpx.URL, most: int, headers: Mapping[str, str] | None) -> Answer | httpx.TransportError:
        self._deadline.start()
        try:
            return self._send(url, most, headers)
        except httpx.TransportError as error:
            self._deadline.bound(None)  # a server too slow for one whole attempt gets no second one
            return error
        except ValueError as error:  # from an invalid host name in a redirect
            raise make_rejection("fetch_failed", f"answered what cannot be read: {error}") from error

    def _send(self, url: httpx.URL, most: int, headers: Mapping[str, str] | None) -> Answer:
        with self._client.stream("GET", url, headers=headers) as response:
            if response.status_code == httpx.codes.OK:
                coding = response.headers.get("Content-Encoding", "")
                content, is_whole = read_body(response.iter_raw(), coding, most)
                return Answer(url, response.status_code, response.headers, content, is_whole)
            if response.status_code == httpx.codes.NOT_MODIFIED:
                response.read()  # there is no body; this frees the connection for reuse
            return Answer(url, response.status_code, response.headers)


def follow_redirects(url: httpx.URL, ask: Callable[[httpx.URL], Answer]) -> Answer:
    """Return the first answer that is not a redirect; raises RejectedError for too many or invalid redirects."""
    for _ in range(_MOST_REDIRECTS + 1):
        answer = ask(url)
        if answer.location is None:
            return answer
        url = _find_target(answer.url, answer.location)
    raise make_rejection("fetch_failed", f"more than {_MOST_REDIRECTS} redirects")


def _find_target(url: httpx.URL, location: str) -> httpx.URL:
    try:
        target = url.join(location)
    except (httpx.InvalidURL, ValueError) as error:
        raise make_rejection("fetch_failed", f"redirected to what is not a URL: {error}") from error
    return check_url(str(target))


def _describe(error: httpx.TransportError) -> str:
    message = str(error) or type(error).__name__
    return f"timed out: {message}" if isinstance(error, httpx.TimeoutException) else message
