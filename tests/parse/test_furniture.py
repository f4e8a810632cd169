import pytest

from newsledger.parse.furniture import is_furniture, is_link_heading


@pytest.mark.parametrize(
    "line",
    [
        "Contact Us",
        "SUBSCRIBE",
        "Advertisement",
        "— Advertisement —",
        "Read more: Bakers strike over flour prices",
        "ALSO READ | Bakers strike over flour prices",
        "Share this: Facebook",
        "12 Shares",
        "3 min read",
        "We use cookies to make this site work better for you.",
        "Photo: Maria Lopez / The Daily Lamp",
        "FILE PHOTO: A baker opens his shop, May 2, 2021. REUTERS/Maria Lopez",
        "Bakers wait in line for flour. (Maria Lopez/Getty Images)",
        "Follow Maria Lopez on Twitter @mlopez",
        "© 2021 The Daily Lamp. All rights reserved.",
        "Copyright 2021 The Daily Lamp",
        "Additional reporting by Tom Hill in Lima",
        "* * *",
        "________",
        "https://news.example/a/b",
    ],
)
def test_what_the_page_says_is_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "The baker said he would share this with his neighbours and then read more about it before he signed.",
        "Photo exhibitions were closed across the city on Monday, officials said.",
        "Advertisement spending fell by a third last year, the ministry said.",
        "Follow-up talks are planned for May.",
        "“Watch us,” he said.",
        "Two killed",
    ],
)
def test_what_the_article_says_is_not(line: str) -> None:
    assert not is_furniture(line)


def test_a_heading_of_links_is_told_from_other_headings() -> None:
    assert is_link_heading("RELATED STORIES:")
    assert is_link_heading("Latest Ruritania News")
    assert is_link_heading("Read more:")
    assert not is_link_heading("What happened next")
