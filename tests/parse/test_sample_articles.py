from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

import pytest

from newsledger.model.article import Article
from newsledger.parse.furniture import is_furniture
from newsledger.parse.inputs import iter_inputs, parse_input
from newsledger.resources import ARTICLES
from newsledger.settings import Settings


def expected_articles() -> list[dict[str, str]]:
    with Path(__file__).with_name("sample_articles.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def read_article(file: str) -> Article:
    settings = Settings()
    (found,) = iter_inputs([str(ARTICLES / file)], settings)
    article = parse_input(found, settings).article
    assert article is not None
    return article


def printed(moment: datetime | None, precision: str) -> str:
    if moment is None:
        return ""
    return f"{moment:%Y-%m-%d %H:%M}" if precision == "minute" else f"{moment:%Y-%m-%d}"


@pytest.mark.parametrize("expected", expected_articles(), ids=lambda row: row["file"])
def test_a_pasted_page_gives_its_fields_and_a_body_without_furniture(expected: dict[str, str]) -> None:
    article = read_article(expected["file"])
    paragraphs = article.body.split("\n")
    said = {
        "file": expected["file"],
        "title": article.title,
        "published": printed(article.published_at, article.date_precision),
        "agency": article.agency or "",
        "publisher": article.publisher or "",
        "section": article.section or "",
        "authors": "|".join(article.authors),
        "dateline": article.dateline or "",
        "paragraphs": str(len(paragraphs)),
        "begins": " ".join(paragraphs[0].split()[:5]),
        "ends": " ".join(paragraphs[-1].split()[-4:]),
    }
    assert said == expected
    assert not any(map(is_furniture, paragraphs))


def test_every_text_of_the_samples_is_in_the_table() -> None:
    assert [row["file"] for row in expected_articles()] == sorted(path.name for path in ARTICLES.glob("*.txt"))
