from __future__ import annotations

import itertools
import socket
from types import SimpleNamespace

import httpx
import pytest

from newsledger import __version__
from newsledger.fetch import Fetched, Fetcher, connections, pace
from newsledger.settings import Settings
from tests.fetch.rejections import reject_of
from tests.fetch.site import Reply, Site, open_site
from tests.waiting import until


@pytest.fixture
def no_time_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two requests, however long they take."""
    monkeypatch.setattr(pace, "time", SimpleNamespace(monotonic=lambda: 100.0))


def test_an_answer_comes_with_the_charset_and_media_type_it_declares(fetcher: Fetcher, site: Site):
    site.on("/a", Reply("café".encode("latin-1"), headers={"Content-Type": 'Text/HTML; charset="ISO-8859-1"'}))
    assert fetcher.get(site.url("/a#top")) == Fetched(site.url("/a"), b"caf\xe9", "iso-8859-1", "text/html")


def test_an_answer_that_declares_nothing_comes_without_charset_and_media_type(fetcher: Fetcher, site: Site):
    site.on("/a", Reply())
    assert fetcher.get(site.url("/a")) == Fetched(site.url("/a"), b"news", None, None)


def test_a_fetch_names_itself_and_what_it_can_unpack(settings: Settings, site: Site):
    site.on("/a", Reply())
    with Fetcher(settings.model_copy(update={"user_agent": "harbour-reader"})) as fetcher:
        fetcher.get(site.url("/a", host="localhost"))
    for _, headers in site.asked:
        assert headers["User-Agent"] == f"harbour-reader/{__version__}"
        assert headers["Accept-Encoding"] == "gzip, deflate"
        assert headers["Host"] == f"localhost:{site.port}"


def test_redirects_are_followed_and_the_last_url_is_given(fetcher: Fetcher, site: Site):
    for number in range(5):
        site.on(f"/{number}", Reply(status=(301, 302, 303, 307, 308)[number], headers={"Location": f"{number + 1}#x"}))
    site.on("/5", Reply(b"arrived"))
    assert fetcher.get(site.url("/0")) == Fetched(site.url("/5"), b"arrived", None, None)


def test_a_sixth_redirect_is_not_followed(fetcher: Fetcher, site: Site):
    site.on("/loop", Reply(status=302, headers={"Location": "/loop"}))
    reject = reject_of(fetcher, site.url("/loop"))
    assert (reject.reason, reject.message) == ("fetch_failed", "more than 5 redirects")
    assert site.times("/loop") == 6


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("file:///etc/passwd", "not_allowed"),
        ("ftp://127.0.0.1/a", "not_allowed"),
        ("http://me:secret@127.0.0.1/", "not_allowed"),
        ("http://xn--a/", "fetch_failed"),
        ("http://[::1/", "fetch_failed"),
    ],
)
def test_a_redirect_is_checked_like_the_url_itself(fetcher: Fetcher, site: Site, location: str, reason: str):
    site.on("/a", Reply(status=302, headers={"Location": location}))
    assert reject_of(fetcher, site.url("/a")).reason == reason


def test_cookies_are_not_kept(fetcher: Fetcher, site: Site):
    site.on("/a", Reply(headers={"Set-Cookie": "visit=1; Path=/"}))
    for _ in range(2):
        fetcher.get(site.url("/a"))
    assert all(headers["Cookie"] is None for _, headers in site.asked)


@pytest.mark.parametrize("status", [204, 304, 400, 401, 404, 410, 501])
def test_another_status_fails_at_once_and_is_named(fetcher: Fetcher, site: Site, status: int):
    site.on("/a", Reply(b"", status))
    reject = reject_of(fetcher, site.url("/a"))
    assert reject.reason == "fetch_failed"
    assert f"status {status}" in reject.message
    assert site.times("/a") == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_is_temporary_is_tried_again_after_growing_waits(
    fetcher: Fetcher, site: Site, waits: list[float], status: int
):
    site.on("/a", Reply(status=status), Reply(status=status), Reply(b"at last"))
    assert fetcher.get(site.url("/a")).content == b"at last"
    assert waits == [0.5, 1.0]


def test_tries_come_to_an_end(fetcher: Fetcher, site: Site, waits: list[float]):
    site.on("/a", Reply(status=500))
    assert reject_of(fetcher, site.url("/a")).message == "status 500 (Internal Server Error)"
    assert (site.times("/a"), waits) == (3, [0.5, 1.0])


def test_without_further_tries_a_temporary_failure_is_final(settings: Settings, site: Site, waits: list[float]):
    site.on("/a", Reply(status=503))
    with Fetcher(settings.model_copy(update={"fetch_retries": 0})) as fetcher:
        reject_of(fetcher, site.url("/a"))
    assert (site.times("/a"), waits) == (1, [])


def test_a_server_that_hangs_is_given_up_after_the_timeout(settings: Settings, site: Site, waits: list[float]):
    site.on("/a", Reply(before=site.ended.wait))
    site.on("/b", Reply())
    with Fetcher(settings.model_copy(update={"fetch_retries": 1})) as fetcher:
        fetcher.get(site.url("/b"))
        client = fetcher._exchanges._client
        assert client.timeout.read == settings.fetch_timeout
        client.timeout = httpx.Timeout(settings.fetch_timeout, read=0.1)
        reject = reject_of(fetcher, site.url("/a"))
        until(lambda: site.times("/a") == 2, "both tries")
        site.ended.set()
    assert reject.reason == "fetch_failed"
    assert reject.message.startswith("timed out")
    assert waits == [0.5]


def test_a_server_that_drips_is_given_up_after_six_timeouts_and_not_asked_again(
    settings: Settings, site: Site, monkeypatch: pytest.MonkeyPatch
):
    """By a clock that goes on by a third of a timeout whenever somebody looks at it, as before every read."""
    seconds = itertools.count(step=settings.fetch_timeout / 3)
    monkeypatch.setattr(connections, "time", SimpleNamespace(monotonic=lambda: next(seconds)))
    site.on("/a", Reply(b"x" * 100_000, pause=0.005))
    with Fetcher(settings) as fetcher:
        reject = reject_of(fetcher, site.url("/a"))
    assert (reject.reason, reject.message) == ("fetch_failed", "no whole answer within 360 s")
    assert site.times("/a") == 1


def test_a_place_where_no_server_listens_is_tried_again_and_fails(settings: Settings, waits: list[float]):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with Fetcher(settings) as fetcher:
            reject = reject_of(fetcher, f"http://127.0.0.1:{unused.getsockname()[1]}/")
    assert reject.reason == "fetch_failed"
    assert "refused" in reject.message
    assert waits == [0.5, 1.0]


def test_an_answer_as_large_as_allowed_is_taken_and_a_larger_one_is_too_large(settings: Settings, site: Site):
    site.on("/fits", Reply(b"x" * 1000))
    site.on("/large", Reply(b"x" * 1001))
    with Fetcher(settings.model_copy(update={"max_fetch_bytes": 1000})) as fetcher:
        assert len(fetcher.get(site.url("/fits")).content) == 1000
        reject = reject_of(fetcher, site.url("/large"))
    assert reject.reason == "too_large"
    assert site.times("/large") == 1


def test_reading_stops_once_an_answer_is_too_large(settings: Settings, site: Site):
    site.on("/endless", Reply(b"x" * 1_000_000, pause=0.01))
    with Fetcher(settings.model_copy(update={"max_fetch_bytes": 10})) as fetcher:
        assert reject_of(fetcher, site.url("/endless")).reason == "too_large", "long before its last byte"


@pytest.mark.usefixtures("no_time_passes")
def test_a_site_wants_its_pause_between_two_pages_but_not_before_the_first(
    fetcher: Fetcher, site: Site, waits: list[float]
):
    site.on("/robots.txt", Reply(b"User-agent: *\nCrawl-delay: 4\n"))
    site.on("/a", Reply())
    fetcher.get(site.url("/a"))
    assert waits == []
    fetcher.get(site.url("/a"))
    assert waits == [4]


@pytest.mark.usefixtures("no_time_passes")
def test_a_pause_counts_for_one_host_and_is_ten_seconds_at_most(fetcher: Fetcher, site: Site, waits: list[float]):
    site.on("/robots.txt", Reply(b"User-agent: *\nCrawl-delay: 600\n"))
    site.on("/a", Reply())
    fetcher.get(site.url("/a"))
    fetcher.get(site.url("/a", host="localhost"))
    assert waits == []
    fetcher.get(site.url("/a"))
    assert waits == [10]


def test_a_redirect_to_another_site_obeys_that_sites_rules(fetcher: Fetcher, site: Site):
    with open_site() as other:
        site.on("/a", Reply(status=302, headers={"Location": other.url("/hidden")}))
        other.on("/robots.txt", Reply(b"User-agent: *\nDisallow: /hidden\n"))
        assert reject_of(fetcher, site.url("/a")).reason == "not_allowed"
        assert other.paths == ["/robots.txt"]
        fetcher.close()
