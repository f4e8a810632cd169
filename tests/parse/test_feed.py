from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsledger.parse.inputs import Parsed, iter_inputs, parse_input
from newsledger.settings import Settings
from tests.every_format import plain_formats
from tests.fetch.site import Reply, Site, open_site
from tests.parse.pages import PARAGRAPHS, TITLE, page

FULL = "".join(f"<p>{paragraph}</p>" for paragraph in (*PARAGRAPHS, *PARAGRAPHS))
HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.fixture
def site() -> Iterator[Site]:
    with open_site() as opened:
        yield opened


def settings(folder: Path) -> Settings:
    return Settings(data=folder / "data", fetch_private=True, fetch_retries=0)


def rss(*items: str) -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{"".join(items)}</channel></rss>'.encode()


def item(link: str, text: str = "A short teaser.", guid: str = "") -> str:
    return f"<item><title>{TITLE}</title><link>{link}</link>{guid}<description><![CDATA[{text}]]></description></item>"


def read(paths: list[str], chosen: Settings) -> list[Parsed]:
    return [parse_input(found, chosen) for found in iter_inputs(paths, chosen)]


def written(folder: Path, content: bytes) -> list[str]:
    (folder / "feed.xml").write_bytes(content)
    return [str(folder / "feed.xml")]


def reasons(parsed: list[Parsed]) -> list[str]:
    return [one.reject.reason if one.reject else "article" for one in parsed]


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml"])
def test_an_entry_with_its_full_text_is_an_article_with_what_the_feed_says_of_it(tmp_path: Path, name: str):
    parsed = read(written(tmp_path, plain_formats()[name]), settings(tmp_path))
    article = parsed[0].article
    assert article is not None, parsed[0].reject
    assert article.body.split("\n") == [*PARAGRAPHS, *PARAGRAPHS]
    assert (article.title, article.authors, article.publisher) == (TITLE, ("Marta Soto",), "The Strait Courier")
    assert (article.url, article.published_at) == (
        "https://strait.example/boats",
        datetime(2021, 3, 9, 17, 30, tzinfo=UTC),
    )


def test_an_entry_with_a_teaser_is_the_page_it_links_to(tmp_path: Path, site: Site):
    site.on("/robots.txt", Reply(b"", 404))
    site.on("/boats", Reply(page(), headers=HTML))
    (parsed,) = read(written(tmp_path, rss(item(site.url("/boats")))), settings(tmp_path))
    assert parsed.article is not None, parsed.reject
    assert parsed.article.body.split("\n") == list(PARAGRAPHS)
    assert parsed.article.url == site.url("/boats")


def test_a_feed_at_an_address_is_read_and_its_relative_links_followed(tmp_path: Path, site: Site):
    site.on("/feed", Reply(rss(item("/boats")), headers={"Content-Type": "application/rss+xml"}))
    site.on("/boats", Reply(page(), headers=HTML))
    (parsed,) = read([site.url("/feed")], settings(tmp_path))
    assert parsed.article is not None, parsed.reject
    assert parsed.input.format == "feed"


def test_a_page_at_an_address_is_an_article_of_that_address(tmp_path: Path, site: Site):
    site.on("/boats", Reply(page(), headers=HTML))
    (parsed,) = read([site.url("/boats")], settings(tmp_path))
    assert parsed.article is not None, parsed.reject
    assert (parsed.article.url, parsed.input.format) == (site.url("/boats"), "html")


def test_an_unchanged_entry_costs_no_second_request_and_stays_the_same_input(tmp_path: Path, site: Site):
    site.on("/boats", Reply(page(), headers=HTML))
    entry = item(site.url("/boats"), guid="<guid>boats</guid>")
    (first,) = iter_inputs(written(tmp_path, rss(entry)), settings(tmp_path))
    newer = item(site.url("/boats"), text=FULL, guid="<guid>newer</guid>")
    _, second = iter_inputs(written(tmp_path, rss(newer, entry)), settings(tmp_path))
    assert (first.input_id, first.raw_hash) == (second.input_id, second.raw_hash)
    assert site.times("/boats") == 1


def test_a_page_that_cannot_be_had_is_a_reject_and_the_other_entries_are_read(tmp_path: Path, site: Site):
    site.on("/boats", Reply(page(), headers=HTML))
    parsed = read(written(tmp_path, rss(item(site.url("/gone")), item(site.url("/boats")))), settings(tmp_path))
    assert reasons(parsed) == ["fetch_failed", "article"]


def test_a_site_that_fails_again_and_again_is_not_asked_for_the_rest(tmp_path: Path, site: Site):
    links = [item(site.url(f"/gone/{number}")) for number in range(9)]
    parsed = read(written(tmp_path, rss(*links)), settings(tmp_path))
    assert reasons(parsed) == ["fetch_failed"] * 9
    assert sum(path.startswith("/gone") for path in site.paths) == 5


def test_nothing_is_fetched_when_fetching_is_off(tmp_path: Path, site: Site):
    site.on("/boats", Reply(page(), headers=HTML))
    off = Settings(fetch=False)
    parsed = read([*written(tmp_path, rss(item(site.url("/boats")))), site.url("/boats")], off)
    assert reasons(parsed) == ["not_allowed", "not_allowed"]
    assert site.asked == []


def test_private_addresses_are_not_fetched_unless_a_setting_allows_it(tmp_path: Path, site: Site):
    parsed = read(written(tmp_path, rss(item(site.url("/boats")))), Settings(data=tmp_path, fetch_retries=0))
    assert reasons(parsed) == ["not_allowed"]
    assert site.asked == []


def test_entries_of_one_id_are_two_inputs(tmp_path: Path):
    twice = rss(*[item("https://strait.example/a", FULL, "<guid>same</guid>")] * 2)
    found = list(iter_inputs(written(tmp_path, twice), settings(tmp_path)))
    assert len({one.input_id for one in found}) == 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (rss(), "no_text"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel><ti', "malformed_feed"),
        (rss("<item><title>No link, no text</title></item>"), "no_text"),
    ],
)
def test_a_feed_that_holds_nothing_to_read_is_one_reject(tmp_path: Path, content: bytes, reason: str):
    assert reasons(read(written(tmp_path, content), settings(tmp_path))) == [reason]


def test_a_feed_cut_short_gives_its_whole_entries(tmp_path: Path):
    content = rss(item("https://strait.example/a", FULL), item("https://strait.example/b", FULL))
    parsed = read(written(tmp_path, content[: content.rindex(b"<item>") + 20]), settings(tmp_path))
    assert parsed[0].article is not None


def test_entities_that_grow_are_not_grown(tmp_path: Path):
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE rss [<!ENTITY e0 "boats">{entities}]>'
    content = f'<?xml version="1.0"?>{bomb}<rss version="2.0"><channel><item><title>&e8;</title></item></channel></rss>'
    assert reasons(read(written(tmp_path, content.encode()), settings(tmp_path)))[0] != "article"
