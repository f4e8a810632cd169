from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.model.fingerprint import PERMUTATIONS, fingerprint, similarity

SIGNATURE = (3307939174, 3695163109, 3240861134, 802220978)
WORDS = st.lists(
    st.sampled_from(["river", "bridge", "town", "council", "mayor", "flood", "relief", "boat", "road"]), min_size=3
)


def test_the_signature_of_given_words_never_changes() -> None:
    assert fingerprint("The bridge over the river was closed.")[:4] == SIGNATURE


def test_case_and_punctuation_do_not_matter() -> None:
    assert fingerprint("The bridge, over the river") == fingerprint("THE BRIDGE OVER THE RIVER!")


@pytest.mark.parametrize("body", ["", "Two words", "— … !"])
def test_a_body_too_short_to_compare_has_no_signature_and_is_like_nothing(body: str) -> None:
    assert fingerprint(body) == ()
    assert similarity(fingerprint(body), fingerprint(body)) == 0.0


@given(WORDS)
def test_a_body_is_wholly_like_itself_and_a_signature_fits_its_column(words: list[str]) -> None:
    signature = fingerprint(" ".join(words))
    assert len(signature) == PERMUTATIONS
    assert all(0 <= value < 2**32 for value in signature)
    assert similarity(signature, signature) == 1.0


def test_similarity_estimates_the_share_of_common_shingles() -> None:
    shared = [f"word{number}" for number in range(202)]
    longer = shared + [f"more{number}" for number in range(100)]
    estimate = similarity(fingerprint(" ".join(shared)), fingerprint(" ".join(longer)))
    assert estimate == pytest.approx(200 / 300, abs=0.12)
