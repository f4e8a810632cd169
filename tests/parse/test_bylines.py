import pytest

from newsledger.parse.bylines import Byline, read_bare_byline, read_byline, strip_job_titles


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Maria Lopez", ("Maria Lopez",)),
        ("by Maria Lopez and Tom O'Neill", ("Maria Lopez", "Tom O'Neill")),
        ("By Maria Lopez, Tom O'Neill & Ann van der Berg", ("Maria Lopez", "Tom O'Neill", "Ann van der Berg")),
        ("BY MARIA LOPEZ", ("Maria Lopez",)),
        ("By: Maria Lopez, Senior Correspondent", ("Maria Lopez",)),
        ("By Chief Political Correspondent Maria Lopez", ("Maria Lopez",)),
        ("By Maria Lopez in Quito", ("Maria Lopez",)),
        ("By Maria Lopez, Quito", ("Maria Lopez",)),
        ("By Maria Lopez – Quito", ("Maria Lopez",)),
        ("By Maria Lopez (The Daily Lamp)", ("Maria Lopez",)),
        ("By MARIA LOPEZ More by this Author", ("Maria Lopez",)),
        ("Written by Maria Lopez", ("Maria Lopez",)),
        ("By Dr. Maria Lopez", ("Maria Lopez",)),
        ("By Saleh al-Omari", ("Saleh al-Omari",)),
        ("By J. K. Mbeki", ("J. K. Mbeki",)),
    ],
)
def test_a_byline_gives_its_names_without_jobs_and_places(line: str, authors: tuple[str, ...]) -> None:
    found = read_byline(line)
    assert found is not None
    assert (found.authors, found.agency) == (authors, None)


def test_an_agency_in_a_byline_is_credited() -> None:
    assert read_byline("By Reuters") == Byline((), "Reuters")
    assert read_byline("By Maria Lopez, Associated Press") == Byline(("Maria Lopez",), "AP")
    assert read_byline("By Maria Lopez, Reuters correspondent") == Byline(("Maria Lopez",), "Reuters")


@pytest.mark.parametrize(
    "line",
    [
        "By the river",
        "By Tuesday, rescuers had reached the village.",
        "By noon the crowd had grown to thousands and the police stepped back.",
        "Bystanders Helped Victims",
        "By",
        "",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert read_byline(line) is None


def test_a_name_in_a_place_is_a_byline() -> None:
    assert read_bare_byline("Maria Lopez in Quito") == Byline(("Maria Lopez",), place="Quito")
    assert read_bare_byline("Maria Lopez in Quito and Tom Hill in Lima") == Byline(("Maria Lopez", "Tom Hill"))
    assert read_bare_byline("Thousands march in Quito") is None


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Maria Lopez", ("Maria Lopez",)),
        ("By Maria Lopez and Tom Hill", ("Maria Lopez", "Tom Hill")),
        ("Maria Lopez, staff writer", ("Maria Lopez",)),
        ("lamplighter77", ("lamplighter77",)),
    ],
)
def test_an_author_as_given_is_a_name(author: str, names: tuple[str, ...]) -> None:
    assert strip_job_titles(author) == names
