import pytest

from tests.parse.pages import TITLE, page
from tests.parse.test_html import LINKED, article


@pytest.mark.parametrize(
    "author",
    [
        [{"@type": "Person", "name": ["Marta Soto", "Luis Ojeda"]}],
        {"name": "Marta Soto | Luis Ojeda"},
        {"name": "<a href='/ms'>Marta Soto</a> and Luis Ojeda For The Courier"},
        [{"name": "marta soto"}, {"name": "LUIS OJEDA"}],
        {"name": "Marta Soto with Luis Ojeda"},
        [{"name": "Marta Soto m.soto@strait.example"}, {"name": "Luis Ojeda BBC News"}],
    ],
)
def test_the_authors_are_read_from_every_form_of_linked_data(author: object):
    assert article(page(linked=LINKED | {"author": author})).authors == ("Marta Soto", "Luis Ojeda")


def test_the_creator_counts_only_where_no_author_is_named():
    assert article(page(linked=LINKED | {"creator": ["Luis Ojeda"]})).authors == ("Marta Soto",)
    assert article(page(linked=LINKED | {"author": None, "creator": ["Luis Ojeda"]})).authors == ("Luis Ojeda",)


@pytest.mark.parametrize("staff", ["Web Desk", "admin", "Staff Reporter"])
def test_a_named_person_counts_before_unnamed_staff(staff: str):
    above = '<p class="byline">By Luis Ojeda</p>'
    assert article(page(above=above, linked=LINKED | {"author": {"name": staff}})).authors == ("Luis Ojeda",)
    assert article(page(linked=LINKED | {"author": {"name": staff}})).authors == (staff,)


def test_a_byline_in_the_comments_or_a_related_story_is_not_the_article_s():
    other = '<aside class="related"><span class="byline">By Rosa Vidal</span></aside>'
    comment = '<div class="comments"><span itemprop="author">Ana Silva</span></div>'
    own = '<span class="byline">By Luis Ojeda</span>'
    assert article(page(above=other + comment + own)).authors == ("Luis Ojeda",)


@pytest.mark.parametrize(
    "heading",
    [
        f'<h1><span class="kicker">Analysis</span> {TITLE}</h1>',
        f'<h1 class="site-title">The Strait Courier</h1><h1>{TITLE}</h1>',
        f'<div class="masthead"><h1>Chile</h1></div><h1>{TITLE}</h1>',
    ],
)
def test_a_label_a_site_name_and_a_section_are_not_the_headline(heading: str):
    content = page().replace(f"<h1>{TITLE}</h1>".encode(), heading.encode())
    assert article(content).title == TITLE


def test_a_headline_cut_off_in_one_place_is_taken_whole_from_another():
    assert article(page(linked=LINKED | {"headline": f"{TITLE[:30]}..."})).title == TITLE


def test_the_paragraph_below_the_headline_is_kept_and_teasers_and_hidden_links_are_not():
    cards = "".join(
        f'<div><h3><a href="/{n}">Boats of the south, part {n}</a></h3><p>How hake number {n} came to be.</p></div>'
        for n in range(4)
    )
    hidden = "<p hidden>Read also: the harbour master speaks out on safety at sea.</p>"
    summary = "<h2>Divers search the strait as families wait at the pier for news</h2>"
    body = article(page(above=summary, below=f"<section>{cards}</section>{hidden}")).body
    assert body.startswith("Divers search the strait")
    assert "hake number" not in body
    assert "harbour master speaks" not in body
