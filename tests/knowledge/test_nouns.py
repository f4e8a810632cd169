"""A noun stands once with its classes, and belongs to the classes above them; figures count people in groups."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from newsledger.knowledge.lexicon import noun_classes
from newsledger.knowledge.nouns import (
    classes_by_noun,
    classes_with_parents,
    expand_classes,
    nouns_by_class,
    population_groups,
)
from newsledger.knowledge.reference import read_table, set_overlay
from newsledger.packaged_tables import packaged_table

CODE = {"person", "prisoner", "hostage", "organisation", "forces", "place", "counted"}
"""Classes that rules ask for by name."""


@pytest.fixture
def _nothing_left() -> Iterator[None]:
    yield
    set_overlay({}, "")


def class_row(name: str, parents: str = "", group: str = "") -> dict[str, str]:
    return {"class": name, "parents": parents, "group": group}


def test_a_noun_belongs_to_its_classes_and_to_all_above_them():
    assert {"@hostage", "@prisoner", "@freed", "@person"} <= noun_classes()["hostage"]
    assert "hostage" in nouns_by_class()["person"]
    assert "person" not in nouns_by_class()["hostage"]


def test_no_class_stands_above_itself():
    above = {name: names - {name} for name, names in classes_with_parents().items()}
    assert [name for name, names in above.items() if any(name in above[upper] for upper in names)] == []


def test_no_noun_names_a_class_that_another_of_its_classes_gives_it():
    above = {name: names - {name} for name, names in classes_with_parents().items()}
    for row in packaged_table("nouns"):
        own = row["classes"].split("|")
        assert [name for name in own if any(name in above[other] for other in own)] == [], row


def test_every_class_has_nouns_and_somebody_asks_for_it_or_stands_below_one_that_is_asked_for():
    assert set(nouns_by_class()) == set(classes_with_parents())
    cells = [row["object"] for row in packaged_table("event_verbs")]
    cells += [row["nouns"] for row in packaged_table("figure_measures")]
    cells += [row["lemma"] for row in packaged_table("event_cues")]
    cells += [row["phrase"] for row in packaged_table("context_words")]
    asked = CODE | {item[1:] for cell in cells for item in cell.split("|") if item.startswith("@")}
    assert [name for name, names in classes_with_parents().items() if not names & asked] == []


def test_a_population_group_is_the_upper_one_of_two_and_none_for_people_of_no_group():
    groups = population_groups()
    assert (groups["gendarme"], groups["trooper"], groups["pedestrian"]) == ("police", "soldiers", None)
    assert "bridge" not in groups


def test_a_class_among_words_stands_for_its_nouns_a_compound_also_as_two_words():
    words = set(expand_classes(["crate", "@munition"]))
    assert {"crate", "rocket", "land-mine", "land mine"} <= words
    assert "@munition" not in words


@pytest.mark.usefixtures("_nothing_left")
def test_a_new_class_is_one_row_below_another_and_its_nouns_are_of_both():
    classes = (*packaged_table("noun_classes"), class_row("livestock", "goods"))
    set_overlay({"noun_classes": classes, "nouns": ({"noun": "yak", "classes": "livestock"},)}, "mine")
    assert classes_by_noun() == {"yak": {"livestock", "goods"}}


@pytest.mark.usefixtures("_nothing_left")
def test_classes_that_stand_above_each_other_are_read_once():
    set_overlay({"noun_classes": (class_row("one", "two"), class_row("two", "one"))}, "mine")
    assert classes_with_parents() == {"one": {"one", "two"}, "two": {"one", "two"}}


@pytest.mark.usefixtures("_nothing_left")
def test_a_new_population_group_is_one_row():
    classes = (class_row("counted"), class_row("counted_miners", "counted", "miners"))
    set_overlay({"noun_classes": classes, "nouns": ({"noun": "collier", "classes": "counted_miners"},)}, "mine")
    assert read_table("noun_classes") == classes
    assert population_groups() == {"collier": "miners"}
