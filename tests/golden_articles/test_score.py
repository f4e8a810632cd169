"""The golden articles are read no worse than they were, and their annotations and the samples agree with each other."""

from __future__ import annotations

import json

from newsledger.parse.inputs import iter_inputs, parse_input
from newsledger.resources import ARTICLES
from newsledger.settings import Settings
from tests.golden_articles.score import FILES, differences, evaluated, faults_of, measures_of, read_score


def test_no_measure_falls_below_its_floor():
    found, _ = evaluated()
    floors, known = read_score()
    measures = measures_of(found)
    fallen = [
        f"{name}: {measures.get(name)}, floor {floor}"
        for name, floor in floors.items()
        if measures.get(name, 0) < floor
    ]
    assert not fallen, "\n".join([*fallen, "what differs:", *differences(known, faults_of(found))])


def test_every_annotation_can_be_used_and_its_words_stand_in_the_text():
    _, complaints = evaluated()
    assert complaints == []


def test_the_annotated_samples_are_the_samples_as_the_parse_gives_them():
    parsed = [parse_input(found, Settings()).article for found in iter_inputs([str(ARTICLES)], Settings())]
    samples = {article.source_id: (article.title or "", article.body) for article in parsed if article is not None}
    path = next(path for path in FILES if path.stem == "samples")
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    assert {line["id"]: (line["title"], line["text"]) for line in lines} == samples


def test_what_differs_names_new_faults_and_those_that_are_gone():
    assert differences({"speaker": ["a", "b"]}, {"speaker": ["b", "c"], "event date": ["d"]}) == [
        "new  event date: d",
        "new  speaker: c",
        "gone speaker: a",
    ]
