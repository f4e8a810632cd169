from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from newsledger.resources import SQL
from newsledger.warehouse import run_checks
from tests import rows
from tests.warehouse_of import warehouse_of

BREAKS = {
    "events_whose_words_are_not_in_the_article": "update events set evidence = 'Hussein arriveD'",
    "figures_whose_words_are_not_in_the_article": "update figures set char_start = char_start + 1, char_end = char_end + 1",
    "actor_mentions_whose_words_are_not_in_the_article": "update actor_mentions set evidence_field = 'title'",
    "statements_whose_words_are_not_in_the_article": "update statements set quote = 'I go now' where true",
    "rows_without_their_article": "update statements set published_date = null",
    "keys_that_stand_twice": "insert into figures select * from figures",
    "participants_without_event_or_mention": "update event_actors set mention_id = 'none'",
    "figures_without_event_or_total": "update figures set parent_figure_id = figure_id",
    "actor_ids_without_actor": "update events set attributed_actor_id = 'person:nobody'",
    "actors_merged_into_none": "update actors set merged_into = 'person:nobody' where actor_id = 'person:ali-hussein'",
    "copies_without_original": "update article_copies set copy_of = 'none', story_id = 'none'",
    "runs_that_lost_inputs": "update runs set inputs = inputs + 1",
    "days_that_count_copies": "update events_daily set event_count = event_count + 1",
    "tolls_that_stand_twice_or_outside_their_range": "update toll_timeline set best = high + 1",
    "running_totals_that_fall": (
        "insert into toll_timeline select * exclude (d) replace (day + d as day, best - d as best, low - d as low, "
        "'cumulative' as scope) from toll_timeline, (values (1), (2)) as days (d)"
    ),
    "deaths_summed_twice": "update acled_like set fatalities = 2 * fatalities",
    "tolls_made_of_what_does_not_count": "update toll_reports set left_out = 'copy'",
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    body = "😀 Ali Hussein arrived in Aden and said I go home, and 12 people died near the harbour wall."
    articles = [rows.article("a", body), rows.article("b", body)]
    first = articles[0]
    who = rows.mention(first, "Ali Hussein", "person:ali-hussein")
    came = rows.event(first, "Ali Hussein arrived")
    return warehouse_of(
        tmp_path_factory.mktemp("sound"),
        articles=articles,
        actor_mentions=[who],
        events=[came],
        event_actors=[rows.event_actor(first, came, who, "actor")],
        figures=[rows.figure(first, "12 people died", 12, place_name="Aden", event_id=came["event_id"])],
        statements=[rows.statement(first, "I go home", speaker_actor_id="person:ali-hussein")],
    )


def test_a_sound_ledger_with_wide_characters_breaks_no_check(sound: Path) -> None:
    assert run_checks(sound) == []


def test_every_check_is_broken_below() -> None:
    assert sorted(BREAKS) == sorted(path.stem for path in (SQL / "checks").glob("*.sql"))


@pytest.mark.parametrize("check", sorted(BREAKS))
def test_a_check_finds_the_row_that_breaks_it(sound: Path, tmp_path: Path, check: str) -> None:
    broken = tmp_path / "broken.duckdb"
    shutil.copy(sound, broken)
    with duckdb.connect(str(broken)) as connection:
        connection.execute(BREAKS[check])
    found = {failure.check: failure for failure in run_checks(broken)}
    assert found[check].count >= 1
    assert found[check].meaning.startswith("One row per ")
