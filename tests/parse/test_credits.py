import pytest

from newsledger.parse.credits import Credit, find_agency, read_credit


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Reuters", Credit("Reuters")),
        ("(AFP)", Credit("AFP")),
        ("Source: Xinhua", Credit("Xinhua")),
        ("2021 AFP", Credit("AFP")),
        ("The Associated Press", Credit("AP")),
        ("Anadolu Agency ASIA - PACIFIC", Credit("Anadolu Agency", "ASIA - PACIFIC")),
        ("AFP, QUITO", Credit("AFP", place="QUITO")),
        ("Reuters World News", Credit("Reuters", "World News")),
        ("AMERICAS", Credit(section="AMERICAS")),
        ("Home > World > Africa", Credit(section="Africa")),
    ],
)
def test_a_credit_line_names_agency_section_and_place(line: str, credit: Credit) -> None:
    assert read_credit(line) == credit


@pytest.mark.parametrize("line", ["Reuters was told by two officials", "Storm hits coast", "Home", ""])
def test_other_lines_credit_nobody(line: str) -> None:
    assert read_credit(line) is None


def test_an_agency_goes_by_one_name_whatever_it_is_called() -> None:
    assert {find_agency(name) for name in ("AP", "Associated Press", "(the associated press)")} == {"AP"}
