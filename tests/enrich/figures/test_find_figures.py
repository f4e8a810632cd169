"""Whole sentences to figures: one construction each, with the reason beside it in ``sentences.csv``."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.enrich.figures import find_figures
from newsledger.model.article import Article
from newsledger.model.reading import Figure
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL
from tests.depth import cases

_PUBLISHED = date(2023, 10, 9)
with Path(__file__).with_name("sentences.csv").open(encoding="utf-8", newline="") as lines:
    _CASES = list(csv.DictReader(lines))


def _figures(*sentences: str) -> list[Figure]:
    article = Article(article_id="a", source_id="a", body=" ".join(sentences), published_date=_PUBLISHED)
    reading = next(read_passages([article], DEFAULT_MODEL))
    return find_figures(reading)


def _brief(figure: Figure) -> str:
    value = figure.value_best if figure.value_best is not None else figure.value_low
    return f"{figure.measure} {value:.10g} {figure.bound}"


@pytest.mark.parametrize("case", _CASES, ids=[case["reason"] for case in _CASES])
def test_sentence_gives_its_figures_and_no_more(case: dict[str, str]) -> None:
    assert "; ".join(_brief(figure) for figure in _figures(case["sentence"])) == case["figures"]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("At least 12 Iraqi nurses were killed on Monday.", ["At least 12 Iraqi nurses"]),
        ("The toll rose to more than 41.", ["more than 41"]),
        ("It cost $2.5 million and 40 percent of the land.", ["$2.5 million", "40 percent"]),
        ("Dozens of villagers fled their homes.", ["Dozens of villagers"]),
        ("Twelve were wounded, five of them badly.", ["Twelve", "five"]),
    ],
)
def test_evidence_is_the_number_phrase_with_its_noun(sentence: str, words: list[str]) -> None:
    assert [figure.words.text for figure in _figures(sentence)] == words


@pytest.mark.parametrize(
    ("sentence", "low", "best", "high"),
    [
        ("At least 700 men were killed.", 700, 700, None),
        ("More than 413 men were killed.", 413, 413, None),
        ("Up to 40 men were killed.", None, 40, 40),
        ("Some 40 men were killed.", None, 40, None),
        ("Exactly 40 men were killed.", 40, 40, 40),
        ("Between 20 and 30 men were killed.", 20, 25, 30),
        ("Scores of men were killed.", 40, None, None),
    ],
)
def test_values_leave_open_what_the_bound_leaves_open(
    sentence: str, low: float | None, best: float | None, high: float | None
) -> None:
    (figure,) = _figures(sentence)
    assert (figure.value_low, figure.value_best, figure.value_high) == (low, best, high)


@pytest.mark.parametrize(
    ("sentence", "groups"),
    [
        ("Three soldiers were killed and twelve wounded.", ["soldiers", "soldiers"]),
        ("Three nurses died. Two others were hurt.", ["health_workers", "health_workers"]),
        ("Five people, including two police officers, were killed.", [None, "police"]),
        ("The blast killed four civilian workers.", ["civilians"]),
        ("Ten university students were arrested.", ["students"]),
        ("Three nurses died. More than 40 people were hurt.", ["health_workers", None]),
        ("Four policemen were hurt.", ["police"]),
    ],
)
def test_population_is_told_or_taken_from_the_figure_before(sentence: str, groups: list[str | None]) -> None:
    assert [figure.population_group for figure in _figures(sentence)] == groups


@pytest.mark.parametrize(
    ("sentence", "realis", "scope"),
    [
        ("Some 500 miners are feared dead.", "hypothetical", "event"),
        ("The attack could kill 500 people.", "hypothetical", "event"),
        ("The ministry denied that 500 people were killed.", "negated", "event"),
        ("The 2004 bombing that killed 190 people was recalled.", "historical", "historical"),
        ("So far 190 people have been killed.", "asserted", "cumulative"),
        ("The death toll rose to 190.", "asserted", "cumulative"),
        ("The army arrested 190 people this year.", "asserted", "period"),
        ("The army arrested 190 people.", "asserted", "event"),
        ("A similar blast in 2015 left 190 people dead.", "historical", "historical"),
        ("In 2015 rebels killed 190 people.", "historical", "historical"),
        ("Some 190 miners died in the war of 1992–95.", "historical", "historical"),
        ("The army said it would send 190 soldiers.", "future", "event"),
        ("Some 190 miners demanded higher pay.", "asserted", "event"),
        ("A court denied bail to 190 miners.", "asserted", "event"),
        ("The ministry called up 190 soldiers.", "asserted", "event"),
    ],
)
def test_realis_and_scope_follow_the_words(sentence: str, realis: str, scope: str) -> None:
    (figure,) = _figures(sentence)
    assert (figure.realis, figure.scope) == (realis, scope)


def test_the_old_value_of_a_change_is_historical() -> None:
    assert [figure.realis for figure in _figures("The toll rose from 12 to 15.")] == ["historical", "asserted"]


def test_a_part_points_at_its_total() -> None:
    total, part = _figures("Five people, including two nurses, were killed.")
    assert part.parent is total
    assert total.parent is None


def test_a_bare_number_of_those_is_a_part() -> None:
    total, part = _figures("Nine men drowned; four were Turks.")
    assert part.parent is total


def test_parts_joined_by_and_share_their_total() -> None:
    total, first, second = _figures("Nine men drowned, among them four boys and two girls.")
    assert [first.parent, second.parent] == [total, total]


def test_a_coordinated_number_is_no_part() -> None:
    assert [figure.parent for figure in _figures("Rebels killed five nurses and wounded three.")] == [None, None]


@settings(max_examples=cases(40))
@given(st.lists(st.sampled_from([case["sentence"] for case in _CASES]), min_size=1, max_size=5))
def test_evidence_stands_in_the_article_and_inside_its_sentence(sentences: list[str]) -> None:
    body = " ".join(sentences)
    for figure in _figures(*sentences):
        assert body[figure.words.char_start : figure.words.char_end] == figure.words.text
        assert figure.words.text in figure.sentence.span.text


@settings(max_examples=cases(60))
@given(st.integers(min_value=2, max_value=999_999))
def test_any_count_in_digits_is_the_count_of_the_killed(count: int) -> None:
    (figure,) = _figures(f"At least {count:,} miners were killed.")
    assert (figure.measure, figure.value_best, figure.bound) == ("killed", count, "at_least")
