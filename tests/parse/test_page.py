import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.parse.furniture import is_furniture
from newsledger.parse.page import read_page

PASTED = """Contact Us

Ferry talks open between island and mainland

Anadolu Agency EUROPE
Published May 02,2021
Subscribe

The two governments opened talks on ferries on Sunday, the transport ministry said.

Advertisement

“We want to sail,” the minister said. She left at noon — without a deal.

Read more: Ferry prices double
RELATED STORIES
Harbour closed for winter
Captain honoured"""


def test_a_pasted_page_is_taken_apart() -> None:
    page = read_page(PASTED)
    assert page.title == "Ferry talks open between island and mainland"
    assert (page.agency, page.section) == ("Anadolu Agency", "EUROPE")
    assert page.published is not None
    assert page.published.day.isoformat() == "2021-05-02"
    assert page.body == (
        "The two governments opened talks on ferries on Sunday, the transport ministry said.\n"
        "“We want to sail,” the minister said. She left at noon — without a deal."
    )
    assert page.discarded[:2] == ["Contact Us", "Anadolu Agency EUROPE"]


def test_byline_and_dateline_leave_the_body() -> None:
    page = read_page(
        "Ferry talks open\nMaria Lopez in Lisbon\n\nLISBON (Reuters) — The talks on ferries opened on Sunday."
    )
    assert (page.title, page.authors, page.dateline, page.agency) == (
        "Ferry talks open",
        ("Maria Lopez",),
        "LISBON",
        "Reuters",
    )
    assert page.body == "The talks on ferries opened on Sunday."


def test_a_byline_on_two_lines_is_one() -> None:
    page = read_page("by\nMaria Lopez\nThe talks on ferries opened on Sunday after a week of delay.", "Ferry talks")
    assert (page.authors, page.body) == (
        ("Maria Lopez",),
        "The talks on ferries opened on Sunday after a week of delay.",
    )


def test_parts_of_a_line_between_bars_are_each_read() -> None:
    page = read_page(
        "Ferry talks open\nBy Maria Lopez | May 2, 2021 | 3 min read\n\nThe talks opened, and then they stopped."
    )
    assert page.authors == ("Maria Lopez",)
    assert page.published is not None
    assert page.body == "The talks opened, and then they stopped."


@pytest.mark.parametrize("below", ["Columnist", "Middle East correspondent", "May 2, 2021", "Updated May 2, 2021"])
def test_a_bare_name_is_the_author_when_a_job_or_a_date_follows(below: str) -> None:
    page = read_page(f"Ferry talks open\n\nMaria Lopez\n{below}\n\nThe talks opened, and then they stopped again.")
    assert (page.title, page.authors) == ("Ferry talks open", ("Maria Lopez",))
    assert page.body == "The talks opened, and then they stopped again."


def test_a_place_alone_above_the_text_is_its_dateline() -> None:
    page = read_page(
        "Ferry talks open\nMaria Lopez | 13.05.2021 - Update: 14.05.2021\n\nLISBON\n\nThe talks opened on Sunday."
    )
    assert (page.dateline, page.authors, page.body) == ("LISBON", ("Maria Lopez",), "The talks opened on Sunday.")


def test_an_outlet_before_a_section_is_the_publisher() -> None:
    page = read_page("Ferry talks open\nThe Daily Lamp EUROPE\n\nThe talks opened on Sunday.")
    assert (page.publisher, page.section, page.body) == ("The Daily Lamp", "EUROPE", "The talks opened on Sunday.")


def test_a_byline_between_headline_and_text_keeps_them_apart() -> None:
    page = read_page("Ferry talks open at last\nBy Maria Lopez\nLISBON — The talks opened.\n\nThey went on until noon.")
    assert (page.title, page.body) == ("Ferry talks open at last", "The talks opened.\nThey went on until noon.")


def test_a_single_sentence_is_a_body_without_a_title() -> None:
    page = read_page("The two governments opened talks on ferries")
    assert (page.title, page.body) == (None, "The two governments opened talks on ferries")


