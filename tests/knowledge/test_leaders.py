"""Persons of the reference and their offices."""

from datetime import date

import pytest

from newsledger.knowledge.leaders import find_office_holder, leader_by_surname, leader_named
from newsledger.knowledge.reference import read_table


def test_a_name_has_its_other_spellings() -> None:
    found = leader_named("Moammar Gadhafi", None)
    assert found is not None
    assert found.name == "Muammar Gaddafi"


@pytest.mark.parametrize(("year", "sector"), [(1990, "CVL"), (2003, "LEG"), (2012, "GOV"), (2022, "ELI")])
def test_public_office_begins_and_ends_with_its_term(year: int, sector: str) -> None:
    found = leader_named("Barack Obama", None)
    assert found is not None
    assert found.sector_in(year) == sector


def test_a_rebel_stays_one() -> None:
    found = leader_named("Joseph Kony", None)
    assert found is not None
    assert found.sector_in(1985) == "REB"


def test_a_surname_means_the_holder_of_the_day() -> None:
    assert [getattr(leader_by_surname("Kirchner", date(year, 6, 1), "ARG"), "name", None) for year in (2004, 2010)] == [
        "Nestor Kirchner",
        "Cristina Fernandez de Kirchner",
    ]


def test_a_surname_of_several_without_a_highest_office_is_nobodys() -> None:
    assert leader_by_surname("Garcia Marquez", None) is None
    assert leader_by_surname("Cohen", None) is None


def test_nobody_holds_an_office_in_a_year_of_change() -> None:
    assert find_office_holder("FRA", "president", date(2015, 3, 1)) is not None
    assert find_office_holder("FRA", "president", date(2017, 3, 1)) is None


def test_every_term_runs_forward_and_names_a_known_country_and_sector() -> None:
    countries = {row["country"] for row in read_table("countries")} | {"UNO", "EUR", "IGO", "NGO", "IMG"}
    sectors = {row["sector"] for row in read_table("plover_sectors")}
    for row in read_table("leaders"):
        assert row["country"] in countries, row
        assert row["sector"] in sectors, row
        assert int(row["from_year"]) <= int(row["to_year"] or 9999), row
