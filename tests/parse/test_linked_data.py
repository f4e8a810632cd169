import json

import pytest

from newsledger.parse.linked_data import LinkedData, read_linked_data

ARTICLE = {"@type": "NewsArticle", "headline": "Dam opens", "datePublished": "2020-01-02", "articleBody": "Water."}


def read(*objects: object) -> LinkedData:
    return read_linked_data([json.dumps(one) for one in objects])


def test_the_article_is_found_in_a_graph_among_other_things():
    graph = {"@graph": [{"@type": "WebSite", "name": "Dam News"}, ARTICLE, {"@type": "BreadcrumbList"}]}
    found = read({"@type": "Organization", "name": "Dam Media"}, graph)
    assert (found.headline, found.published, found.body) == ("Dam opens", "2020-01-02", "Water.")
    assert set(found.sites) == {"Dam News", "Dam Media"}


def test_an_author_given_by_reference_is_looked_up():
    graph = {"@graph": [ARTICLE | {"author": {"@id": "#p"}}, {"@id": "#p", "@type": "Person", "name": "Ana Reyes"}]}
    assert read(graph).people == ("Ana Reyes",)


@pytest.mark.parametrize(
    ("author", "people", "organisations"),
    [
        ("Ana Reyes", ("Ana Reyes",), ()),
        ({"@type": "Person", "byline": "Ana Reyes"}, ("Ana Reyes",), ()),
        ({"givenName": "Ana", "familyName": "Reyes"}, ("Ana Reyes",), ()),
        (
            [{"@type": ["Person", "Organization"], "name": "Ana Reyes"}, {"@type": "Organization", "name": "AP"}],
            ("Ana Reyes",),
            ("AP",),
        ),
        (None, (), ()),
        (17, (), ()),
    ],
)
def test_authors_are_read_in_every_form_they_are_written_in(
    author: object, people: tuple[str, ...], organisations: tuple[str, ...]
):
    found = read(ARTICLE | {"author": author})
    assert (found.people, found.organisations) == (people, organisations)


def test_lists_of_other_articles_are_not_the_article():
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": ARTICLE}]}
    assert read(listed).headline is None


@pytest.mark.parametrize("script", ["", "{", "[1, null]", "not json", "[" * 5000, '{"@type": {"a": 1}}', "null"])
def test_damaged_scripts_say_nothing(script: str):
    assert read_linked_data([script]).headline is None


@pytest.mark.parametrize("around", ["<!-- {} -->", "//<![CDATA[\n{}\n//]]>", "{};"])
def test_what_publishers_put_around_the_data_is_looked_through(around: str):
    assert read_linked_data([around.replace("{}", json.dumps(ARTICLE))]).headline == "Dam opens"


def test_a_trailing_comma_is_forgiven():
    assert read_linked_data(['{"@type": "Article", "headline": "Dam opens",}']).headline == "Dam opens"
