from datetime import date

import pytest

from newsledger.parse.datelines import read_dateline

REST = "The council met on Monday."


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("QUITO (AP) — ", "QUITO", "AP"),
        ("QUITO, Ecuador (Reuters) - ", "QUITO, Ecuador", "Reuters"),
        ("QUITO, March 3 — ", "QUITO", None),
        ("QUITO, Ecuador, 3 March (Xinhua) -- ", "QUITO, Ecuador", "Xinhua"),
        ("Quito (AFP) – ", "Quito", "AFP"),
        ("(Quito) – ", "Quito", None),
        ("QUITO — ", "QUITO", None),
        ("QUITO: ", "QUITO", None),
        ("Nairobi: ", "Nairobi", None),
        ("BISBEE, Ariz. – ", "BISBEE, Ariz.", None),
        ("SMALLHAMLET, Kenya – ", "SMALLHAMLET, Kenya", None),
        ("PORT-AU-PRINCE, Haiti (AP) — ", "PORT-AU-PRINCE, Haiti", "AP"),
        ("UNITED NATIONS (AP) — ", "UNITED NATIONS", "AP"),
        ("(Reuters) - ", None, "Reuters"),
        ("MANILA, Philippines (UPDATED) – ", "MANILA, Philippines", None),
        ("QUITO. ", "QUITO", None),
        ("KAMPALA, Uganda — ", "KAMPALA, Uganda", None),
        ("SÃO PAULO - ", "SÃO PAULO", None),
        ("GENEVA, 3 March (Plateau Wire) - ", "GENEVA", "Plateau Wire"),
        ("QUITO (PLATEAU WIRE) -- ", "QUITO", "Plateau Wire"),
        ("QUITO (HNA) – ", "QUITO", "HNA"),
        ("QUITO (Ecuador) – ", "QUITO", None),
    ],
)
def test_a_dateline_gives_place_and_agency_and_leaves_the_sentence(
    opening: str, place: str | None, agency: str | None
) -> None:
    found = read_dateline(opening + REST)
    assert found is not None
    assert (found.place, found.agency, found.rest) == (place, agency, REST)


def test_a_day_with_a_year_is_read_and_one_without_is_not() -> None:
    full, short = read_dateline(f"(Quito, May 2, 2021) – {REST}"), read_dateline(f"QUITO, May 2 — {REST}")
    assert full is not None
    assert short is not None
    assert (full.day, short.day) == (date(2021, 5, 2), None)


def test_a_dateline_may_stand_on_a_line_of_its_own() -> None:
    found = read_dateline("Quito (AFP) –")
    assert found is not None
    assert (found.place, found.rest) == ("Quito", "")


@pytest.mark.parametrize(
    "paragraph",
    [
        "The mayor — a baker by trade — said no.",
        "Warning: Graphic pictures follow.",
        "UPDATE: The road is open again.",
        "Ecuador: The Coast Is Flooded",
        "LAMPLIGHT PH – an inquiry into street lighting – opened on Friday.",
        "One tweet read: “Where is the water?”",
        "He said: “We are leaving.”",
        "Police: The road is open again.",
        "WAR. The road is closed.",
        "The well-known singer died.",
        "",
    ],
)
def test_other_openings_are_no_datelines(paragraph: str) -> None:
    assert read_dateline(paragraph) is None
