import pytest

from newsledger.parse.headlines import Titles, choose_headline, site_names, strip_site_name

LINE = "Bridge at Mostar closes for repairs"
SITES = site_names(["The Neretva Post"], "www.neretva.example")


@pytest.mark.parametrize(
    "title",
    [
        f"{LINE} | The Neretva Post",
        f"{LINE} - Neretva Post",
        f"{LINE} | Neretva Post News",
        f"{LINE} – Bosnia – The Neretva Post",
        f"The Neretva Post | {LINE}",
        f"{LINE} | neretva.example",
    ],
)
def test_the_outlet_s_name_beside_a_headline_is_taken_off(title: str):
    heading = LINE if "Bosnia" in title else None
    assert strip_site_name(title, Titles(heading=heading, sites=SITES)) == LINE


@pytest.mark.parametrize("title", ["BUDGET | Taxes rise for the third year", "Serbia–Kosovo: talks stall again", LINE])
def test_what_is_no_outlet_s_name_stays(title: str):
    assert strip_site_name(title, Titles(sites=SITES)) == title


def test_the_title_given_twice_to_other_sites_without_the_outlet_s_name_is_the_headline():
    titles = Titles(linked=LINE, heading=LINE, social="Mostar bridge shuts", twin="Mostar bridge shuts", sites=SITES)
    assert choose_headline(titles) == "Mostar bridge shuts"


def test_a_title_made_for_other_sites_with_the_outlet_s_name_is_not():
    shared = "Mostar bridge shuts | The Neretva Post"
    assert choose_headline(Titles(linked=LINE, heading=LINE, social=shared, twin=shared, sites=SITES)) == LINE


def test_what_most_places_agree_on_wins_however_they_write_quotation_marks():
    titles = Titles(
        linked="Mayor: ‘Too late’", heading="Another line", window="Mayor: 'Too late' | The Neretva Post", sites=SITES
    )
    assert choose_headline(titles) == "Mayor: ‘Too late’"


def test_a_page_without_titles_has_no_headline():
    assert choose_headline(Titles(sites=SITES)) is None


@pytest.mark.parametrize(
    "title",
    [
        f"{LINE} * Strait Courier * by Marta Soto",
        f"{LINE} :: Strait Courier",
        f"{LINE} | World news | Strait Courier",
        f"{LINE} - StraitCourier",
        f"Opinion | {LINE}",
        f"{LINE} | Opinion",
    ],
)
def test_the_site_its_section_and_the_author_behind_it_are_taken_off(title: str):
    assert choose_headline(Titles(window=title, sites=("Strait Courier", "straitcourier.example"))) == LINE


def test_a_label_before_a_headline_that_others_give_without_it_is_no_part_of_it():
    assert choose_headline(Titles(heading=f"Analysis: {LINE}", social=LINE)) == LINE
