"""The reference's names for the actors it knows."""

from __future__ import annotations

from datetime import date

import pytest

from newsledger.coding.coder import read_articles
from newsledger.knowledge import actor_names
from newsledger.knowledge.actor_names import reference_names
from newsledger.model.article import Article
from newsledger.model.identity import slug
from newsledger.model.reading import Reading
from newsledger.settings import DEFAULT_MODEL


@pytest.mark.parametrize(
    ("actor_id", "name"),
    [
        ("state:IRN", "Iran"),
        ("gov:IRN/government", "Iranian government"),
        ("gov:NLD/government", "Dutch government"),
        ("gov:ABW/government", "Aruban government"),
        ("gov:ALA/government", "Aland Islands government"),
        ("gov:RUS/kremlin", "Kremlin"),
        ("igo:un", "United Nations"),
        ("group:hamas", "Hamas"),
        ("person:angela-merkel", "Angela Merkel"),
    ],
)
def test_the_reference_names_its_actors(actor_id: str, name: str):
    assert reference_names()[actor_id] == name


def test_every_id_that_a_phrase_of_the_reference_denotes_has_a_name():
    denoted = {known.actor_id for _, known, _ in actor_names._read_entries() if known.actor_id}
    assert len(denoted) > 500
    assert denoted - set(reference_names()) == set()


def test_names_are_never_empty_and_ids_are_slugs():
    for actor_id, name in reference_names().items():
        assert name.strip() == name != ""
        prefix, _, rest = actor_id.partition(":")
        assert prefix.islower(), actor_id
        parts = rest.split("/")
        own = parts[1:] if parts[0].isupper() else parts
        assert all(part == slug(part) for part in own), actor_id


def test_what_an_article_names_by_the_reference_is_in_it():
    article = Article(
        article_id="a",
        source_id="a",
        published_date=date(2019, 5, 6),
        body="Angela Merkel met the United Nations envoy in Berlin. The Kremlin and Iran rejected the plan.",
    )
    (reading,) = read_articles([article], DEFAULT_MODEL)
    assert isinstance(reading, Reading)
    found = {m.actor_id for m in reading.mentions if m.resolution == "reference" and m.actor_id}
    assert {"person:angela-merkel", "gov:RUS/kremlin", "state:IRN"} <= found
    assert found <= set(reference_names())
