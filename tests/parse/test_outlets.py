import pytest

from newsledger.parse.credits import Credit
from newsledger.parse.outlets import find_outlet_by_shape, is_navigation, read_outlet_credit


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Highland News Agency", Credit("Highland News Agency")),
        ("Highland News Agency WEST AFRICA", Credit("Highland News Agency", "WEST AFRICA")),
        ("Highland Press Service | TRADE", Credit("Highland Press Service", "TRADE")),
        ("Fjord Newswire — SHIPPING", Credit("Fjord Newswire", "SHIPPING")),
        ("Agencia Costa del Norte PERU", Credit("Agencia Costa del Norte", "PERU")),
        ("Delta Agency (French service)", Credit("Delta Agency")),
        ("(Plateau Wire) —", Credit("Plateau Wire")),
        ("The Hillside Courier", Credit(outlet="The Hillside Courier")),
        ("Radio Savane News Politics", Credit(section="Politics", outlet="Radio Savane News")),
        ("The Daily Lamp EUROPE", Credit(section="EUROPE", outlet="The Daily Lamp")),
        ("BBC News, Nairobi", Credit(place="Nairobi", outlet="BBC News")),
        ("Al Jazeera", Credit(outlet="Al Jazeera")),
    ],
)
def test_an_outlet_is_told_by_its_shape(line: str, credit: Credit) -> None:
    assert read_outlet_credit(line) == credit


@pytest.mark.parametrize(
    "line", ["The Harbour Post", "Valley Report", "Rádio Costa - África", "The Harbour Post / Front Page"]
)
def test_a_word_of_other_meanings_needs_a_date_or_section_after_it(line: str) -> None:
    assert read_outlet_credit(line, is_confirmed=True) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Valley Report",
        "Harbour closed for winter",
        "The agency said the well was dry",
        "Ann Baker",
        "Lima, Peru",
        "ROSA DIAZ, COAST TIMES",
        "",
    ],
)
def test_other_lines_are_no_outlets(line: str) -> None:
    assert read_outlet_credit(line) is None


def test_a_row_of_links_is_navigation_and_a_path_is_not() -> None:
    assert is_navigation("HOME | KENYA | WORLD | SPORT")
    assert not is_navigation("Home > World > Africa")
    assert not is_navigation("Lima | Quito | Bogota opened a road")


def test_beside_a_datelines_place_letters_credit_an_outlet_and_a_country_does_not() -> None:
    assert (find_outlet_by_shape("HNA"), find_outlet_by_shape("Plateau Wire")) == ("HNA", "Plateau Wire")
    assert (find_outlet_by_shape("Kenya"), find_outlet_by_shape("USA"), find_outlet_by_shape("UPDATE")) == (
        None,
        None,
        None,
    )
