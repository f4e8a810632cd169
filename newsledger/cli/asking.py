"""Commands that query a ledger and write nothing but exports."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from newsledger.cli.options import (
    AtLeastOne,
    Data,
    app,
    settings_of,
)


@app.command
def sql(query: Annotated[str, Parameter(help="One SELECT.")], *, data: Data = None) -> int:
    """Ask the warehouse, read-only."""
    from newsledger.commands.sql import print_query  # noqa: PLC0415 - same

    return print_query(query, settings_of(data=data))


@app.command
def actor(
    name: Annotated[str, Parameter(help="A name as articles print it, in any case, or an actor_id.")],
    *,
    data: Data = None,
    json: Annotated[bool, Parameter(negative="", help="Print one JSON object of all rows.")] = False,
    rows: Annotated[int, Parameter(help="Rows shown of each table, the latest.", validator=AtLeastOne)] = 20,
) -> int:
    """Show one actor of the ledger: names, offices over time, events, statements and mentions, each with its article."""
    from newsledger.commands.actor import show_actor  # noqa: PLC0415 - same

    return show_actor(name, settings_of(data=data), in_json=json, rows=rows)


@app.command
def story(
    asked: Annotated[str, Parameter(help="A story_id, the article_id of one of its articles, or words of its title.")],
    *,
    data: Data = None,
    json: Annotated[bool, Parameter(negative="", help="Print one JSON object of all rows.")] = False,
    rows: Annotated[int, Parameter(help="Rows shown of each table, the latest.", validator=AtLeastOne)] = 20,
) -> int:
    """Show one story of the ledger: its incidents in order of time, tolls, places, actors and articles."""
    from newsledger.commands.story import show_story  # noqa: PLC0415 - same

    return show_story(asked, settings_of(data=data), in_json=json, rows=rows)


@app.command
def place(
    name: Annotated[str, Parameter(help="A place as news would print it.")],
    *,
    near: Annotated[str | None, Parameter(help="Words it stands in, which decide between namesakes.")] = None,
    rows: Annotated[int, Parameter(help="How many candidates to show.", validator=AtLeastOne)] = 10,
) -> int:
    """Show the places that a name may denote, which one is chosen, and why."""
    from newsledger.commands.place import show_place  # noqa: PLC0415 - same

    return show_place(name, near, settings_of(), rows=rows)


@app.command
def export(
    folder: Annotated[str, Parameter(help="Where the files go.")],
    *,
    to: Annotated[Literal["csv", "xlsx", "parquet", "geojson", "plover-json"], Parameter(help="Format of the files.")],
    mart: Annotated[
        tuple[str, ...], Parameter(negative="", help="A table or mart; may be given again (default: all marts).")
    ] = (),
    raw: Annotated[
        bool,
        Parameter(
            negative="",
            help="Leave text as it is that a spreadsheet would run (=, +, -, @); else csv has an apostrophe before it.",
        ),
    ] = False,
    hxl: Annotated[
        bool, Parameter(negative="", help="Add a row of HXL hashtags below the header of csv files.")
    ] = False,
    where: Annotated[str | None, Parameter(help="Only rows for which this SQL condition holds.")] = None,
    since: Annotated[date | None, Parameter(help="Only rows from this day on.")] = None,
    until: Annotated[date | None, Parameter(help="Only rows up to this day.")] = None,
    data: Data = None,
) -> int:
    """Write marts for other programs: a CSV, Parquet or GeoJSON file each, one workbook, or PLOVER events as JSON lines."""
    from newsledger.commands.export import export_marts  # noqa: PLC0415 - same
    from newsledger.warehouse.export_selection import Selection  # noqa: PLC0415 - same

    selection = Selection(where, since, until)
    return export_marts(settings_of(data=data), Path(folder), to, mart, selection=selection, is_raw=raw, has_hxl=hxl)
