from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from newsledger.fetch import Fetcher
from newsledger.fetch.answers import Answer
from newsledger.fetch.pace import wait_after
from tests.fetch.rejections import reject_of
from tests.fetch.site import Reply, Site


def answer(status: int, retry_after: str) -> Answer:
    return Answer(httpx.URL("http://harbour.example/"), status, httpx.Headers({"Retry-After": retry_after}))


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_is_left_alone_as_long_as_it_asks(fetcher: Fetcher, site: Site, waits: list[float], status: int):
    site.on("/a", Reply(status=status, headers={"Retry-After": "30"}), Reply(b"at last"))
    assert fetcher.get(site.url("/a")).content == b"at last"
    assert waits == [30]


def test_a_server_that_asks_for_more_than_half_a_minute_is_not_asked_again(
    fetcher: Fetcher, site: Site, waits: list[float]
):
    site.on("/a", Reply(status=429, headers={"Retry-After": "31"}))
    assert reject_of(fetcher, site.url("/a")).message == "status 429 (Too Many Requests)"
    assert (site.times("/a"), waits) == (1, [])


def test_a_server_may_name_the_moment_to_ask_again():
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    assert 1 < wait_after(answer(503, soon), 1) <= 20
    assert wait_after(answer(503, "Mon, 06 Jan 2025 08:00:00 GMT"), 1) == 0.5
    assert wait_after(answer(503, "Fri, 31 Dec 9999 23:59:59 GMT"), 1) is None


@pytest.mark.parametrize("value", ["", "soon", "-1", "1.5 h", "Mon, 01 Jan 99999999999 00:00:00 GMT"])
def test_what_a_server_asks_unreadably_is_not_asked(value: str):
    assert wait_after(answer(429, value), 3) == 2.0


def test_only_a_server_that_is_busy_may_ask_for_time():
    assert wait_after(answer(500, "20"), 1) == 0.5
    assert wait_after(answer(404, "20"), 1) is None
