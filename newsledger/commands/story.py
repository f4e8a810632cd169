"""``newsledger story``: print one story: its incidents in order of time, tolls, places, actors and articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from newsledger.operations.terminal import print_json, print_line
from newsledger.settings import Settings
from newsledger.warehouse import local_warehouse
from newsledger.warehouse.story_profile import StoryProfile, find_story

_LINES = {
    "incidents": "{event_date}  {event_type} {mode}  {place_name}  ({actors} → {recipients}; {reports} reports)  “{sentence}”",
    "tolls": "{measure}  {day}  {best:g}  ({low:g} to {high:g}){corrected}  {best_source}  {disagree}",
    "places": "{place_name}  {place_country}  {events} events",
    "actors": "{name}  {events} events",
    "articles": "{published_date}  {publisher}  {title}  {article}",
}
"""How a row of each table is printed, in this order; --json prints every column."""


def show_story(asked: str, settings: Settings, *, in_json: bool, rows: int) -> int:
    """Print the story; raises UnknownStoryError if no story or several are meant, QueryError without a ledger."""
    found = find_story(local_warehouse(settings), asked)
    if in_json:
        print_json({table: frame.to_dicts() for table, frame in found.tables.items()})
        return 0
    for line in (*_header_lines(found), *_body_lines(found, rows)):
        print_line(line)
    return 0


def _header_lines(found: StoryProfile) -> Iterator[str]:
    story = found.tables["story"].row(0, named=True)
    yield f"{story['title'] or '(no title)'}  ({found.story_id})"
    yield " · ".join(str(story[column]) for column in ("kind", "place_name", "focus_country") if story[column])
    days = " to ".join(dict.fromkeys(str(story[column]) for column in ("first_date", "last_date") if story[column]))
    yield f"{days or 'without date'}: {story['articles']} articles of {story['publishers']} publishers"
    yield ", ".join(story["keywords"])


def _body_lines(found: StoryProfile, rows: int) -> Iterator[str]:
    """Yield the title and the last ``rows`` rows of each table that has any."""
    for name, line in _LINES.items():
        frame = found.tables[name]
        if frame.height:
            yield ""
            yield name + (f": the last {rows} of {frame.height}" if frame.height > rows else "")
            yield from _table_lines(frame.tail(rows), line)


def _table_lines(frame: pl.DataFrame, line: str) -> Iterator[str]:
    for row in frame.iter_rows(named=True):
        numbers = {name: float("inf") if row.get(name) is None else row[name] for name in ("low", "best", "high")}
        corrected = " corrected" if row.get("is_corrected") else ""
        cells = {column: "" if cell is None else cell for column, cell in row.items()} | numbers
        yield (
            "  " + re.sub(r" {3,}", "  ", line.format_map(cells | {"corrected": corrected}).replace("\n", " ")).rstrip()
        )
