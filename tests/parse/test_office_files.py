from pathlib import Path

import pytest

from newsledger.model.outcomes import Parsed
from newsledger.parse.inputs import iter_inputs, parse_input
from newsledger.settings import Settings
from tests.packed import zipped
from tests.parse.office_samples import docx, pdf
from tests.parse.pages import PARAGRAPHS, TITLE

SETTINGS = Settings(fetch=False)
EXPORT = Path(__file__).parent / "collections" / "nexis_uni.txt"


def read(folder: Path, name: str, content: bytes) -> list[Parsed]:
    target = folder / name
    target.write_bytes(content)
    return [parse_input(found, SETTINGS) for found in iter_inputs([str(target)], SETTINGS)]


def test_a_word_document_is_one_article_of_its_paragraphs(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "boats.docx", docx(TITLE, "By Marta Soto", "March 9, 2021", *PARAGRAPHS))
    assert found.article is not None
    assert (found.article.title, found.article.authors) == (TITLE, ("Marta Soto",))
    assert found.article.body.split("\n") == list(PARAGRAPHS)


def test_a_word_document_with_a_database_s_export_gives_its_articles(tmp_path: Path) -> None:
    found = read(tmp_path, "export.docx", docx(*EXPORT.read_text(encoding="utf-8").split("\n")))
    assert [one.article.title if one.article else None for one in found] == [
        "Four sailors lost as boats collide off Ancud",
        "Bridge at Castro closes for repairs",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (zipped([("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<x/>")]), "unknown_format"),
        (zipped([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document")]), "unreadable_file"),
        (docx(), "no_text"),
        (docx(TITLE, *PARAGRAPHS)[:300], "unreadable_file"),
    ],
)
def test_another_office_document_a_damaged_and_an_empty_one_are_rejected(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    assert [one.reject.reason for one in read(tmp_path, "a.docx", content) if one.reject] == [reason]


def test_a_pdf_is_read_without_running_heads_and_page_numbers_and_with_divided_words_joined(tmp_path: Path) -> None:
    words = [
        TITLE,
        "By Marta Soto",
        "March 9, 2021",
        "",
        "Two fishing boats collided off the port of Ancud before the sun was up, and the na-",
        "vy said four sailors were lost.",
    ]
    pages = [
        ["The Strait Courier", *words, "1"],
        ["The Strait Courier", *[line[:80] for line in PARAGRAPHS], "2"],
        ["The Strait Courier", "The inquiry will hear the crews on Friday morning in the town hall of Ancud.", "3"],
    ]
    (found,) = read(tmp_path, "boats.pdf", pdf(*pages))
    assert found.article is not None
    assert "the navy said four sailors" in found.article.body
    assert "Strait Courier" not in found.article.body
    assert (found.article.title, found.article.authors) == (TITLE, ("Marta Soto",))


def test_a_pdf_of_a_database_s_export_gives_its_articles(tmp_path: Path) -> None:
    lines = EXPORT.read_text(encoding="utf-8").split("\n")
    found = read(tmp_path, "export.pdf", pdf(lines))
    assert [one.article is not None for one in found] == [True, True]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(pdf([]), "no_text"), (pdf([TITLE])[:200], "unreadable_file"), (b"%PDF-1.7\n" + b"x" * 500, "unreadable_file")],
)
def test_a_scan_and_a_damaged_pdf_are_rejected(tmp_path: Path, content: bytes, reason: str) -> None:
    assert [one.reject.reason for one in read(tmp_path, "a.pdf", content) if one.reject] == [reason]
