"""A measure is one row: what it counts, its traits, and the verbs and nouns that name it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from newsledger.coding.coder import read_articles
from newsledger.enrich.figures.figure_lexicon import Effect, effects, has_trait, measure_with, what_counts
from newsledger.knowledge.reference import set_overlay
from newsledger.model.article import Article
from newsledger.model.reading import Reading
from newsledger.packaged_tables import packaged_table
from newsledger.settings import DEFAULT_MODEL

QUARANTINED = {
    "measure": "quarantined",
    "counts": "people",
    "traits": "victim",
    "verbs": "quarantine",
    "nouns": "",
    "meaning": "People kept apart.",
}


@pytest.fixture
def _nothing_left() -> Iterator[None]:
    yield
    set_overlay({}, "")


def figures(text: str) -> list[tuple[str, str, float | None]]:
    (reading,) = read_articles([Article(article_id="a", source_id="a", body=text)], DEFAULT_MODEL)
    assert isinstance(reading, Reading), reading
    return [(figure.measure, figure.unit, figure.value_best) for figure in reading.figures]


@pytest.mark.usefixtures("_nothing_left")
def test_a_new_measure_is_one_row():
    text = "Nine miners were quarantined in Kitwe."
    assert figures(text) == [("other", "persons", 9.0)]
    set_overlay({"figure_measures": (*packaged_table("figure_measures"), QUARANTINED)}, "mine")
    assert figures(text) == [("quarantined", "persons", 9.0)]
    assert figures("A miner was quarantined in Kitwe.") == [("quarantined", "persons", 1.0)]


def test_words_stand_in_one_table_and_there_in_one_place():
    words = Counter((row["role"], row["word"], row["measure"]) for row in packaged_table("measure_words"))
    words.update(
        ("object", verb, row["measure"])
        for row in packaged_table("figure_measures")
        for verb in row["verbs"].split("|")
    )
    assert [word for word, count in words.items() if count > 1] == []


def test_harms_together_are_the_joint_measure():
    assert measure_with("joint") == "casualties"
    assert all(what_counts(measure) == "people" for measure in ("killed", "injured") if has_trait(measure, "harm"))


def test_a_class_names_the_measure_of_all_its_nouns():
    assert effects("plain")["rocket"] == effects("plain")["land mine"] == (Effect("munitions"),)
