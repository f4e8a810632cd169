"""Three stories as they are reported over days, in one line each: a flood, a bombing with two claims, a court case."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsledger.coding.pipeline import Stamp, code_batch
from newsledger.ledger.lake import Lake
from newsledger.parse.inputs import iter_inputs
from newsledger.settings import Settings
from newsledger.warehouse import build_warehouse, query
from newsledger.warehouse.story_profile import UnknownStoryError, find_story
from tests import rows

REPORTS = Path(__file__).parent / "reports.jsonl"
TOLL = (
    "select string_agg(concat(day, ' ', best::integer, if(is_corrected, ' corrected', '')), ', ' order by day) from story_tolls "
    "where story_id = '{}' and measure = 'killed' and day is not null"
)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stories")
    settings = Settings()
    coded = code_batch(list(iter_inputs([str(REPORTS)], settings)), settings, Stamp("r", rows.FIRST_RUN, rows.CODER))
    lake = Lake(folder / "lake", folder / "state")
    with lake.open_writer("a test", timeout=5) as writer:
        writer.commit(coded.tables, coded.intake, rows.run(coded.intake.height))
        writer.write_corpus()
    build_warehouse(lake, folder / "warehouse.duckdb")
    return folder / "warehouse.duckdb"


def test_the_toll_of_a_flood_rises_and_is_corrected_on_one_line(warehouse: Path) -> None:
    found = find_story(warehouse, "flood Dhunche")
    assert query(warehouse, TOLL.format(found.story_id)).item() == (
        "2024-08-01 11, 2024-08-02 11, 2024-08-03 19, 2024-08-05 34, 2024-08-07 31 corrected"
    )
    (flood,) = query(warehouse, f"from hazards where story_id = '{found.story_id}'").iter_rows(named=True)
    assert (flood["mode"], flood["place_name"], flood["killed"], flood["missing"]) == ("flood", "Dhunche", 31, 9)
    assert flood["reports"] == 5


def test_a_bombing_with_two_claims_is_one_incident_of_both(warehouse: Path) -> None:
    found = find_story(warehouse, "Gombari")
    bombing = found.tables["incidents"].filter(event_type="ASSAULT").sort("reports").row(-1, named=True)
    assert bombing["killed"] == 17
    assert "Islamic State West Africa Province" in bombing["actors"]
    assert query(warehouse, TOLL.format(found.story_id)).item() == "2021-11-09 14, 2021-11-10 17, 2021-11-11 17"


def test_a_court_case_goes_on_for_weeks_as_one_story(warehouse: Path) -> None:
    found = find_story(warehouse, "Renwick")
    days = found.tables["articles"]["published_date"]
    assert (len(days), str(days.min()), str(days.max())) == (4, "2022-05-03", "2022-06-01")
    assert "SANCTION" in found.tables["incidents"]["event_type"].to_list()


def test_words_of_several_stories_list_them(warehouse: Path) -> None:
    with pytest.raises(UnknownStoryError, match="2 stories have these words"):
        find_story(warehouse, "flood")
    with pytest.raises(UnknownStoryError, match="no story has this id"):
        find_story(warehouse, "xylophone")


def test_a_former_id_of_an_incident_leads_to_it(warehouse: Path) -> None:
    ids = "select count(*) from incident_ids i left join incidents j on j.incident_id = coalesce(i.merged_into, i.incident_id)"
    assert query(warehouse, f"{ids} where j.incident_id is null").item() == 0
