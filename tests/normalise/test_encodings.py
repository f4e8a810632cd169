import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.normalise.encodings import UnknownEncodingError, decode

WORDS = "The café’s owner said “no”."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_text_is_read_right_in_every_encoding_it_arrives_in(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


def test_latin_1_is_read_as_the_letters_it_means() -> None:
    assert decode("Señor Müller visited Besançon".encode("latin-1")) == "Señor Müller visited Besançon"


def test_bytes_of_another_encoding_inside_utf_8_do_not_spoil_the_rest() -> None:
    assert decode("Zoë said ".encode() + b"\x93yes\x94" + " – naïve".encode()) == "Zoë said “yes” – naïve"


def test_a_stray_nul_byte_is_left_out() -> None:
    assert decode(b"The minister " + b"resigned " * 20 + b"\x00today.").endswith("resigned today.")


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, bytes(range(32)) * 10])
def test_bytes_that_are_no_text_are_refused(content: bytes) -> None:
    with pytest.raises(UnknownEncodingError):
        decode(content)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    try:
        text = decode(content)
    except UnknownEncodingError:
        return
    text.encode()


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), max_size=200))
def test_utf_8_is_always_read_as_it_was_written(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")
