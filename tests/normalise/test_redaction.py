"""What lets in whoever has it is hidden in addresses, and nothing else is."""

from __future__ import annotations

import pytest

from newsledger.normalise.redaction import redact


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://me:secret@desk.example/feed", "https://***@desk.example/feed"),
        ("https://me@desk.example/feed", "https://***@desk.example/feed"),
        ("https://me:p@ss:w@desk.example/", "https://***@desk.example/"),
        ("https://desk.example/feed?token=abc", "https://desk.example/feed?token=***"),
        ("https://desk.example/feed?page=2&api_key=abc%26def&x=1", "https://desk.example/feed?page=2&api_key=***&x=1"),
        ("https://desk.example/feed?apiKey=abc;def#top", "https://desk.example/feed?apiKey=***#top"),
        (
            "https://desk.example/?X-Amz-Signature=ab&X-Amz-Date=1",
            "https://desk.example/?X-Amz-Signature=***&X-Amz-Date=1",
        ),
        ("https://desk.example/#access_token=ab", "https://desk.example/#access_token=***"),
        ("https://desk.example/?a=1&amp;password=ab", "https://desk.example/?a=1&amp;password=***"),
        (
            "https://a.example/?u=https%3A%2F%2Fb%2F%3Ftoken%3Dab%2Fc%26x%3D1",
            "https://a.example/?u=https%3A%2F%2Fb%2F%3Ftoken%3D***%26x%3D1",
        ),
        (
            "no answer from https://me:pw@a.example/?sig=x: timed out",
            "no answer from https://***@a.example/?sig=*** timed out",
        ),
        ('{"u": "https://a.example/?key=ab"}', '{"u": "https://a.example/?key=***"}'),
        ("feed?rss_token=abc", "feed?rss_token=***"),
    ],
)
def test_secrets_of_addresses_are_hidden(text: str, shown: str):
    assert redact(text) == shown
    assert redact(shown) == shown, "and hidden once"


@pytest.mark.parametrize(
    "text",
    [
        "https://desk.example/news?id=17&page=2&keyword=storm&author=lopez",
        "https://desk.example/@desk/2023/10/storm",
        "mail me@desk.example, or look: https://desk.example/",
        "inbox/a=b.txt",
        "The token = 5 of it",
        "",
    ],
)
def test_other_addresses_and_words_stay(text: str):
    assert redact(text) == text
