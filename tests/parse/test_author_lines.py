import pytest

from newsledger.parse.author_lines import is_author


@pytest.mark.parametrize(
    "line", ["S. Warnakula", "J. K. Mbeki", "Maria Lopez", "Mark Baker", "Chidi Okonkwo", "MARIA LOPEZ"]
)
def test_a_personal_name_alone_is_an_author(line: str) -> None:
    assert is_author(line, is_confirmed=False)


@pytest.mark.parametrize(
    "line",
    [
        "Latin America",
        "LATIN AMERICA",
        "New York",
        "Port Moresby",
        "Boko Haram",
        "United Nations",
        "Human Rights Watch",
        "Plateau Newswire",
        "Rose Garden Reopens",
        "Peace Talks Resume",
        "FLOOD IN PERU",
        "Maria",
        "maria lopez",
        "Maria Lopez has died of cold",
        "",
    ],
)
def test_places_organisations_labels_and_headlines_are_no_authors(line: str) -> None:
    assert not is_author(line, is_confirmed=False)


def test_a_name_of_ordinary_words_needs_a_date_or_job_after_it() -> None:
    assert not is_author("Honey Barrel", is_confirmed=False)
    assert is_author("Honey Barrel", is_confirmed=True)
