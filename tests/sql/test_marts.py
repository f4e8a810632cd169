from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from newsledger.warehouse import query
from tests import rows
from tests.warehouse_of import warehouse_of

STORY = "Alpha shelled Beta while Gamma watched, and Beta answered with a long statement about the border."


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One story of three events, a copy of it by another publisher, a later article, and two rejected inputs."""
    story = rows.article("a", STORY, publisher="One")
    copy = rows.article("b", STORY, publisher="Two")
    later = rows.article("c", "Alpha spoke kindly of Beta.", date(2023, 10, 11), publisher="One")
    tables: dict[str, list[rows.Row]] = {"actor_mentions": [], "events": [], "event_actors": [], "statements": []}
    for article in (story, copy):
        alpha, beta, gamma = (
            rows.mention(article, text, f"state:{code}", "state", role_country=code, title=title)
            for text, code, title in (("Alpha", "ALB", None), ("Beta", "BEL", "Neighbour"), ("Gamma", "CHE", None))
        )
        shelled = rows.event(article, "Alpha shelled Beta", event_date_start=date(2023, 10, 8), event_date_end=rows.DAY)
        denied = rows.event(article, "Gamma watched", "ACCUSE", realis="negated")
        tables["actor_mentions"] += [alpha, beta, gamma]
        tables["events"] += [shelled, denied]
        tables["event_actors"] += [
            rows.event_actor(article, shelled, alpha, "actor", "ALB"),
            rows.event_actor(article, shelled, gamma, "actor", "CHE"),
            rows.event_actor(article, shelled, beta, "recipient", "BEL"),
            rows.event_actor(article, denied, gamma, "actor", "CHE"),
        ]
        tables["statements"].append(rows.statement(article, "a long statement", speaker_actor_id="state:BEL"))
    alpha = rows.mention(later, "Alpha", "state:ALB", "state", role_country="ALB")
    spoke = rows.event(later, "Alpha spoke kindly", "CONSULT", score=1.0)
    tables["actor_mentions"].append(alpha)
    tables["events"].append(spoke)
    tables["event_actors"].append(rows.event_actor(later, spoke, alpha, "actor", "ALB"))
    articles = [story, copy, later]
    healed = [rows.reject("healed.txt"), rows.reject("healed.txt") | {"seen_at": datetime(2026, 11, 2, tzinfo=UTC)}]
    healed[1] |= {"state": "article", "article_id": "a", "reason": None, "stage": None, "run_id": "run-2"}
    logged = rows.intake(articles).vstack(rows.frame("intake", [rows.reject("x.txt"), rows.reject("y.txt"), *healed]))
    return warehouse_of(tmp_path_factory.mktemp("marts"), logged, articles=articles, **tables)


def test_events_daily_counts_copies_once_and_denied_events_never(warehouse: Path) -> None:
    found = query(warehouse, "select * from events_daily order by all").rows()
    assert found == [
        (date(2023, 10, 8), "ASSAULT", "ALB", "BEL", 1, -9.0),
        (date(2023, 10, 8), "ASSAULT", "CHE", "BEL", 1, -9.0),
        (date(2023, 10, 11), "CONSULT", "ALB", None, 1, 1.0),
    ]


def test_actor_profiles_sum_up_what_an_actor_did_copies_once(warehouse: Path) -> None:
    columns = (
        "actor_id, title, mention_count, article_count, events_as_actor, events_as_recipient, mean_score_as_actor, "
        "main_event_type, statement_count"
    )
    found = query(warehouse, f"select {columns} from actor_profiles order by actor_id").rows()
    assert found == [
        ("state:ALB", None, 3, 2, 2, 0, -4.0, "ASSAULT", 0),
        ("state:BEL", "neighbour", 2, 1, 0, 1, None, None, 1),
        ("state:CHE", None, 2, 1, 1, 0, -9.0, "ASSAULT", 0),
    ]


def test_actor_profiles_fold_a_surname_into_its_person(tmp_path: Path) -> None:
    first, second = rows.article("a", "Hussein left."), rows.article("b", "Ali Hussein came.")
    mentions = [
        rows.mention(first, "Hussein", "person:hussein~1", role_country="JOR"),
        rows.mention(second, "Ali Hussein", "person:ali-hussein", role_country="JOR"),
    ]
    warehouse = warehouse_of(tmp_path, articles=[first, second], actor_mentions=mentions)
    found = query(warehouse, "select actor_id, aliases, mention_count, article_count from actor_profiles").rows()
    assert found == [("person:ali-hussein", ["Ali Hussein", "Hussein"], 2, 2)]


def test_coverage_counts_articles_copies_and_inputs_whose_last_outcome_is_a_reject(warehouse: Path) -> None:
    found = query(warehouse, "select * from coverage order by publisher nulls first, day").rows()
    assert found == [
        (None, date(2026, 11, 1), 0, 0, 2, 0, None),
        ("One", rows.DAY, 1, 0, 0, 2, 2.0),
        ("One", date(2023, 10, 11), 1, 0, 0, 1, 1.0),
        ("Two", rows.DAY, 1, 1, 0, 0, None),
    ]
