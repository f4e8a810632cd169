"""The golden cases themselves are well formed: what is expected can be said in the tables, and of this article."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsledger.contracts import columns
from newsledger.knowledge.reference import read_table

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/expected.json"))
KEYS = {
    "article": None,
    "events": {"event_type", "mode", "realis", "actors", "recipients", "date", "place_country"},
    "no_events": {"event_type", "mode", "realis"},
    "event_count_at_most": None,
    "figures": {
        "measure",
        "value_low",
        "value_best",
        "value_high",
        "bound",
        "unit",
        "population_country",
        "population_group",
        "attributed_to",
        "realis",
    },
    "figure_count": None,
    "actors": {"actor_id", "name", "kind", "country", "sector"},
    "statements": {"speaker", "quote_contains", "is_direct"},
}
VOCABULARY = {
    "realis": set(columns.REALIS),
    "measure": set(columns.MEASURES),
    "bound": set(columns.BOUNDS),
    "kind": set(columns.KINDS),
    "event_type": {row["event_type"] for row in read_table("plover_event_types")},
    "sector": {row["sector"] for row in read_table("plover_sectors")},
}
MODES = {(row["event_type"], row["mode"]) for row in read_table("plover_modes")}


def expected_of(case: Path) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    return expected


def words_of(case: Path) -> str:
    """Return the article's text, from whichever of the two forms it has."""
    pasted = case / "article.txt"
    if pasted.exists():
        return pasted.read_text(encoding="utf-8")
    line = json.loads((case / "article.jsonl").read_text(encoding="utf-8"))
    return f"{line.get('title', '')}\n{line['text']}"


def rows_of(expected: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(table, row) for table, rows in expected.items() if isinstance(rows, list) for row in rows]


def test_there_are_cases() -> None:
    assert len(CASES) >= 24


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_one_article_with_what_is_expected_and_why(case: Path) -> None:
    names = {path.name for path in case.iterdir()}
    assert names in ({"article.txt", "expected.json", "why.md"}, {"article.jsonl", "expected.json", "why.md"})
    assert len((case / "why.md").read_text(encoding="utf-8").split()) >= 8


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_expected_can_be_said_in_the_tables(case: Path) -> None:
    expected = expected_of(case)
    assert set(expected) <= set(KEYS)
    for table, row in rows_of(expected):
        assert set(row) <= (KEYS[table] or set()), row
        for column, values in VOCABULARY.items():
            assert row.get(column) is None or row[column] in values, row
        if row.get("mode"):
            assert (row["event_type"], row["mode"]) in MODES, row


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_expected_words_stand_in_the_article(case: Path) -> None:
    text, expected = words_of(case), expected_of(case)
    named = [row[key] for _, row in rows_of(expected) for key in ("name", "speaker", "quote_contains") if row.get(key)]
    sources = [row["attributed_to"] for row in expected.get("figures", []) if row.get("attributed_to")]
    assert [words for words in named + sources if words not in text] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_values_run_upwards_and_an_exact_one_has_one_value(case: Path) -> None:
    for figure in expected_of(case).get("figures", []):
        values = [figure[key] for key in ("value_low", "value_best", "value_high") if figure.get(key) is not None]
        assert values == sorted(values) != []
        assert figure["bound"] != "exact" or len(set(values)) == 1
