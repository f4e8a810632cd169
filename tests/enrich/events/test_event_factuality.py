from __future__ import annotations

from datetime import date

import pytest

from newsledger.coding.coder import read_articles
from newsledger.model.article import Article
from newsledger.model.reading import Event, Reading
from newsledger.settings import DEFAULT_MODEL


def _events(body: str) -> list[Event]:
    article = Article(article_id="a", source_id="a", body=body, published_date=date(2024, 3, 14))
    (reading,) = read_articles([article], DEFAULT_MODEL)
    assert isinstance(reading, Reading)
    return reading.events


@pytest.mark.parametrize(
    "body",
    [
        "Chad asked the Security Council to condemn the murder of six priests.",
        "Canada urged Peruvian officials to find out who ordered the murder.",
        "Kenya asked Burundi to publish its accounts.",
    ],
)
def test_a_request_for_a_deed_of_no_other_mode_asks_for_a_change(body: str):
    assert [event.mode for event in _events(body) if event.event_type == "REQUEST"] == ["change"]


def test_a_house_set_on_fire_is_destroyed():
    assert [event.mode for event in _events("Rebels set two schools on fire near Bria.")] == ["destroy"]
