from __future__ import annotations

import json
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsledger.fetch import Fetched, Fetcher
from newsledger.model.identity import stable_id
from newsledger.model.outcomes import RejectedError
from newsledger.settings import Settings
from tests.fetch.rejections import reject_of
from tests.fetch.site import Reply, Site

MODIFIED = "Mon, 06 Jan 2025 08:00:00 GMT"
VALIDATORS = {"ETag": '"one"', "Last-Modified": MODIFIED, "Content-Type": "text/html; charset=utf-8"}
NOT_MODIFIED = Reply(b"", 304)


def file_of(settings: Settings, url: str) -> Path:
    return settings.state / "fetch" / stable_id(url)


def header_of(path: Path) -> dict[str, str]:
    return json.loads(path.read_bytes().partition(b"\n")[0])


def rewrite(path: Path, **changes: object) -> None:
    _, _, body = path.read_bytes().partition(b"\n")
    path.write_bytes(json.dumps(header_of(path) | changes).encode() + b"\n" + body)


def fetch(settings: Settings, url: str, max_age: float = 0.0) -> Fetched:
    with Fetcher(settings) as fetcher:
        return fetcher.get(url, max_age=max_age)


def test_a_later_run_asks_for_news_only_and_gets_the_same_without_it(settings: Settings, site: Site):
    site.on("/a", Reply(b"first", headers=VALIDATORS), NOT_MODIFIED)
    first = fetch(settings, site.url("/a"))
    rewrite(file_of(settings, site.url("/a")), fetched_at="2025-01-06T08:00:00+00:00")
    assert fetch(settings, site.url("/a")) == first == Fetched(site.url("/a"), b"first", "utf-8", "text/html")
    (_, before), (_, after) = [asked for asked in site.asked if asked[0] == "/a"]
    assert (before["If-None-Match"], before["If-Modified-Since"]) == (None, None)
    assert (after["If-None-Match"], after["If-Modified-Since"]) == ('"one"', MODIFIED)
    renewed = datetime.fromisoformat(header_of(file_of(settings, site.url("/a")))["fetched_at"])
    assert datetime.now(UTC) - renewed < timedelta(minutes=1)


def test_that_nothing_changed_is_not_believed_of_a_server_that_was_not_asked(fetcher: Fetcher, site: Site):
    site.on("/a", Reply(), NOT_MODIFIED)
    fetcher.get(site.url("/a"))
    reject = reject_of(fetcher, site.url("/a"))
    assert (reject.reason, reject.message) == ("fetch_failed", "status 304 (Not Modified)")


def test_news_replace_what_was_kept(settings: Settings, site: Site):
    site.on("/a", Reply(b"first", headers=VALIDATORS), Reply(b"second", headers={"ETag": '"two"'}), NOT_MODIFIED)
    assert [fetch(settings, site.url("/a")).content for _ in range(3)] == [b"first", b"second", b"second"]
    assert site.asked[-1][1]["If-None-Match"] == '"two"'
    assert site.asked[-1][1]["If-Modified-Since"] is None


def test_only_the_end_of_redirects_is_asked_for_news(settings: Settings, site: Site):
    site.on("/a", Reply(status=302, headers={"Location": "/b"}))
    site.on("/b", Reply(headers=VALIDATORS), NOT_MODIFIED)
    assert fetch(settings, site.url("/a")) == fetch(settings, site.url("/a"))
    asked = [(path, headers["If-None-Match"]) for path, headers in site.asked if path != "/robots.txt"]
    assert asked == [("/a", None), ("/b", None), ("/a", None), ("/b", '"one"')]


def test_what_is_young_enough_is_given_without_any_request(settings: Settings, site: Site):
    site.on("/a", Reply())
    first = fetch(settings, site.url("/a"))
    seen = len(site.asked)
    assert fetch(settings, site.url("/a"), max_age=3600) == first
    assert len(site.asked) == seen


