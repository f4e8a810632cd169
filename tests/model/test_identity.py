"""Ids are computed: equal parts give equal ids, different parts different ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.model.identity import hash_bytes, slug, stable_id

PARTS = st.lists(
    st.none() | st.integers() | st.text(st.characters(exclude_characters="\x1f\x00")), min_size=1, max_size=4
)


@given(PARTS, PARTS)
def test_different_parts_give_different_ids(one: list[object], other: list[object]):
    same = [None if part is None else str(part) for part in one] == [
        None if part is None else str(part) for part in other
    ]
    assert (stable_id(*one) == stable_id(*other)) == same


def test_an_id_never_changes():
    assert stable_id("a", 1, None) == "84a1d01e74baae60"
    assert hash_bytes(b"") == "cae66941d9efbd404e4d88758ea67670"


def test_order_nothing_and_the_empty_text_differ():
    assert (
        len({stable_id("a", "b"), stable_id("b", "a"), stable_id("ab"), stable_id("a", None), stable_id("a", "")}) == 5
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("José Ñáñez", "jose-nanez"),
        ("Hossein Amir-Abdollahian", "hossein-amir-abdollahian"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("O'Brien", "obrien"),
        ("Łódź", "lodz"),
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("İzmir", "izmir"),
        ("Straße", "strasse"),
        ("  U.S.  Congress ", "u-s-congress"),
        ("中文", ""),
    ],
)
def test_a_slug_is_plain_lower_case(name: str, expected: str):
    assert slug(name) == expected


@given(st.text())
def test_a_slug_of_a_slug_is_itself(name: str):
    assert slug(slug(name)) == slug(name)
    assert slug(name).isascii()
