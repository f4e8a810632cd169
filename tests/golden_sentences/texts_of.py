"""Golden texts read by the coder: what enters is a file of this folder, what leaves is its lines and their events."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from newsledger.coding.coder import read_articles
from newsledger.model.reading import Event, Reading
from newsledger.parse.inputs import iter_inputs, parse_input
from newsledger.settings import Settings

_HERE = Path(__file__).parent


def lines_of(name: str) -> list[dict[str, Any]]:
    """Return the lines of the file, each a text and its gold."""
    return [json.loads(line) for line in (_HERE / name).read_text(encoding="utf-8").splitlines()]


@cache
def readings_of(name: str) -> dict[str, Reading]:
    """Return the reading of each text of the file by its id."""
    settings = Settings()
    parsed = [parse_input(found, settings) for found in iter_inputs([str(_HERE / name)], settings)]
    articles = [one.article for one in parsed if one.article is not None]
    readings = read_articles(articles, settings.model)
    return {reading.article.source_id: reading for reading in readings if isinstance(reading, Reading)}


def columns_of(event: Event) -> dict[str, Any]:
    """Return when and where the event took place, named as the columns of ``events``."""
    when, where = event.when, event.where
    return {
        "event_date_start": when and str(when.start),
        "event_date_end": when and str(when.end),
        "event_date_precision": when and when.precision,
        "place_name": where and where.name,
        "geoname_id": where and where.geoname_id,
        "place_country": where and where.country,
        "place_precision": where and where.precision,
    }


def differences(name: str, line: dict[str, Any]) -> dict[str, Any] | None:
    """Return what the event of the gold's trigger, and type if there is one, has otherwise; None without such an event."""
    gold = line["gold"]
    found = [event for event in readings_of(name)[line["id"]].events if _is_named(event, gold["event_text"])]
    typed = [event for event in found if event.event_type == gold["event_type"]]
    others = [
        {key: value for key, value in columns_of(event).items() if key in gold and gold[key] != value}
        for event in typed or found
    ]
    return min(others, key=len) if others else None


def _is_named(event: Event, printed: str) -> bool:
    """Return whether the event's trigger lies in the words printed."""
    text, at = event.sentence.passage.text, event.trigger.idx
    start = text.rfind(printed, 0, at + len(event.trigger.text))
    return 0 <= start <= at < start + len(printed)
