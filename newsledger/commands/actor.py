"""``newsledger actor``: look a name up and print all the ledger knows about that actor, with source articles.

How the reference alone resolves the name, by which rule and words, is said too, also of a mention that no actor has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import polars as pl

from newsledger.operations.terminal import print_json, print_line
from newsledger.resolving.explanations import explain_mention
from newsledger.settings import Settings
from newsledger.warehouse import local_warehouse
from newsledger.warehouse.profile import Profile, UnknownActorError, find_profile

_LINES = {
    "merged": "{actor_id}  {name}",
    "offices": "{title}  {country} {sector}  {first_seen_date} to {last_seen_date}, {article_count} articles, first {first_article}",
    "events": "{event_date_start}  {event_type} {mode}  ({role}, {realis}; {others})  “{evidence}”  {article}",
    "statements": "{published_date}  {verb}: “{quote}”  {article}",
    "mentions": "{published_date}  {text}  {title}  {country} {sector}  ({resolution})  {article}",
}
"""How a row of each table is printed, in this order; --json prints every column."""


def show_actor(name: str, settings: Settings, *, in_json: bool, rows: int) -> int:
    """Print the actor; raises UnknownActorError if no actor or several have that name, QueryError without a ledger."""
    try:
        found = find_profile(local_warehouse(settings), name)
    except UnknownActorError:
        for line in () if in_json else explain_mention(name):
            print_line(line)
        raise
    if in_json:
        tables = {table: frame.to_dicts() for table, frame in found.tables.items()}
        print_json(tables)
        return 0
    for line in (*_header_lines(found), *explain_mention(name if ":" not in name else str(_name_of(found)))):
        print_line(line)
    for table, line in _LINES.items():
        for text in _table_lines(table, found.tables[table], line, rows):
            print_line(text)
    return 0


def _name_of(found: Profile) -> object:
    return found.tables["actor"].row(0, named=True)["name"]


def _header_lines(found: Profile) -> list[str]:
    actor: Mapping[str, object] = found.tables["actor"].row(0, named=True)
    facts = [str(actor[column]) for column in ("kind", "country", "sector", "title") if actor[column]]
    aliases = actor["aliases"]
    printed = ", ".join(aliases) if isinstance(aliases, list) else ""
    seen = f"{actor['mention_count']} mentions in {actor['article_count']} articles"
    return [
        f"{actor['name']}  ({found.actor_id})",
        " · ".join(facts),
        f"seen {actor['first_seen_date'] or 'without date'} to {actor['last_seen_date'] or 'without date'}: {seen}",
        f"printed as: {printed}",
    ]


def _table_lines(title: str, frame: pl.DataFrame, line: str, rows: int) -> Iterator[str]:
    """Yield the title and the last ``rows`` rows, the latest day at the end."""
    if frame.is_empty():
        return
    yield ""
    yield title + (f": the last {rows} of {frame.height}" if frame.height > rows else "")
    for row in frame.tail(rows).iter_rows(named=True):
        text = line.format_map({column: "" if cell is None else cell for column, cell in row.items()})
        yield "  " + re.sub(r" {3,}", "  ", text.replace("; )", ")").replace("\n", " ")).rstrip()
