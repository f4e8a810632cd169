from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from newsledger.corpus.actor_roles import gather_roles
from newsledger.corpus.actor_table import gather_actors
from tests import rows

LATER = date(2024, 3, 1)
LONG_AFTER = date(2041, 3, 1)


def said(article_id: str, text: str, actor_id: str, country: str | None, **more: Any) -> rows.Row:
    day = more.pop("day", rows.DAY)
    return rows.mention(rows.article(article_id, text, day), text, actor_id, role_country=country, **more)


def merged(*mentions: rows.Row, names: dict[str, str] | None = None) -> dict[str, str]:
    actors = gather_actors(rows.frame("actor_mentions", mentions).lazy(), names or {})
    found = actors.filter(pl.col("merged_into").is_not_null())
    return dict(found.select("actor_id", "merged_into").iter_rows())


def test_a_variant_is_merged_into_the_spelling_most_articles_use() -> None:
    often = [said(f"a{n}", "Idris Qaderi", "person:idris-qaderi", "SYR") for n in range(2)]
    once = said("b", "Idriss Qadiri", "person:idriss-qadiri", "SYR", day=LATER)
    assert merged(*often, once) == {"person:idriss-qadiri": "person:idris-qaderi"}


def test_a_variant_is_merged_into_the_one_of_the_reference() -> None:
    often = [said(f"a{n}", "Idris Qaderi", "person:idris-qaderi", "SYR") for n in range(2)]
    known = said("b", "Idriss Qadiri", "person:idriss-qadiri", "SYR")
    names = {"person:idriss-qadiri": "Idriss Qadiri"}
    assert merged(*often, known, names=names) == {"person:idris-qaderi": "person:idriss-qadiri"}


@pytest.mark.parametrize(
    ("country", "more"),
    [
        ("IRQ", {}),
        (None, {}),
        ("SYR", {"role_sector": "REL"}),
        ("SYR", {"day": LONG_AFTER}),
    ],
)
def test_names_alike_of_another_country_sector_or_generation_are_two(country: str | None, more: dict[str, Any]) -> None:
    one = said("a", "Idris Qaderi", "person:idris-qaderi", "SYR", role_sector="MIL")
    assert merged(one, said("b", "Idriss Qadiri", "person:idriss-qadiri", country, **more)) == {}


def test_whom_one_article_names_both_of_are_two() -> None:
    text = "Idris Qaderi met Idriss Qadiri"
    article = rows.article("a", text)
    one = rows.mention(article, "Idris Qaderi", "person:idris-qaderi", role_country="SYR")
    two = rows.mention(article, "Idriss Qadiri", "person:idriss-qadiri", role_country="SYR")
    assert merged(one, two) == {}


def test_two_persons_of_the_reference_are_never_one() -> None:
    names = {"person:idris-qaderi": "Idris Qaderi", "person:idriss-qadiri": "Idriss Qadiri"}
    mentions = [said(actor_id, name, actor_id, "SYR") for actor_id, name in names.items()]
    assert merged(*mentions, names=names) == {}


def test_a_name_with_and_without_a_middle_name_is_one_unless_two_middle_names_are_known() -> None:
    short = [said(f"a{n}", "Idris Qaderi", "person:idris-qaderi", "SYR") for n in range(2)]
    long = said("b", "Idris Omar Qaderi", "person:idris-omar-qaderi", "SYR")
    other = said("c", "Idris Nur Qaderi", "person:idris-nur-qaderi", "SYR")
    assert merged(*short, long) == {"person:idris-omar-qaderi": "person:idris-qaderi"}
    assert merged(*short, long, other) == {}


def test_a_surname_is_merged_into_the_person_its_variant_turned_out_to_be() -> None:
    often = [said(f"a{n}", "Idris Qaderi", "person:idris-qaderi", "SYR") for n in range(2)]
    variant = said("b", "Idriss Qadiri", "person:idriss-qadiri", "SYR")
    own = said("c", "Qadiri", "person:qadiri~77aa", "SYR")
    assert merged(*often, variant, own) == {
        "person:idriss-qadiri": "person:idris-qaderi",
        "person:qadiri~77aa": "person:idris-qaderi",
    }


def test_of_two_persons_of_a_surname_the_one_of_the_same_office_is_meant() -> None:
    minister = said("a", "Idris Qaderi", "person:idris-qaderi", "SYR", title="Syrian Defence Minister")
    farmer = said("b", "Nur Qaderi", "person:nur-qaderi", "SYR", title="farmer")
    own = said("c", "Qaderi", "person:qaderi~77aa", "SYR", title="minister of defence")
    assert merged(minister, farmer, own) == {"person:qaderi~77aa": "person:idris-qaderi"}
    assert merged(minister, farmer, own | {"title": None}) == {}


def test_groups_spelt_alike_are_one() -> None:
    often = [said(f"a{n}", "Al-Noor Brigade", "group:al-noor-brigade", "SYR", kind="armed_group") for n in range(2)]
    once = said("b", "Nour Brigade", "group:nour-brigade", "SYR", kind="armed_group")
    assert merged(*often, once) == {"group:nour-brigade": "group:al-noor-brigade"}


def test_wordings_of_an_office_are_one_row_named_by_the_commonest() -> None:
    titles = ["Syrian Foreign Minister", "foreign minister", "Minister of Foreign Affairs", "former foreign minister"]
    mentions = rows.frame(
        "actor_mentions",
        [said(f"a{n}", "Idris Qaderi", "person:idris-qaderi", "SYR", title=title) for n, title in enumerate(titles)],
    ).lazy()
    roles = gather_roles(mentions, gather_actors(mentions, {}))
    assert roles.select("title", "article_count", "first_article_id").rows() == [
        ("foreign minister", 3, "a0"),
        ("former foreign minister", 1, "a3"),
    ]


def test_a_minister_called_no_more_than_that_holds_the_one_ministry_known() -> None:
    titles = ["Interior Minister", "minister", "minister", "Deputy President"]
    mentions = rows.frame(
        "actor_mentions",
        [said(f"a{n}", "Idris Qaderi", "person:idris-qaderi", "SYR", title=title) for n, title in enumerate(titles)],
    ).lazy()
    roles = gather_roles(mentions, gather_actors(mentions, {}))
    assert roles.select("title", "article_count").rows() == [("deputy president", 1), ("interior minister", 3)]