def test_a_first_paragraph_that_ends_as_a_sentence_is_no_title() -> None:
    assert read_page("The talks opened on Sunday.\n\nThey went on until noon.").title is None


def test_a_title_given_wins_and_is_not_repeated() -> None:
    page = read_page("FERRY TALKS OPEN\nThe talks on ferries opened on Sunday.", "Ferry talks open")
    assert (page.title, page.body) == ("Ferry talks open", "The talks on ferries opened on Sunday.")


def test_running_text_below_the_head_is_never_taken_for_a_credit() -> None:
    sentences = [f"Sentence number {number} says that the ferry left the harbour again." for number in range(12)]
    body = "\n".join([*sentences[:6], "Africa", *sentences[6:]])
    assert read_page(body, "Ferry").body == body


LINES = st.sampled_from(
    [
        "",
        "Subscribe",
        "By Maria Lopez",
        "Reuters",
        "May 2, 2021",
        "EUROPE",
        "LISBON (AP) — The ferry left.",
        "LISBON —",
        "Ferry talks open",
        "The ferry left the harbour at noon, the captain said on Sunday.",
        "RELATED STORIES",
        "by",
        "One | two",
        "Advertisement | May 2, 2021",
    ]
)


@given(st.lists(LINES | st.text(max_size=30).map(lambda text: " ".join(text.split())), max_size=12))
def test_no_line_of_a_body_is_empty_or_furniture_or_the_title(lines: list[str]) -> None:
    page = read_page("\n".join(lines))
    for paragraph in page.paragraphs:
        assert paragraph == paragraph.strip() != ""
        assert not is_furniture(paragraph)
        assert paragraph not in {"By Maria Lopez", page.title} or len(page.paragraphs) > 1


def test_the_outlet_and_its_links_above_the_headline_are_no_title() -> None:
    page = read_page(
        "The Hillside Courier\nHOME | KENYA | WORLD | SPORT\n\nBridge over the gorge is open\n\n"
        "Our Correspondent\nPublished May 2, 2021\n\nNAIROBI: The bridge was opened on Sunday after nine years."
    )
    assert (page.title, page.publisher, page.section) == ("Bridge over the gorge is open", "The Hillside Courier", None)
    assert page.body == "The bridge was opened on Sunday after nine years."


def test_the_parts_of_a_line_are_read_each_by_itself() -> None:
    page = read_page(
        "Ferry talks open\nPlateau Observer\nTALKS AT SEA\nLima | Published: May 2, 2021 | Text size A A A\n\n"
        "The talks on ferries opened on Sunday.\n\nCompartir | Imprimir"
    )
    assert (page.publisher, page.section, page.dateline) == ("Plateau Observer", "TALKS AT SEA", "Lima")
    assert page.published is not None
    assert page.body == "The talks on ferries opened on Sunday."


@pytest.mark.parametrize("line", ["S. Warnakula", "By our staff in Quito", "Maria Lopez, Quito"])
def test_who_wrote_it_stands_under_the_headline_and_not_in_the_body(line: str) -> None:
    page = read_page(f"Ferry talks open\n{line}\n\nThe talks on ferries opened on Sunday.")
    assert (page.title, page.body) == ("Ferry talks open", "The talks on ferries opened on Sunday.")
    assert page.authors or page.dateline


def test_a_title_repeated_without_the_outlets_name_leaves_the_body() -> None:
    page = read_page("Ferry talks open\nS. Warnakula\nThe talks opened on Sunday.", "LampWeb – Ferry talks open")
    assert (page.authors, page.body) == (("S. Warnakula",), "The talks opened on Sunday.")


def test_a_page_all_in_capitals_has_no_labels() -> None:
    page = read_page("PLATEAU WIRE\nTHE NOTE READS THUS\nTHE FERRIES STAY IN PORT UNTIL THE TALKS ARE OVER.", "TALKS")
    assert page.section is None
