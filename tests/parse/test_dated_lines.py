from datetime import date

import pytest

from newsledger.parse.page import read_page
from tests.parse.pages import PARAGRAPHS, TITLE

BODY = "\n\n".join(PARAGRAPHS)
SUMMARY = "Divers search the strait as families wait at the pier for news of the missing."
DAY = date(2018, 8, 19)


@pytest.mark.parametrize(
    ("lines", "authors", "publisher"),
    [
        ("August 19, 2018 Off By Web Desk", (), None),
        ("August 19, 2018 Off By Marta Soto", ("Marta Soto",), None),
        ("by Marta Soto on August 19, 2018", ("Marta Soto",), None),
        ("Posted on August 19, 2018 by Marta Soto", ("Marta Soto",), None),
        ("By Marta Soto | August 19, 2018 | 9:30 AM", ("Marta Soto",), None),
        ("Marta Soto, August 19, 2018", ("Marta Soto",), None),
        ("The Strait Courier, 19 August 2018", (), "The Strait Courier"),
        (f"{SUMMARY}\nAugust 19, 2018", (), None),
        ("19 Aug 18", (), None),
    ],
)
def test_a_date_beside_a_byline_or_an_outlet_or_below_the_summary_dates_the_article(
    lines: str, authors: tuple[str, ...], publisher: str | None
) -> None:
    found = read_page(f"{TITLE}\n{lines}\n\n{BODY}")
    assert found.published is not None
    assert (found.published.day, found.authors, found.publisher) == (DAY, authors, publisher)
    assert found.paragraphs[-len(PARAGRAPHS) :] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "caption",
    [
        "FILE - In this Aug. 2, 2016, file photo, a boat lies at the pier in Ancud.",
        "August 2, 2016: a boat lies at the pier in Ancud. (Photo: Reuters)",
        "A boat at the pier in Ancud on August 2, 2016. Photo: AFP",
    ],
)
def test_the_date_of_a_caption_is_not_the_article_s(caption: str) -> None:
    found = read_page(f"{TITLE}\nBy Marta Soto\n{caption}\n\n{BODY}")
    assert found.published is None


def test_the_address_above_the_text_or_behind_its_label_is_the_article_s() -> None:
    for text in (
        f"https://strait.example/a\n{TITLE}\n\n{BODY}",
        f"{TITLE}\n\n{BODY}\n\nSource: https://strait.example/a",
    ):
        assert read_page(text).url == "https://strait.example/a"
    assert read_page(f"{TITLE}\n\n{BODY}\n\nhttps://other.example/b").url is None


def test_paragraphs_that_begin_with_an_agency_s_name_stay() -> None:
    first = "AFP journalists at the scene saw divers search the strait for hours on Tuesday."
    second = "Reuters could not independently verify the reports."
    assert read_page(f"{TITLE}\n\n{first}\n\n{second}\n\n{BODY}").paragraphs[:2] == [first, second]
