"""A batch: every input in one outcome, every frame by its contract, every row with the article's own words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from polars.testing import assert_frame_equal

from newsledger.coding import coder, pipeline
from newsledger.coding.contract_failures import find_broken_articles
from newsledger.coding.pipeline import ReferenceChangedError, Stamp, code_batch, reject_inputs
from newsledger.coding.rows import ArticleRows
from newsledger.coding.version import coder_version
from newsledger.contracts import ARTICLE_TABLES, TABLES
from newsledger.knowledge.overlay import lay_over
from newsledger.model.article import Article
from newsledger.model.reading import Reading
from newsledger.parse.inputs import Input, Reject, iter_inputs
from newsledger.settings import Settings
from tests import rows

STAMP = Stamp("run-1", datetime(2026, 11, 1, tzinfo=UTC), "rules-test")
GOOD = {"id": "one", "text": "Police arrested two men in Lima on Friday.", "published_at": "2021-05-07"}


def inputs(tmp_path: Path, *lines: object) -> list[Input]:
    source = tmp_path / "desk.jsonl"
    source.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return list(iter_inputs([str(source)], Settings(), date(2026, 11, 1)))


def test_a_batch_has_all_article_tables_and_one_row_of_intake_per_input(tmp_path: Path):
    undated = {"id": "two", "text": "Villagers fled the shelling near the river."}
    batch = code_batch(inputs(tmp_path, GOOD, [], undated), Settings(), STAMP)
    assert tuple(batch.tables) == ARTICLE_TABLES
    assert batch.tables["articles"]["source_id"].to_list() == ["one", "two"]
    intake = TABLES["intake"].schema.validate(batch.intake)
    assert intake.select("state", "stage", "reason", "run_id").rows() == [
        ("article", None, None, "run-1"),
        ("reject", "parse", "not_an_object", "run-1"),
        ("article", None, None, "run-1"),
    ]
    assert intake["message"][0] is None
    assert "no publication date" in intake["message"][2]
    assert batch.parse_seconds > 0 < batch.code_seconds


def test_a_batch_twice_is_the_same(tmp_path: Path):
    found = inputs(tmp_path, GOOD)
    one, other = (code_batch(found, Settings(), STAMP) for _ in range(2))
    assert_frame_equal(one.intake, other.intake)
    for name in ARTICLE_TABLES:
        assert_frame_equal(one.tables[name], other.tables[name])


def test_a_batch_is_coded_with_the_tables_its_settings_name_and_the_next_without(tmp_path: Path):
    header = "lemma,particle,object,event_type,mode,complement,recipient"
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "event_verbs.csv").write_text(f"{header}\narrest,,,ASSAULT,beat,,object\n", encoding="utf-8")
    settings, found = Settings(reference=tmp_path / "mine"), inputs(tmp_path, GOOD)
    lay_over(settings.reference)
    stamp = replace(STAMP, coder=coder_version(settings.model))
    lay_over(None)
    assert code_batch(found, settings, stamp).tables["events"]["mode"].to_list() == ["beat"]
    assert code_batch(found, Settings(), STAMP).tables["events"]["mode"].to_list() == ["arrest"]


def test_tables_that_changed_while_a_run_is_under_way_are_no_tables_of_that_run(tmp_path: Path):
    (tmp_path / "mine").mkdir()
    settings, found = Settings(reference=tmp_path / "mine"), inputs(tmp_path, GOOD)
    stamp = replace(STAMP, coder=coder_version(settings.model))
    assert code_batch(found, settings, stamp).intake["state"].to_list() == ["article"]
    (tmp_path / "mine" / "outlets.csv").write_text("name\nThe Tidewater Lamp\n", encoding="utf-8")
    with pytest.raises(ReferenceChangedError, match=r"mine was changed while the run was under way; run again$"):
        code_batch(found, settings, stamp)
    lay_over(None)


def test_of_the_same_article_in_one_batch_the_newest_version_is_coded(tmp_path: Path):
    page = GOOD | {"url": "https://example.org/raid"}
    later = page | {"id": "later", "text": "Police arrested nine men in Lima.", "published_at": "2021-05-08"}
    batch = code_batch(inputs(tmp_path, later, page), Settings(), STAMP)
    assert batch.tables["articles"]["source_id"].to_list() == ["later"]
    assert batch.intake["state"].to_list() == ["article", "article"]
    assert batch.tables["figures"]["value_best"].to_list() == [9.0]


def test_an_article_that_the_coder_breaks_on_is_a_reject_with_the_place_in_the_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def breaks(reading: Reading) -> None:
        raise IndexError(f"no such token in {reading.article.source_id}")

    monkeypatch.setattr(coder, "find_figures", breaks)
    batch = code_batch(inputs(tmp_path, GOOD), Settings(), STAMP)
    (row,) = TABLES["intake"].schema.validate(batch.intake).iter_rows(named=True)
    assert (row["state"], row["stage"], row["reason"]) == ("reject", "enrich", "coder_error")
    assert row["message"].startswith("IndexError: no such token in one (test_pipeline.py:")
    assert row["source_id"] == "one"
    assert all(found.is_empty() for found in batch.tables.values())


OTHER = {"id": "other", "text": "Gunmen killed four farmers near Kano on Monday.", "published_at": "2021-05-07"}


def break_rows(monkeypatch: pytest.MonkeyPatch, table: str, change: Mapping[str, object]) -> None:
    """Make each row of the table in the article "other" carry the change."""
    whole = pipeline.make_rows

    def broken(reading: Reading, code: str) -> ArticleRows:
        made = whole(reading, code)
        if reading.article.source_id == "other":
            made[table] = [row | change for row in made[table]]
        return made

    monkeypatch.setattr(pipeline, "make_rows", broken)


@pytest.mark.parametrize(
    ("table", "change", "message"),
    [
        ("events", {"event_type": "FIGHT"}, "events: event_type|check"),
        ("events", {"event_id": "the same"}, None),
        ("figures", {"value_best": "many"}, ".py:"),
        ("actor_mentions", {"text": "\ud800"}, "UnicodeEncodeError"),
        ("articles", {"title": ""}, "articles: title|min_length"),
        ("events", {"evidence": "Nobody"}, "events: evidence is not what the article says there"),
        ("figures", {"char_start": 0}, "figures: "),
    ],
    ids=str,
)
def test_an_article_with_a_row_that_breaks_its_contract_is_a_reject_and_the_others_are_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, change: dict[str, object], message: str | None
):
    alone = code_batch(inputs(tmp_path, GOOD), Settings(), STAMP)
    break_rows(monkeypatch, table, change)
    batch = code_batch(inputs(tmp_path, GOOD, OTHER), Settings(), STAMP)
    kept, rejected = TABLES["intake"].schema.validate(batch.intake).iter_rows(named=True)
    assert kept["state"] == "article"
    if message is not None:
        assert (rejected["stage"], rejected["reason"]) == ("contract", "coder_error")
        assert message in rejected["message"]
        for name in ARTICLE_TABLES:
            assert_frame_equal(batch.tables[name], alone.tables[name])


def test_a_failing_parser_costs_its_own_article_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    whole = coder.read_passages

    def fails(articles: list[Article], model: str) -> Iterator[Reading]:
        if articles[0].source_id == "other":
            raise MemoryError
        yield from whole(articles, model)

    monkeypatch.setattr(coder, "read_passages", fails)
    batch = code_batch(inputs(tmp_path, GOOD, OTHER), Settings(), STAMP)
    assert batch.intake.select("state", "stage").rows() == [("article", None), ("reject", "normalise")]
    assert batch.tables["articles"]["source_id"].to_list() == ["one"]


def test_what_no_table_can_hold_is_no_reason_to_lose_an_input(tmp_path: Path):
    (found,) = inputs(tmp_path, GOOD)
    odd = replace(found, source_id="", source_uri="a\udcff.txt", content=b"[]")
    (row,) = TABLES["intake"].schema.validate(code_batch([odd], Settings(), STAMP).intake).iter_rows(named=True)
    assert (row["source_id"], row["source_uri"], row["reason"]) == (None, "a\\udcff.txt", "not_an_object")


def test_inputs_can_be_rejected_unread(tmp_path: Path):
    reject = Reject("code", "too_slow", "more than 5 seconds")
    batch = reject_inputs(inputs(tmp_path, GOOD, []), STAMP, reject)
    intake = TABLES["intake"].schema.validate(batch.intake)
    assert intake["reason"].to_list() == ["too_slow", "too_slow"]
    assert batch.outcomes == {("jsonl", "too_slow"): 2}
    assert [rows.height for rows in batch.tables.values()] == [0] * len(ARTICLE_TABLES)


ARTICLE = rows.article("a1", "Rain fell. “Help us,” he said of 20 dead. Zoë fled.", title="Rain falls")
ROWS = {
    "events": rows.event(ARTICLE, "Rain fell"),
    "figures": rows.figure(ARTICLE, "20 dead", 20.0),
    "actor_mentions": rows.mention(ARTICLE, "Zoë", None),
    "statements": rows.statement(ARTICLE, "Help us"),
}


def test_words_that_are_the_articles_own_pass():
    headline = rows.event(ARTICLE, "Rain fell") | {"evidence": "Rain falls", "char_end": 10, "evidence_field": "title"}
    assert not find_broken_articles(rows.batch(articles=[ARTICLE], **{table: [row] for table, row in ROWS.items()}))
    assert not find_broken_articles(rows.batch(articles=[ARTICLE], events=[headline]))


@pytest.mark.parametrize("table", ROWS)
@pytest.mark.parametrize("change", [{"shift": 1}, {"evidence_field": "title"}, {"article_id": "a2"}], ids=str)
def test_words_that_stand_elsewhere_or_nowhere_fail(table: str, change: dict[str, object]):
    moved = dict(change)
    shift = moved.pop("shift", 0)
    row = ROWS[table] | moved
    row |= {side: row[side] + shift for side in ("char_start", "char_end")}
    other = rows.article("a2", "Nothing of the kind happened, nobody was there to say so.")
    found = find_broken_articles(rows.batch(articles=[ARTICLE, other], **{table: [row]}))
    assert list(found) == [row["article_id"]]
    assert "is not what the article says there" in found[row["article_id"]]
