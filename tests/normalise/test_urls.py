import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.normalise.urls import canonical_url

CANONICAL = "news.example/a/Story?id=7"


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/a/Story?id=7",
        "http://news.example/a/Story/?id=7",
        "https://NEWS.example:443/a/Story?id=7#comments",
        "https://news.example/a/Story?utm_source=x&id=7&fbclid=abc",
        " HTTP://news.example:80/a/Story?id=7&UTM_medium=y ",
    ],
)
def test_all_spellings_of_an_address_have_one_canonical_form(url: str) -> None:
    assert canonical_url(url) == CANONICAL


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/a/story?id=7",
        "https://news.example/a/Story?id=8",
        "https://news.example:8080/a/Story?id=7",
        "https://other.example/a/Story?id=7",
    ],
)
def test_another_page_has_another_form(url: str) -> None:
    assert canonical_url(url) != CANONICAL


@pytest.mark.parametrize("url", ["", "story-7", "/a/b", "mailto:a@b.example", "http://", "http://[bad", "http://a b/c"])
def test_what_is_no_web_address_has_none(url: str) -> None:
    assert canonical_url(url) is None


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    once = canonical_url(f"http://a.example/{text}")
    assert once is None or once.startswith("a.example")
