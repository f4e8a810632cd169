from datetime import UTC, date, datetime

import pytest

from newsledger.model.article import Article
from newsledger.model.outcomes import Input, RejectedError, SourceMetadata
from newsledger.parse.html import is_html
from newsledger.parse.html_tree import parse_tree
from newsledger.parse.inputs import Parsed, parse_input
from newsledger.settings import Settings
from tests.parse.pages import PARAGRAPHS, TITLE, page

LINKED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2021-03-09T14:30:00-03:00",
    "dateModified": "2021-03-10T09:00:00-03:00",
    "author": [{"@type": "Person", "name": "Marta Soto"}, {"@type": "Organization", "name": "The Strait Courier"}],
    "articleSection": ["Chile", "Sea"],
    "publisher": {"@type": "Organization", "name": "The Strait Courier"},
    "url": "https://strait.example/chile/boats",
}


def parse(content: bytes, given: SourceMetadata | None = None) -> Parsed:
    return parse_input(Input("i", "boats.html", "boats", "html", content, "h", given=given), Settings())


def article(content: bytes, given: SourceMetadata | None = None) -> Article:
    parsed = parse(content, given)
    assert parsed.article is not None, parsed.reject
    return parsed.article


def test_a_page_gives_its_paragraphs_and_neither_menu_nor_footer():
    assert article(page()).body.split("\n") == list(PARAGRAPHS)


def test_linked_data_says_title_instants_authors_section_publisher_and_address():
    found = article(page(linked=LINKED))
    assert (found.title, found.authors, found.section) == (TITLE, ("Marta Soto",), "Chile")
    assert (found.publisher, found.url) == ("The Strait Courier", "https://strait.example/chile/boats")
    assert found.published_at == datetime(2021, 3, 9, 17, 30, tzinfo=UTC)
    assert found.modified_at == datetime(2021, 3, 10, 12, 0, tzinfo=UTC)
    assert (found.published_date, found.date_precision) == (date(2021, 3, 9), "minute")


def test_meta_elements_say_what_linked_data_leaves_out():
    head = (
        '<meta property="article:published_time" content="2021-03-09T08:00:00Z">'
        '<meta name="author" content="By Marta Soto and Luis Ojeda"><meta property="og:site_name" content="Strait Courier">'
        '<meta property="article:section" content="Sea"><link rel="canonical" href="https://strait.example/a">'
    )
    found = article(page(head=head))
    assert found.published_at == datetime(2021, 3, 9, 8, tzinfo=UTC)
    assert found.authors == ("Marta Soto", "Luis Ojeda")
    assert (found.publisher, found.section, found.url) == ("Strait Courier", "Sea", "https://strait.example/a")


@pytest.mark.parametrize(
    "byline",
    [
        '<p class="byline">By Marta Soto</p>',
        '<a rel="author" href="/staff/ms">Marta Soto</a>',
        '<span itemprop="author">Marta Soto</span>',
    ],
)
def test_a_byline_on_the_page_names_the_author_when_nothing_else_does(byline: str):
    assert article(page(above=byline)).authors == ("Marta Soto",)


@pytest.mark.parametrize(
    "author", ["https://social.example/strait", "Reuters", "The Strait Courier", "desk@strait.example"]
)
def test_an_address_an_agency_and_the_outlet_are_no_authors(author: str):
    head = f'<meta name="author" content="{author}"><meta property="og:site_name" content="Strait Courier">'
    assert article(page(head=head)).authors == ()


def test_an_agency_named_as_the_author_is_the_agency():
    linked = LINKED | {"author": {"@type": "Organization", "name": "Agence France-Presse"}}
    assert article(page(linked=linked)).agency == "AFP"


@pytest.mark.parametrize(
    "above",
    [
        '<time datetime="2020-01-01">New year</time><span itemprop="datePublished" content="2021-03-09">Tuesday</span>',
        '<time datetime="2021-03-09T08:00:00Z">Tuesday</time>',
        '<span class="entry-date">March 9, 2021</span>',
        '<div class="meta published">Published: 9 March 2021, 08:00 GMT</div>',
    ],
)
def test_the_day_printed_below_the_headline_is_read_when_nothing_else_says_it(above: str):
    assert article(page(above=above)).published_date == date(2021, 3, 9)


def test_the_day_stands_in_the_address_when_the_page_does_not_say_it():
    found = article(page(), SourceMetadata(url="https://strait.example/2021/03/09/boats"))
    assert (found.published_date, found.date_precision) == (date(2021, 3, 9), "day")


def test_a_date_that_is_nowhere_is_unknown():
    assert article(page()).date_precision == "unknown"


def test_the_canonical_address_of_another_site_does_not_replace_the_copys_own():
    head = '<link rel="canonical" href="https://wire.example/story/1">'
    assert (
        article(page(head=head), SourceMetadata(url="https://strait.example/copy")).url == "https://strait.example/copy"
    )
    assert article(page(head=head)).url == "https://wire.example/story/1"


def test_the_template_s_language_does_not_outweigh_a_text_long_enough_to_tell():
    assert article(page(language="es-CL")).language == "en"


