from datetime import UTC, date, datetime

import pytest

from tests.parse.pages import PARAGRAPHS, TITLE, page
from tests.parse.test_html import LINKED, article


@pytest.mark.parametrize("zero", ["1970-01-01T00:00:00Z", "1899-12-30", "0001-01-01T00:00:00"])
def test_the_zero_of_a_calendar_is_no_date_and_the_next_statement_counts(zero: str):
    head = '<meta property="article:published_time" content="2021-03-09T08:00:00Z">'
    assert article(page(head=head, linked=LINKED | {"datePublished": zero})).published_date == date(2021, 3, 9)


def test_a_time_below_the_headline_counts_before_the_masthead_s_and_not_a_comment_s():
    masthead = '<div class="masthead"><time datetime="2024-01-01T00:00:00Z">1 January 2024</time></div>'
    comment = '<div class="comments"><time datetime="2021-03-12T08:00:00Z">12 March</time><p>So sad.</p></div>'
    own = '<time datetime="2021-03-09T08:00:00Z">9 March</time>'
    content = page(above=comment + own).replace(b"<main>", masthead.encode() + b"<main>")
    assert article(content).published_date == date(2021, 3, 9)


@pytest.mark.parametrize(
    "stamp",
    [
        '<time datetime="2021-03-10T01:30:00Z">March 9, 2021</time>',
        '<time datetime="2021-03-10T01:30:00.000Z">9 March 2021, 8:30 pm</time>',
    ],
)
def test_the_day_is_the_one_printed_beside_an_instant_in_utc(stamp: str):
    found = article(page(above=stamp, linked=LINKED | {"datePublished": "2021-03-10T01:30:00Z", "dateModified": None}))
    assert (found.published_date, found.published_at) == (date(2021, 3, 9), datetime(2021, 3, 10, 1, 30, tzinfo=UTC))


def test_the_day_is_that_of_the_zone_in_which_the_outlet_writes_its_other_dates():
    linked = LINKED | {"datePublished": "2021-03-10T01:30:00Z", "dateModified": "2021-03-10T09:00:00-03:00"}
    found = article(page(linked=linked))
    assert (found.published_date, found.published_at) == (date(2021, 3, 9), datetime(2021, 3, 10, 1, 30, tzinfo=UTC))


def test_the_linked_data_of_a_related_story_does_not_date_the_article():
    related = {"@type": "NewsArticle", "headline": "Ten years of hake", "datePublished": "2011-01-01", "author": "X Y"}
    found = article(page(*PARAGRAPHS, title=TITLE, linked=[related, LINKED]))
    assert (found.published_date, found.authors) == (date(2021, 3, 9), ("Marta Soto",))
