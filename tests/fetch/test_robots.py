from __future__ import annotations

import pytest

from newsledger.fetch import Fetcher
from newsledger.settings import Settings
from tests.fetch.rejections import reject_of
from tests.fetch.site import Reply, Site


def test_what_the_rules_forbid_is_not_asked_for_and_the_rules_are_read_once(fetcher: Fetcher, site: Site):
    site.on("/robots.txt", Reply(b"\xef\xbb\xbfUser-agent: *\nDisallow: /private\n"))
    site.on("/open", Reply())
    reject = reject_of(fetcher, site.url("/private/a"))
    assert (reject.reason, reject.message) == ("not_allowed", "robots.txt of 127.0.0.1 forbids it")
    fetcher.get(site.url("/open"))
    assert site.paths == ["/robots.txt", "/open"]


def test_rules_for_another_reader_do_not_count(settings: Settings, site: Site):
    site.on("/robots.txt", Reply(b"User-agent: harbour\nDisallow: /\n\nUser-agent: *\nAllow: /\n"))
    site.on("/a", Reply())
    with Fetcher(settings) as fetcher:
        assert fetcher.get(site.url("/a")).content == b"news"
    with Fetcher(settings.model_copy(update={"user_agent": "harbour"})) as fetcher:
        assert reject_of(fetcher, site.url("/a")).reason == "not_allowed"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_site_without_rules_allows_all(fetcher: Fetcher, site: Site, status: int):
    site.on("/robots.txt", Reply(b"User-agent: *\nDisallow: /\n", status))
    site.on("/a", Reply())
    assert fetcher.get(site.url("/a")).content == b"news"


def test_a_site_that_cannot_give_its_rules_is_not_asked_for_more(fetcher: Fetcher, site: Site):
    site.on("/robots.txt", Reply(status=500))
    site.on("/a", Reply())
    for _ in range(2):
        reject = reject_of(fetcher, site.url("/a"))
        assert reject.reason == "fetch_failed"
        assert reject.message == "robots.txt could not be read: status 500 (Internal Server Error)"
    assert site.paths == ["/robots.txt"] * 3


def test_rules_are_found_behind_redirects(fetcher: Fetcher, site: Site):
    site.on("/robots.txt", Reply(status=301, headers={"Location": "/rules"}))
    site.on("/rules", Reply(b"User-agent: *\nDisallow: /a\n"))
    assert reject_of(fetcher, site.url("/a")).reason == "not_allowed"


def test_rules_beyond_500_kib_are_not_read_and_a_rule_that_is_cut_forbids_nothing(fetcher: Fetcher, site: Site):
    begin = b"User-agent: *\nDisallow: /early\n"
    padding = b"#" * ((500 << 10) - len(begin) - len(b"\nDisallow: /")) + b"\n"
    site.on("/robots.txt", Reply(begin + padding + b"Disallow: /late\nDisallow: /later\n"))
    for path in ("/late", "/later", "/other"):
        site.on(path, Reply())
        assert fetcher.get(site.url(path)).content == b"news"
    assert reject_of(fetcher, site.url("/early")).reason == "not_allowed"