def test_a_page_in_another_language_is_rejected_with_that_reason():
    spanish = (
        "Dos barcos de pesca chocaron frente al puerto de Ancud antes del amanecer del martes y cuatro marinos murieron.",
        "Una patrullera recogió a nueve hombres de una balsa después de seis horas en el agua, dijo la capitana.",
        "Las familias se reunieron en el muelle durante el día mientras los buzos buscaban en el canal.",
    )
    reject = parse(page(*spanish, title="Cuatro marinos murieron en el mar", language="es")).reject
    assert reject is not None
    assert reject.reason == "unsupported_language"


def test_the_summary_below_the_headline_is_part_of_the_article():
    above = '<p class="article-standfirst">The navy is still looking for four men in the strait, where the current is strong.</p>'
    assert article(page(above=above)).body.startswith("The navy is still looking for four men")


def test_captions_related_links_and_newsletter_boxes_are_thrown_away_and_told():
    caption = "Sailors wait on the pier at Ancud in the early hours of Tuesday morning this week."
    below = (
        f'<div class="image-caption"><p>{caption}</p></div>'
        '<p><a href="/other">Ferry service to the islands stops for the third time this year</a></p>'
        '<div class="newsletter-box"><p>Sign up to get the best of the strait in your inbox every morning.</p></div>'
    )
    parsed = parse(page(below=below))
    assert parsed.article is not None
    assert parsed.article.body.split("\n") == list(PARAGRAPHS)
    assert caption in parsed.discarded


def test_links_and_emphasis_do_not_break_running_text_that_stands_in_a_block():
    running = (
        '<div>LIMA: <a href="/topic/peru">Peru</a>\'s navy said on Tuesday that a <b>patrol vessel</b> had found '
        '<a href="/x">nine men</a> on a raft.<span></span><br>The search went on after dark.</div>'
    )
    found = article(page(below=running))
    assert found.body.split("\n")[-2:] == [
        "LIMA: Peru's navy said on Tuesday that a patrol vessel had found nine men on a raft.",
        "The search went on after dark.",
    ]


def test_words_for_screen_readers_alone_are_no_part_of_the_text():
    hidden = '<span style="clip:rect(0 0 0 0);position:absolute">, opens new tab</span>'
    found = article(
        page(below=f'<p>The <a href="/r">report</a>{hidden} was handed to the inquiry in Santiago on Friday.</p>')
    )
    assert found.body.endswith("The report was handed to the inquiry in Santiago on Friday.")


def test_what_the_page_s_own_linked_text_does_not_hold_is_no_part_of_the_article():
    stranger = "Readers of this page have also enjoyed our long report on the salmon farms of the southern channels."
    linked = LINKED | {"articleBody": " ".join(PARAGRAPHS)}
    assert stranger in article(page(*PARAGRAPHS, stranger)).body
    assert stranger not in article(page(*PARAGRAPHS, stranger, linked=linked)).body


def test_the_linked_text_is_the_article_of_a_page_that_shows_it_by_script_alone():
    linked = LINKED | {"articleBody": "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}
    assert article(page("Please enable scripts.", linked=linked)).body.split("\n") == list(PARAGRAPHS)


def test_a_page_without_an_article_is_a_reject():
    reject = parse(b"<!DOCTYPE html><html><head><title>Log in</title></head><body></body></html>").reject
    assert reject is not None
    assert reject.reason == "no_text"


@pytest.mark.parametrize(
    "attribute",
    ["a{}", 'a{}="x"', "a{}='<'", 'a{}=">"', "a<{}", "/a{}/", "=a{}", 'a{}"', "data-a{}=x", "\na{} = 'x y'"],
)
def test_a_tag_of_very_many_attributes_is_a_reject(attribute: str):
    many = " ".join(attribute.format(number) for number in range(3_000))
    with pytest.raises(RejectedError, match="attributes"):
        parse_tree(f"<html><body><p {many}>A storm hit the coast.</p></body></html>")


def test_tags_of_many_attributes_and_long_values_are_read():
    few = " ".join(f'data-a{number}="{"x " * 500}"' for number in range(100))
    tree = parse_tree(f"<html><body><p {few}>A storm</p><p {few}> hit.</p></body></html>")
    assert tree.text_content() == "A storm hit."


def test_a_page_of_too_many_elements_is_a_reject():
    reject = parse(b"<!DOCTYPE html><html><body>" + b"<p>a" * 130_000).reject
    assert reject is not None
    assert reject.reason == "too_large"


@pytest.mark.parametrize(
    ("head", "is_page"),
    [
        (b"<!DOCTYPE html><html>", True),
        (b"\xef\xbb\xbf\n<!-- saved page -->\n<HTML lang=en>", True),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "x">'.encode("utf-16"), True),
        (b"<div class=story><p>Words", True),
        (b"<rss version='2.0'>", False),
        (b"Police arrested two men <b>today</b>", False),
        (b'{"text": "<p>Words</p>"}', False),
    ],
)
def test_a_page_is_known_by_how_it_begins(head: bytes, *, is_page: bool):
    assert is_html(head) is is_page
