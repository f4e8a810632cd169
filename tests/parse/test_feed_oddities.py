"""Feeds as scripts leave them: notices above the prolog, shared links, mail for authors, short years."""

from datetime import date
from pathlib import Path

import pytest

from newsledger.model.article import Article
from newsledger.parse.inputs import iter_inputs, parse_input
from newsledger.settings import Settings
from tests.every_format import plain_formats

FEED = plain_formats()["feed.xml"]
SETTINGS = Settings(fetch=False)


def articles(folder: Path, content: bytes) -> list[Article]:
    target = folder / "feed.xml"
    target.write_bytes(content)
    parsed = [parse_input(found, SETTINGS) for found in iter_inputs([str(target)], SETTINGS)]
    return [one.article for one in parsed if one.article is not None]


@pytest.mark.parametrize(
    "notice",
    [
        b"<br />\n<b>Notice</b>:  Undefined index: lang in <b>/srv/feed.php</b> on line <b>12</b><br />\n",
        b"Warning: Cannot modify header information in /srv/feed.php on line 3\n",
        b"\n\nDeprecated: Function create_function() is deprecated\n",
    ],
)
def test_a_feed_is_read_below_the_notices_of_a_broken_script(tmp_path: Path, notice: bytes) -> None:
    assert len(articles(tmp_path, notice + FEED)) == 2


def test_entries_of_one_link_with_titles_of_their_own_are_articles_of_their_own(tmp_path: Path) -> None:
    before, title, after = FEED.rpartition(b"<title>Four sailors")
    first, second = articles(tmp_path, before + title.replace(b"Four", b"Six") + after)
    assert first.article_id != second.article_id
    assert {first.url, second.url} == {"https://strait.example/boats#boats-1", "https://strait.example/boats#boats-2"}


@pytest.mark.parametrize(
    "author",
    [b"desk@strait.museum (Marta Soto)", b"Marta Soto desk@strait.travel", b"desk@strait.example (By Marta Soto)"],
)
def test_the_author_is_read_beside_a_mail_address_in_any_domain(tmp_path: Path, author: bytes) -> None:
    found = articles(
        tmp_path, FEED.replace(b"<dc:creator>Marta Soto</dc:creator>", b"<author>" + author + b"</author>")
    )
    assert found[0].authors == ("Marta Soto",)


def test_a_year_of_two_digits_is_read(tmp_path: Path) -> None:
    found = articles(tmp_path, FEED.replace(b"09 Mar 2021", b"09 Mar 21"))
    assert found[0].published_date == date(2021, 3, 9)


def test_character_data_that_was_escaped_twice_is_no_part_of_the_text(tmp_path: Path) -> None:
    content = FEED.replace(b"<![CDATA[", b"&lt;![CDATA[").replace(b"]]>", b"]]&gt;").replace(b"<p>", b"&lt;p&gt;")
    found = articles(tmp_path, content.replace(b"</p>", b"&lt;/p&gt;"))
    assert "CDATA" not in found[0].body
    assert "]]" not in found[0].body
