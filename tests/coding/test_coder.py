"""Articles in, readings out: one article that our rules break on never stops the others, and a version says what read them."""

from __future__ import annotations

from datetime import date

import pytest

from newsledger.coding import coder
from newsledger.coding.coder import read_articles
from newsledger.coding.failures import Failure
from newsledger.coding.version import coder_version
from newsledger.model.article import Article
from newsledger.model.reading import Event, Reading
from newsledger.settings import DEFAULT_MODEL

TEXTS = ("Police arrested two men in Lima on Friday.", "The minister resigned.", "Rebels shelled the port of Mokha.")


def articles() -> list[Article]:
    day = date(2021, 5, 7)
    return [
        Article(article_id=f"a{number}", source_id=f"a{number}", body=text, published_date=day, date_precision="day")
        for number, text in enumerate(TEXTS)
    ]


def test_every_article_gets_its_reading_in_order():
    readings = list(read_articles(articles(), DEFAULT_MODEL))
    assert [reading.article.article_id for reading in readings if isinstance(reading, Reading)] == ["a0", "a1", "a2"]


@pytest.mark.parametrize("reader", ["find_mentions", "find_events", "find_figures", "find_statements"])
def test_an_article_that_a_reader_breaks_on_is_a_failure_and_the_others_go_on(
    reader: str, monkeypatch: pytest.MonkeyPatch
):
    whole = getattr(coder, reader)

    def breaks_on_the_second(reading: Reading) -> list[object]:
        if reading.article.article_id == "a1":
            raise IndexError("no such token")
        found: list[object] = whole(reading)
        return found

    monkeypatch.setattr(coder, reader, breaks_on_the_second)
    first, second, third = read_articles(articles(), DEFAULT_MODEL)
    assert isinstance(first, Reading)
    assert isinstance(third, Reading)
    assert [event.event_type for event in (*first.events, *third.events)] == ["COERCE", "ASSAULT"]
    assert isinstance(second, Failure)
    assert second.article_id == "a1"
    assert second.message.startswith("IndexError: no such token (test_coder.py:")


def test_a_run_that_is_stopped_stops(monkeypatch: pytest.MonkeyPatch):
    def stopped(reading: Reading) -> list[Event]:
        raise KeyboardInterrupt(reading.article.article_id)

    monkeypatch.setattr(coder, "find_events", stopped)
    with pytest.raises(KeyboardInterrupt, match="a0"):
        list(read_articles(articles(), DEFAULT_MODEL))


def test_a_model_that_is_not_installed_is_one_clear_line():
    for fails in (lambda: coder_version("no_such_model"), lambda: list(read_articles(articles(), "no_such_model"))):
        with pytest.raises(ValueError, match=r"^spaCy model 'no_such_model' is not installed; set NEWSLEDGER_MODEL"):
            fails()
