"""Expected against found: what enters is an expected.json and an article's frames, what leaves is what does not match."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from newsledger.model.identity import slug

Tables = Mapping[str, pl.DataFrame]
Row = dict[str, Any]


def failures(expected: Mapping[str, Any], tables: Tables) -> list[str]:
    """Return one line per expectation that the frames do not meet."""
    checks = (_article, _events, _figures, _actors, _statements)
    return [line for check in checks for line in check(expected, tables)]


def _article(expected: Mapping[str, Any], tables: Tables) -> Iterator[str]:
    row = tables["articles"].row(0, named=True)
    for field, value in expected.get("article", {}).items():
        if field == "not_in_body":
            yield from (f"body holds {text!r}" for text in value if text in row["body"])
        elif (row[field] if isinstance(row[field], list) else str(row[field])) != (
            value if isinstance(value, list) else str(value)
        ):
            yield f"article.{field} is {row[field]!r}, not {value!r}"


def _events(expected: Mapping[str, Any], tables: Tables) -> Iterator[str]:
    found = list(event_rows(tables))
    for wanted in expected.get("events", []):
        if not any(event_matches(wanted, row) for row in found):
            yield f"no event {wanted}"
    for unwanted in expected.get("no_events", []):
        shape = {"realis": "asserted"} | unwanted
        yield from (f"unwanted event {shape}: {row['evidence']!r}" for row in found if event_matches(shape, row))
    at_most = expected.get("event_count_at_most")
    if at_most is not None and len(found) > at_most:
        kinds = [(row["event_type"], row["realis"], row["evidence"]) for row in found]
        yield f"{len(found)} events, at most {at_most} expected: {kinds}"


def event_rows(tables: Tables) -> Iterator[Row]:
    """Yield events with the mentions of their participants under `actor` and `recipient`."""
    mentions = {row["mention_id"]: row for row in tables["actor_mentions"].iter_rows(named=True)}
    for event in tables["events"].iter_rows(named=True):
        sides: dict[str, list[Row]] = {"actor": [], "recipient": []}
        for part in tables["event_actors"].filter(pl.col("event_id") == event["event_id"]).iter_rows(named=True):
            sides[part["role"]].append(part | {"text": mentions[part["mention_id"]]["text"]})
        yield event | sides


def event_matches(wanted: Mapping[str, Any], row: Row) -> bool:
    """Tell whether an event is the wanted one; participants by id, country or words."""
    plain = ("event_type", "mode", "realis", "place_country", "event_date_precision")
    return (
        all(row[field] == wanted[field] for field in plain if field in wanted)
        and ("date" not in wanted or str(row["event_date_start"]) == wanted["date"])
        and all(any(_names(name, part) for part in row["actor"]) for name in wanted.get("actors", []))
        and all(any(_names(name, part) for part in row["recipient"]) for name in wanted.get("recipients", []))
        and ("attributed_to" not in wanted or _holds(row["attributed_to"], wanted["attributed_to"]))
    )


def _names(name: str, part: Row) -> bool:
    same_id = bool(part["actor_id"]) and slug(name) == part["actor_id"].partition(":")[2].rpartition("/")[2]
    return same_id or name in (part["actor_id"], part["country"]) or _holds(part["text"], name)


def _holds(text: str | None, part: str) -> bool:
    return part.casefold() in (text or "").casefold()


def _figures(expected: Mapping[str, Any], tables: Tables) -> Iterator[str]:
    found = list(tables["figures"].iter_rows(named=True))
    brief = [
        {key: row[key] for key in ("measure", "value_low", "value_best", "value_high", "bound", "evidence")}
        for row in found
    ]
    for wanted in expected.get("figures", []):
        if not any(figure_matches(wanted, row) for row in found):
            yield f"no figure {wanted} in {brief}"
    if "figure_count" in expected and len(found) != expected["figure_count"]:
        yield f"{len(found)} figures, {expected['figure_count']} expected: {brief}"


def figure_matches(wanted: Mapping[str, Any], row: Row) -> bool:
    """Tell whether a figure has every wanted value; the source by its words."""
    loose = {"attributed_to", "counted", "place"}
    source = wanted.get("attributed_to", ...)
    return all(row[field] == value for field, value in wanted.items() if field not in loose | {"note"}) and (
        source is ... or (row["attributed_to"] is None if source is None else _holds(row["attributed_to"], source))
    )


def _actors(expected: Mapping[str, Any], tables: Tables) -> Iterator[str]:
    found = list(tables["actor_mentions"].iter_rows(named=True))
    for wanted in expected.get("actors", []):
        if not any(actor_matches(wanted, row) for row in found):
            yield f"no actor {wanted}"


def actor_matches(wanted: Mapping[str, Any], row: Row) -> bool:
    """Tell whether a mention is the wanted actor, by id or name."""
    named = (
        row["actor_id"] == wanted["actor_id"]
        if "actor_id" in wanted
        else slug(wanted["name"]) in (slug(row["text"]), (row["actor_id"] or "").rpartition(":")[2].rpartition("/")[2])
    )
    fields = {"kind": "kind", "country": "role_country", "sector": "role_sector"}
    return named and all(row[column] == wanted[field] for field, column in fields.items() if field in wanted)


def _statements(expected: Mapping[str, Any], tables: Tables) -> Iterator[str]:
    found = list(tables["statements"].iter_rows(named=True))
    for wanted in expected.get("statements", []):
        if not any(statement_matches(wanted, row) for row in found):
            yield f"no statement {wanted} in {[(row['speaker'], row['quote']) for row in found]}"


def statement_matches(wanted: Mapping[str, Any], row: Row) -> bool:
    """Tell whether a statement holds the wanted words of the wanted speaker."""
    speaker = wanted.get("speaker")
    return (
        wanted["quote_contains"] in row["quote"]
        and ("is_direct" not in wanted or row["is_direct"] == wanted["is_direct"])
        and (speaker is None or _holds(row["speaker"], speaker) or slug(speaker) in (row["speaker_actor_id"] or ""))
    )
