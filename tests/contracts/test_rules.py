"""Valid rows pass their contract; each rule rejects a row made to break it, and only that rule does."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from newsledger.contracts import TABLES
from newsledger.ledger.lake.layout import contract_schema
from tests import rows

Row = dict[str, Any]
BODY = "Gunmen shot two guards in Oria. “We saw them,” the mayor said."
ARTICLE = rows.article("a1", BODY)
GUNMEN = rows.mention(ARTICLE, "Gunmen", None, "armed_group", role_sector="UAF")
SHOOTING = rows.event(ARTICLE, "Gunmen shot two guards", mode="firearms", contexts=["crime"])
GOOD: dict[str, Row] = {
    "articles": ARTICLE,
    "events": SHOOTING,
    "event_actors": rows.event_actor(ARTICLE, SHOOTING, GUNMEN, "actor", "NGA"),
    "actor_mentions": GUNMEN,
    "figures": rows.figure(ARTICLE, "two guards", 2.0),
    "statements": rows.statement(ARTICLE, "We saw them"),
    "actors": {
        "actor_id": "state:FRA",
        "name": "France",
        "kind": "state",
        "country": "FRA",
        "aliases": ["France", "Paris"],
        "mention_count": 2,
    },
    "actor_roles": {
        "actor_id": "person:jane-doe",
        "title": "mayor",
        "sector": "GOV",
        "article_count": 1,
        "first_article_id": "a1",
    },
    "article_copies": {"article_id": "a2", "copy_of": "a1", "similarity": 0.9, "story_id": "a1"},
    "article_terms": {"article_id": "a1", "content_hash": "h", "terms": [2048], "words": ["guard"]},
    "stories": {"story_id": "a1", "articles": 1, "publishers": 1, "keywords": ["guard"]},
    "story_articles": {"article_id": "a1", "story_id": "a1", "similarity": 1.0},
    "event_incidents": {
        "event_id": "e1",
        "article_id": "a1",
        "incident_id": "e1",
        "story_id": "a1",
        "reasons": ["first_report"],
    },
    "intake": rows.reject("x.txt"),
    "runs": rows.run(3).row(0, named=True),
}


def broken_rules(table: str, row: Row) -> set[str]:
    schema = contract_schema(TABLES[table])
    frame = pl.DataFrame([dict.fromkeys(schema) | row], schema=schema)
    _, failure = TABLES[table].schema.filter(frame)
    return set(failure.counts())


@pytest.mark.parametrize("table", TABLES)
def test_a_row_as_it_should_be_passes(table: str):
    assert broken_rules(table, GOOD[table]) == set()


DAYS = (date(2023, 10, 9), date(2023, 10, 8))
BROKEN: list[tuple[str, Row, str]] = [
    ("articles", {"date_precision": "unknown"}, "a_known_date_has_a_precision"),
    ("articles", {"published_date": None}, "a_known_date_has_a_precision"),
    ("articles", {"date_precision": "hour"}, "date_precision"),
    ("articles", {"body": ""}, "body"),
    ("articles", {"title": ""}, "title"),
    ("articles", {"language": "eng"}, "language"),
    ("articles", {"authors": [""]}, "authors"),
    ("articles", {"word_count": -1}, "word_count"),
    ("articles", {"content_hash": None}, "content_hash"),
    ("events", {"char_end": SHOOTING["char_end"] + 1}, "evidence_fills_its_span"),
    ("events", {"char_start": -1, "char_end": len(SHOOTING["evidence"]) - 1}, "char_start"),
    ("events", {"event_date_start": DAYS[0], "event_date_end": DAYS[1]}, "dates_run_forward"),
    ("events", {"event_type": "FIGHT", "mode": None}, "event_type"),
    ("events", {"mode": "visit"}, "the_mode_is_of_its_type"),
    ("events", {"contexts": ["war"]}, "contexts"),
    ("events", {"quad_class": "conflict"}, "quad_class"),
    ("events", {"score": -10.5}, "score"),
    ("events", {"score": None}, "a_hazard_alone_has_no_quad_class"),
    ("events", {"event_type": "HAZARD", "mode": "flood"}, "a_hazard_alone_has_no_quad_class"),
    ("events", {"cameo_root": "180"}, "cameo_root"),
    ("events", {"realis": "past"}, "realis"),
    ("events", {"event_date_precision": "hour"}, "event_date_precision"),
    ("events", {"latitude": 90.5}, "latitude"),
    ("events", {"longitude": -180.5}, "longitude"),
    ("events", {"place_country": "UKR, RUS"}, "place_country"),
    ("events", {"place_precision": "street"}, "place_precision"),
    ("events", {"evidence_field": "dateline"}, "evidence_field"),
    ("events", {"confidence": 1.01}, "confidence"),
    ("events", {"trigger": ""}, "trigger"),
    ("events", {"event_id": None}, "event_id"),
    ("event_actors", {"role": "bystander"}, "role"),
    ("event_actors", {"country": "ZZZ"}, "country"),
    ("event_actors", {"sector": "XXX"}, "sector"),
    ("event_actors", {"mention_id": None}, "mention_id"),
    ("actor_mentions", {"text": "Gunme"}, "text_fills_its_span") ,
    ("actor_mentions", {"kind": "group"}, "kind"),
    ("actor_mentions", {"resolution": "guess"}, "resolution"),
    ("actor_mentions", {"role_sector": "gov"}, "role_sector"),
    ("actor_mentions", {"role_country": "FR"}, "role_country"),
    ("figures", {"evidence": "two guard"}, "evidence_fills_its_span"),
    ("figures", {"value_low": 3.0}, "low_is_at_most_high"),
    ("figures", {"value_low": None, "value_best": None, "value_high": None}, "some_value_is_stated"),
    ("figures", {"change": "rise"}, "a_change_has_its_kind"),
    ("figures", {"change": "up", "change_kind": "by"}, "change"),
    ("figures", {"change": "fall", "change_kind": "from"}, "change_kind"),
    ("figures", {"measure": "dead"}, "measure"),
    ("figures", {"bound": "over"}, "bound"),
    ("figures", {"scope": "total"}, "scope"),
    ("figures", {"unit": ""}, "unit"),
    ("figures", {"realis": None}, "realis"),
    ("statements", {"quote": "We saw"}, "quote_fills_its_span"),
    ("statements", {"speaker": ""}, "speaker"),
    ("statements", {"is_direct": None}, "is_direct"),
    ("actors", {"name": ""}, "name"),
    ("actors", {"aliases": ["", "France"]}, "aliases"),
    ("actors", {"mention_count": -1}, "mention_count"),
    ("actor_roles", {"title": None}, "title"),
    ("article_copies", {"copy_of": "a2"}, "no_article_copies_itself"),
    ("article_copies", {"similarity": -0.1}, "similarity"),
    ("intake", {"reason": None}, "an_article_has_an_id_and_a_reject_a_reason"),
    ("intake", {"state": "article"}, "an_article_has_an_id_and_a_reject_a_reason"),
    ("intake", {"article_id": "a1"}, "an_article_has_an_id_and_a_reject_a_reason"),
    ("intake", {"reason": "too_boring"}, "reason"),
    ("intake", {"stage": "kitchen"}, "stage"),
    ("runs", {"rejects": 1}, "every_input_is_accounted_for"),
    ("runs", {"status": "done"}, "status"),
    ("runs", {"stage_seconds": {"parse": -1.0} | dict.fromkeys(("code", "commit", "corpus", "warehouse"), 0.0)}, "stage_seconds"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "change", "rule"), BROKEN, ids=[f"{table}-{rule}-{n}" for n, (table, _, rule) in enumerate(BROKEN)]
)
def test_a_row_that_breaks_a_rule_is_rejected_by_it(table: str, change: Row, rule: str):
    assert {name.partition("|")[0] for name in broken_rules(table, GOOD[table] | change)} == {rule}


def test_every_rule_of_every_contract_is_broken_by_some_row():
    rules = {(name, rule) for name, table in TABLES.items() for rule in table.schema._validation_rules(with_cast=False)}
    own = {(name, rule) for name, rule in rules if "|" not in rule and rule != "primary_key"}
    assert own <= {(table, rule) for table, _, rule in BROKEN}


@pytest.mark.parametrize("table", TABLES)
def test_a_key_stands_once(table: str):
    schema = contract_schema(TABLES[table])
    frame = pl.DataFrame([dict.fromkeys(schema) | GOOD[table]] * 2, schema=schema)
    _, failure = TABLES[table].schema.filter(frame)
    assert failure.counts() == {"primary_key": 2}


def test_a_run_that_failed_need_not_account_for_its_inputs():
    running = {"status": "running", "finished_at": None, "inputs": 9}
    assert broken_rules("runs", GOOD["runs"] | running) == set()
