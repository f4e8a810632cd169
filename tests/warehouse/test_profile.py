from __future__ import annotations

from pathlib import Path

import pytest

from newsledger.warehouse.profile import UnknownActorError, find_profile
from tests import rows
from tests.warehouse_of import warehouse_of

MINISTER = "person:idris-qaderi"
TEXT = "Defence Minister Idris Qaderi warned rebels. Qaderi left."


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    one, two = rows.article("a", TEXT), rows.article("b", "Idriss Qadiri and Nur Qaderi's son spoke.")
    full = rows.mention(one, "Idris Qaderi", MINISTER, title="Defence Minister", role_country="SYR", role_sector="GOV")
    short = rows.mention(one, "Qaderi left", MINISTER, role_country="SYR") | {"mention_id": "short"}
    short |= {"text": "Qaderi", "char_end": short["char_end"] - len(" left")}
    rebels = rows.mention(one, "rebels", "group:dawn", kind="armed_group")
    variant = rows.mention(two, "Idriss Qadiri", "person:idriss-qadiri", role_country="SYR")
    other = rows.mention(two, "Nur Qaderi", "person:nur-qaderi", role_country="IRQ")
    threat = rows.event(one, "Idris Qaderi warned rebels", "THREATEN")
    return warehouse_of(
        tmp_path_factory.mktemp("profile"),
        articles=[one, two],
        actor_mentions=[full, short, rebels, variant, other],
        events=[threat],
        event_actors=[
            rows.event_actor(one, threat, full, "actor"),
            rows.event_actor(one, threat, rebels, "recipient"),
        ],
    )


@pytest.mark.parametrize(
    "name", [MINISTER, "idris qaderi", "Idris Qáderi", "Idriss Qadiri", "person:idriss-qadiri", "qadiri"]
)
def test_an_actor_is_found_by_id_name_or_any_spelling_that_is_its_own(warehouse: Path, name: str) -> None:
    assert find_profile(warehouse, name).actor_id == MINISTER


def test_an_actor_is_shown_with_offices_events_and_mentions_and_the_articles_behind_them(warehouse: Path) -> None:
    tables = find_profile(warehouse, MINISTER).tables
    assert tables["offices"].select("title", "country", "first_article").rows() == [("defence minister", "SYR", "a")]
    assert tables["events"].select("role", "event_type", "others").rows() == [("actor", "THREATEN", "rebels")]
    assert tables["mentions"]["article"].to_list() == ["a", "a", "b"]
    assert tables["merged"]["actor_id"].to_list() == ["person:idriss-qadiri"]


def test_a_name_of_several_is_told_with_their_ids(warehouse: Path) -> None:
    with pytest.raises(UnknownActorError, match=r"names 2 actors.*person:idris-qaderi, person:nur-qaderi"):
        find_profile(warehouse, "Qaderi")


@pytest.mark.parametrize(("name", "nearest"), [("Idris Kaderi", MINISTER), ("zzzz", "none"), ("'; drop", "none")])
def test_a_name_of_nobody_is_told_with_the_nearest(warehouse: Path, name: str, nearest: str) -> None:
    with pytest.raises(UnknownActorError, match=nearest):
        find_profile(warehouse, name)
