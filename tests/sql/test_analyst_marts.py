"""Marts over who did what to whom, on literal rows: two reports of one raid, a copy, a talk, and what is denied."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsledger.warehouse import query
from tests import rows
from tests.warehouse_of import warehouse_of

RAID = "Dawn Front killed 12 villagers in Kano, and Lagos said it would answer. The army denied a raid on farmers."
OTHER = "At least 10 villagers were killed by Dawn Front in Kano, elders said, in a long night of fear and fire."
TALK = "Kenya met Uganda."
PLACE = {"place_name": "Kano", "geoname_id": 1, "latitude": 12.0, "longitude": 8.5, "place_country": "NGA"}
DAY = date(2023, 10, 8)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    told = {
        "articles": [
            rows.article("a", RAID, publisher="One", url="https://one.example/a"),
            rows.article("b", OTHER, date(2023, 10, 10), publisher="Two"),
            rows.article("c", RAID, date(2023, 10, 11), publisher="Three"),
            rows.article("d", TALK, date(2024, 1, 3), publisher="One"),
        ],
        "actor_mentions": [],
        "events": [],
        "event_actors": [],
        "figures": [],
        "statements": [],
    }
    for article in told["articles"][:3]:
        words = "killed by Dawn Front" if article["article_id"] == "b" else "Dawn Front killed 12 villagers"
        raid = rows.event(
            article, words, "ASSAULT", mode="firearms", event_date_start=DAY, event_date_end=DAY,
            event_date_precision="day", place_precision="city", **PLACE,
        )  # fmt: skip
        front = rows.mention(article, "Dawn Front", "group:dawn-front", "armed_group", role_country="NGA")
        people = rows.mention(article, "villagers", None, "population")
        told["actor_mentions"] += [front, people]
        told["events"].append(raid)
        told["event_actors"] += [
            rows.event_actor(article, raid, front, "actor", "NGA") | {"sector": "REB"},
            rows.event_actor(article, raid, people, "recipient", "NGA") | {"sector": "CVL"},
        ]
        number = 10 if article["article_id"] == "b" else 12
        counted = f"{number} villagers"
        told["figures"].append(
            rows.figure(article, counted, number, event_id=raid["event_id"], population_group="civilians")
        )
    first, talk = told["articles"][0], told["articles"][3]
    denied = rows.event(first, "The army denied a raid", "ASSAULT", realis="negated")
    told["events"].append(denied)
    told["statements"].append(rows.statement(first, "it would answer", speaker_actor_id="group:dawn-front", verb="say"))
    met = rows.event(talk, "Kenya met Uganda", "CONSULT", score=1.0, quad_class="verbal_cooperation", cameo_root="04")
    kenya = rows.mention(talk, "Kenya", "state:KEN", "state", role_country="KEN")
    uganda = rows.mention(talk, "Uganda", "state:UGA", "state", role_country="UGA")
    told["actor_mentions"] += [kenya, uganda]
    told["events"].append(met)
    told["event_actors"] += [
        rows.event_actor(talk, met, one, role, country)
        for role in ("actor", "recipient")
        for one, country in ((kenya, "KEN"), (uganda, "UGA"))
    ]
    return warehouse_of(tmp_path_factory.mktemp("analysts"), **told)


def test_dyads_count_pairs_of_countries_by_month_and_a_copy_once(warehouse: Path) -> None:
    assert query(warehouse, "select * from dyads_monthly order by all").rows() == [
        (date(2023, 10, 1), "NGA", "NGA", "material_conflict", 2, -9.0, 2),
        *(
            (date(2024, 1, 1), one, two, "verbal_cooperation", 1, 1.0, 1)
            for one in ("KEN", "UGA")
            for two in ("KEN", "UGA")
        ),
    ]


def test_the_network_joins_known_actors_never_one_to_itself(warehouse: Path) -> None:
    edges = query(
        warehouse, "select source_actor_id, target_actor_id, source_name, weight, first_date from actor_network"
    )
    assert edges.rows() == [
        ("state:KEN", "state:UGA", "Kenya", 1, date(2024, 1, 3)),
        ("state:UGA", "state:KEN", "Uganda", 1, date(2024, 1, 3)),
    ]


def test_reports_of_one_raid_are_one_incident_and_keep_standing_beside_it(warehouse: Path) -> None:
    found = query(
        warehouse,
        "select event_type, event_date, place_name, actors, recipients, reports, publishers, first_published_date, "
        "len(event_ids) as n from incidents order by event_date",
    ).rows()
    assert found == [
        ("ASSAULT", DAY, "Kano", ["group:dawn-front"], ["NGA CVL"], 2, 2, rows.DAY, 2),
        (
            "CONSULT",
            date(2024, 1, 3),
            None,
            ["state:KEN", "state:UGA"],
            ["state:KEN", "state:UGA"],
            1,
            1,
            date(2024, 1, 3),
            1,
        ),
    ]
    assert query(warehouse, "select count(*) from events").item() == 5


def test_statements_are_listed_by_who_said_them(warehouse: Path) -> None:
    found = query(warehouse, "select actor_id, name, verb, quote, publisher from statements_by_actor").rows()
    assert found == [("group:dawn-front", "Dawn Front", "say", "it would answer", "One")]


def test_events_stand_in_gdelts_columns(warehouse: Path) -> None:
    found = query(
        warehouse,
        "select SQLDATE, Actor1Name, Actor1Type1Code, Actor2Name, Actor2CountryCode, EventRootCode, QuadClass, "
        "GoldsteinScale, NumArticles, ActionGeo_FullName, SOURCEURL from gdelt_events order by all",
    ).rows()
    assert found == [
        (20231008, "Dawn Front", "REB", "villagers", "NGA", "18", 4, -9.0, 1, "Kano", "b"),
        (20231008, "Dawn Front", "REB", "villagers", "NGA", "18", 4, -9.0, 2, "Kano", "https://one.example/a"),
        (20240103, "Kenya", None, "Kenya", "KEN", "04", 1, 1.0, 1, None, "d"),
    ]


def test_violence_with_its_dead_stands_in_ucdps_columns(warehouse: Path) -> None:
    found = query(
        warehouse,
        "select year, side_a, side_b, where_description, country, date_start, date_prec, low, best, high, "
        "deaths_civilians, source_article from ucdp_like order by best",
    ).rows()
    assert found == [
        (2023, "Dawn Front", "villagers", "Kano", "NGA", DAY, 1, 10.0, 10.0, 10.0, 10.0, "Two, b"),
    ]


def test_disorder_stands_in_acleds_columns(warehouse: Path) -> None:
    found = query(
        warehouse,
        "select event_date, time_precision, disorder_type, event_type, sub_event_type, actor1, actor2, location, "
        "geo_precision, source, fatalities, tags from acled_like",
    ).rows()
    assert found == [
        (
            DAY,
            1,
            "Political violence",
            "Violence against civilians",
            "Attack",
            "Dawn Front",
            "villagers",
            "Kano",
            1,
            "Two",
            10.0,
            "ASSAULT/firearms",
        )
    ]