@pytest.mark.parametrize("moment", [timedelta(seconds=-3601), timedelta(days=1)])
def test_what_is_too_old_or_of_the_future_is_asked_for_again(settings: Settings, site: Site, moment: timedelta):
    site.on("/a", Reply(b"first"), Reply(b"second"))
    fetch(settings, site.url("/a"))
    rewrite(file_of(settings, site.url("/a")), fetched_at=(datetime.now(UTC) + moment).isoformat())
    assert fetch(settings, site.url("/a"), max_age=3600).content == b"second"


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"[]\n", b"{}\n", b"nonsense", b"\xff\xfe\n\x28\xb5\x2f\xfd", None],
    ids=["empty", "line", "list", "object", "words", "bytes", "cut"],
)
def test_a_damaged_file_counts_as_absent_and_is_replaced(settings: Settings, site: Site, content: bytes | None):
    site.on("/a", Reply(b"first", headers=VALIDATORS))
    fetch(settings, site.url("/a"))
    path = file_of(settings, site.url("/a"))
    whole = path.read_bytes()
    path.write_bytes(whole[:-3] if content is None else content)
    assert fetch(settings, site.url("/a"), max_age=3600).content == b"first"
    assert site.asked[-1][1]["If-None-Match"] is None
    assert path.read_bytes().partition(b"\n")[2] == whole.partition(b"\n")[2]


def test_a_damaged_body_counts_as_absent(settings: Settings, site: Site):
    site.on("/a", Reply(b"first", headers=VALIDATORS))
    fetch(settings, site.url("/a"))
    path = file_of(settings, site.url("/a"))
    content = path.read_bytes()
    assert content.count(b"first") == 1
    path.write_bytes(content.replace(b"first", b"burst"))
    assert fetch(settings, site.url("/a"), max_age=3600).content == b"first"
    assert site.times("/a") == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"url": "http://another.example/"},
        {"fetched_at": "2025-01-06T08:00:00"},
        {"fetched_at": "yesterday"},
        {"final_url": None},
    ],
)
def test_a_file_of_another_address_or_time_counts_as_absent(settings: Settings, site: Site, changes: dict[str, object]):
    site.on("/a", Reply(headers=VALIDATORS))
    fetch(settings, site.url("/a"))
    rewrite(file_of(settings, site.url("/a")), **changes)
    fetch(settings, site.url("/a"))
    assert site.asked[-1][1]["If-None-Match"] is None


def test_what_was_kept_under_a_wider_limit_counts_as_absent(settings: Settings, site: Site):
    site.on("/a", Reply(b"x" * 100))
    fetch(settings, site.url("/a"))
    assert (
        fetch(settings.model_copy(update={"max_fetch_bytes": 100}), site.url("/a"), max_age=3600).content == b"x" * 100
    )
    with pytest.raises(RejectedError, match="more than 99 bytes"):
        fetch(settings.model_copy(update={"max_fetch_bytes": 99}), site.url("/a"), max_age=3600)


def test_what_must_not_be_stored_is_not_and_what_was_before_is_let_go(settings: Settings, site: Site):
    site.on("/a", Reply(), Reply(headers={"Cache-Control": "private, No-Store"}))
    fetch(settings, site.url("/a"))
    assert file_of(settings, site.url("/a")).exists()
    fetch(settings, site.url("/a"))
    assert list((settings.state / "fetch").iterdir()) == []


def test_a_validator_that_is_no_header_is_not_sent_back(settings: Settings, site: Site):
    site.on("/a", Reply(headers={"ETag": '"é"'}))
    for _ in range(2):
        assert fetch(settings, site.url("/a")).content == b"news"
    assert site.asked[-1][1]["If-None-Match"] is None


def test_what_was_not_used_for_30_days_is_let_go_and_use_is_what_counts(settings: Settings, site: Site):
    for path in ("/used", "/unused"):
        site.on(path, Reply())
        fetch(settings, site.url(path))
    long_ago = time.time() - 31 * 86_400
    for path in ("/used", "/unused"):
        os.utime(file_of(settings, site.url(path)), (long_ago, long_ago))
    fetch(settings, site.url("/used"), max_age=3600)
    assert site.times("/used") == 1
    assert list((settings.state / "fetch").iterdir()) == [file_of(settings, site.url("/used"))]


def test_a_folder_that_cannot_be_written_does_not_stop_a_fetch(settings: Settings, site: Site):
    settings.state.mkdir(parents=True)
    (settings.state / "fetch").write_bytes(b"a file where the folder should be")
    site.on("/a", Reply())
    assert fetch(settings, site.url("/a")).content == b"news"
