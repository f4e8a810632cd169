import pytest

from newsledger.normalise.encodings import UnknownEncodingError
from newsledger.parse.html_encoding import decode_page


def page(text: str, charset: str, encoding: str) -> bytes:
    return f'<html><head><meta charset="{charset}"></head><body><p>{text}</p></body></html>'.encode(encoding)


@pytest.mark.parametrize(
    ("declared", "charset", "encoding"),
    [
        (None, "utf-8", "utf-8"),
        ("iso-8859-1", "iso-8859-1", "utf-8"),
        ("utf-8", "utf-8", "cp1252"),
        (None, "iso-8859-1", "cp1252"),
        ("windows-1252", "nonsense", "cp1252"),
        (None, "utf-8", "utf-16"),
    ],
)
def test_the_text_is_read_whatever_is_declared(declared: str | None, charset: str, encoding: str):
    assert "“Café” où" in decode_page(page("“Café” où", charset, encoding), declared)


def test_a_declared_eastern_encoding_is_believed():
    assert "Вода ушла" in decode_page(page("Вода ушла", "windows-1251", "cp1251"), None)
    assert "Вода ушла" in decode_page(page("Вода ушла", "x", "koi8-r"), "koi8-r")


def test_a_codec_that_gives_no_text_is_not_used():
    assert "Café" in decode_page(page("Café", "base64", "cp1252"), "rot13")


def test_bytes_that_are_no_text_are_told():
    with pytest.raises(UnknownEncodingError):
        decode_page(bytes(range(256)) * 8, None)
