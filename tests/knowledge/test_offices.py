from __future__ import annotations

import pytest

from newsledger.knowledge.offices import office_key, office_of


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("the Iranian Foreign Minister", "foreign minister"),
        ("Iran's foreign minister", "foreign minister"),
        ("President of Kenya", "president"),
        ("Former Defence Minister", "former defence minister"),
        ("Minister of Health and Sports", "minister of health and sports"),
        ("Iran", "iran"),
    ],
)
def test_an_office_is_named_without_its_country(title: str, office: str) -> None:
    assert office_of(title) == office


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Iranian foreign minister", "Minister of Foreign Affairs"),
        ("defense minister", "Minister of Defence"),
        ("US Secretary of Defense", "Defense Secretary"),
    ],
)
def test_wordings_of_one_office_share_a_key(title: str, other: str) -> None:
    assert office_key(title) == office_key(other)


def test_offices_of_several_sorts_have_keys_of_their_own() -> None:
    titles = [
        "foreign minister",
        "deputy foreign minister",
        "former foreign minister",
        "foreign secretary",
        "president",
    ]
    assert len({office_key(title) for title in titles}) == len(titles)
