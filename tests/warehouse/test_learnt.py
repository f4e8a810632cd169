from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsledger.warehouse.learnt import Learnt
from tests import rows
from tests.warehouse_of import warehouse_of

IN_OFFICE, AFTER = date(2019, 5, 1), date(2022, 5, 1)
ROJAS = "person:ana-rojas"


def _said(article_id: str, text: str, actor_id: str, country: str, sector: str, **more: Any) -> rows.Row:
    day = more.pop("day", IN_OFFICE)
    return rows.mention(
        rows.article(article_id, text, day), text, actor_id, role_country=country, role_sector=sector, **more
    )


@pytest.fixture(scope="module")
def learnt(tmp_path_factory: pytest.TempPathFactory) -> Learnt:
    mentions = [
        _said("a", "Ana Rojas", ROJAS, "CHL", "GOV", title="Interior Minister"),
        _said("b", "Rojas", ROJAS, "CHL", "GOV"),
        _said("c", "Ana Rojas", ROJAS, "CHL", "ELI", title="former interior minister", day=AFTER),
        _said("d", "Luis Idrobo", "person:luis-idrobo", "PER", "COP", title="General"),
        _said("e", "Idrobo", "person:luis-idrobo", "PER", "COP"),
        _said("f", "Marta Idrobo", "person:marta-idrobo", "ECU", "MED", title="doctor"),
        _said("g", "Idrobo", "person:marta-idrobo", "ECU", "MED"),
        _said("h", "driver", "person:marta-idrobo", "ECU", "MED", title="driver"),
    ]
    articles = [rows.article(row["article_id"], row["text"], row["published_date"]) for row in mentions]
    folder: Path = tmp_path_factory.mktemp("learnt")
    return Learnt(warehouse_of(folder, articles=articles, actor_mentions=mentions))


@pytest.mark.parametrize(
    ("mention", "context", "day", "found"),
    [
        ("Interior Minister Rojas", None, IN_OFFICE, ("CHL", "GOV", ROJAS)),
        ("Rojas", None, AFTER, ("CHL", "ELI", ROJAS)),
        ("Ana Rojas", None, None, ("CHL", "ELI", ROJAS)),
        ("Peruvian General Idrobo", None, IN_OFFICE, ("PER", "COP", "person:luis-idrobo")),
        ("Idrobo", "Doctor Marta Idrobo treated them.", IN_OFFICE, ("ECU", "MED", "person:marta-idrobo")),
    ],
)
def test_a_name_is_who_the_ledger_knows_by_it_with_the_office_of_the_day(
    learnt: Learnt, mention: str, context: str | None, day: date | None, found: tuple[str, str, str]
) -> None:
    one = learnt.find(mention, context, day)
    assert one is not None
    assert (one.country, one.sector, one.actor_id) == found


@pytest.mark.parametrize("mention", ["Idrobo", "Bolivian judge Rojas", "the driver", "nobody", ""])
def test_what_may_be_several_or_another_or_no_name_is_nobody(learnt: Learnt, mention: str) -> None:
    assert learnt.find(mention, None, IN_OFFICE) is None
