from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from newsledger.corpus.actor_roles import gather_roles
from newsledger.corpus.actor_table import gather_actors, name_slug_of
from tests import rows

LATER = date(2024, 3, 1)


def said(article_id: str, text: str, actor_id: str | None, day: date | None = rows.DAY, **more: Any) -> rows.Row:
    return rows.mention(rows.article(article_id, text, day), text, actor_id, **more)


def gather(*mentions: rows.Row, names: dict[str, str] | None = None) -> pl.DataFrame:
    return gather_actors(rows.frame("actor_mentions", mentions).lazy(), names or {})


@pytest.mark.parametrize(
    ("actor_id", "part"),
    [
        ("state:IRN", "IRN"),
        ("gov:IRN/ministry-of-trade", "ministry-of-trade"),
        ("person:jane-doe", "jane-doe"),
        ("person:doe~3f9a", "doe"),
    ],
)
def test_the_part_of_an_id_that_spells_a_name(actor_id: str, part: str) -> None:
    assert name_slug_of(actor_id) == part


def test_an_unresolved_mention_makes_no_actor() -> None:
    assert gather(said("a", "Someone", None)).is_empty()


@pytest.mark.parametrize(
    ("surfaces", "names", "name"),
    [
        (["Doe", "Jane Doe", "Ms. Jane Doe"], {}, "Jane Doe"),
        (["JANE DOE", "Jane Doe", "Jane Doe"], {}, "Jane Doe"),
        (["Doe", "Madam Doe"], {}, "Madam Doe"),
        (["Doe"], {"person:jane-doe": "Jane A. Doe", "person:other": "Other"}, "Jane A. Doe"),
    ],
)
def test_a_name_is_the_references_else_what_the_id_spells_else_the_longest_surface(
    surfaces: list[str], names: dict[str, str], name: str
) -> None:
    mentions = [said(f"a{n}", surface, "person:jane-doe") for n, surface in enumerate(surfaces)]
    actors = gather(*mentions, names=names)
    assert actors["name"].to_list() == [name]
    assert actors["aliases"].to_list() == [sorted(set(surfaces))]


def test_an_office_of_a_country_is_named_with_its_country_where_an_article_does_so() -> None:
    surfaces = ["government", "government", "Ruritanian government", "the ministers in the capital"]
    mentions = [said(f"a{n}", surface, "gov:RUR/government") for n, surface in enumerate(surfaces)]
    assert gather(*mentions)["name"].to_list() == ["Ruritanian government"]
    assert gather(*mentions[:1], mentions[3])["name"].to_list() == ["government"]


def test_country_sector_and_kind_are_the_commonest_then_the_first_by_alphabet() -> None:
    actors = gather(
        said("a", "Jane Doe", "person:jane-doe", role_country="FRA", role_sector="MIL"),
        said("b", "Jane Doe", "person:jane-doe", role_country="FRA", role_sector="GOV"),
        said("c", "Jane Doe", "person:jane-doe", role_country="DEU", kind="other"),
    )
    assert actors.select("country", "sector", "kind", "mention_count").rows() == [("FRA", "GOV", "person", 3)]


def test_an_actor_is_seen_from_its_first_to_its_last_day() -> None:
    actors = gather(
        said("a", "Hamas", "group:hamas", LATER),
        said("b", "Hamas", "group:hamas"),
        said("c", "Hamas", "group:hamas", None),
    )
    assert actors.select("first_seen_date", "last_seen_date").rows() == [(rows.DAY, LATER)]


OPEN = "person:hussein~3f9a"


@pytest.mark.parametrize(
    ("others", "merged_into"),
    [
        ([("person:ali-hussein", "JOR", rows.DAY)], "person:ali-hussein"),
        ([("person:ali-hussein", "JOR", LATER)], "person:ali-hussein"),
        ([("person:ali-hussein", "IRQ", rows.DAY)], None),
        ([("person:ali-hussein", "JOR", date(2020, 1, 1))], None),
        ([("person:ali-hussein", "JOR", rows.DAY), ("person:omar-hussein", "JOR", rows.DAY)], None),
        ([("person:hussein-ali", "JOR", rows.DAY)], None),
        ([("person:hussein~77aa", "JOR", rows.DAY)], None),
        ([("group:hussein", "JOR", rows.DAY)], None),
    ],
)
def test_a_surname_is_merged_into_the_one_person_of_its_country_and_time(
    others: list[tuple[str, str, date]], merged_into: str | None
) -> None:
    mentions = [
        said(f"b{n}", "Hussein", actor_id, day, role_country=country)
        for n, (actor_id, country, day) in enumerate(others)
    ]
    actors = gather(said("a", "Hussein", OPEN, role_country="JOR"), *mentions)
    assert actors.filter(pl.col("actor_id") == OPEN)["merged_into"].item() == merged_into
    assert actors.filter(pl.col("actor_id") != OPEN)["merged_into"].null_count() == len(others)


def test_a_surname_of_no_known_country_stays_the_articles_own() -> None:
    actors = gather(said("a", "Hussein", OPEN), said("b", "Ali Hussein", "person:ali-hussein"))
    assert actors["merged_into"].null_count() == 2


def test_the_order_of_mentions_changes_nothing() -> None:
    mentions = [
        said(f"a{n}", text, actor_id, role_country=country)
        for n, (text, actor_id, country) in enumerate(
            [("Jane Doe", "person:jane-doe", "FRA"), ("J. Doe", "person:jane-doe", "DEU"), ("Hussein", OPEN, "JOR")]
        )
    ]
    assert gather(*mentions).equals(gather(*reversed(mentions)))


def test_an_office_is_one_row_per_actor_and_title_whatever_its_case() -> None:
    mentions = rows.frame(
        "actor_mentions",
        [
            said(
                "b",
                "Jane Doe",
                "person:jane-doe",
                LATER,
                title="Foreign Minister",
                role_country="FRA",
                role_sector="GOV",
            ),
            said("a", "Jane Doe", "person:jane-doe", title="foreign minister", role_country="FRA"),
            said("c", "Doe", "person:jane-doe"),
        ],
    ).lazy()
    roles = gather_roles(mentions, gather_actors(mentions, {}))
    assert roles.rows() == [("person:jane-doe", "foreign minister", "FRA", "GOV", rows.DAY, LATER, 2, "a")]


def test_an_office_belongs_to_the_person_a_surname_was_merged_into() -> None:
    mentions = rows.frame(
        "actor_mentions",
        [
            said("a", "Hussein", OPEN, title="envoy", role_country="JOR"),
            said("b", "Ali Hussein", "person:ali-hussein", title="Envoy", role_country="JOR"),
        ],
    ).lazy()
    roles = gather_roles(mentions, gather_actors(mentions, {}))
    assert roles.select("actor_id", "article_count").rows() == [("person:ali-hussein", 2)]
