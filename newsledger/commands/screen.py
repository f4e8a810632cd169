"""Print an article's rows in colour, each with its evidence in context."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsledger.operations.terminal import make_visible

_CONTEXT = 40
_COLOURS = {
    "verbal_cooperation": "green",
    "material_cooperation": "bold green",
    "verbal_conflict": "yellow",
    "material_conflict": "bold red",
}
_HAZARD_COLOUR = "magenta"
_BOUND_MARKS = {"at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< ", "about": "~ "}


def show_article(tables: Mapping[str, pl.DataFrame], console: Console) -> None:
    """Print what was found in one article: events, figures, statements, actors."""
    article = tables["articles"].row(0, named=True)
    console.print(Text(make_visible(article["title"] or "(no title)"), style="bold"))
    facts = ("publisher", "agency", "section", "dateline", "published_date", "language")
    console.print(Text(" · ".join(f"{name} {article[name]}" for name in facts if article[name]), style="dim"))
    for make in (_event_table, _figure_table, _statement_table, _actor_table):
        table = make(article, tables)
        if table.row_count:
            console.print(table)


def _new_table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", show_lines=False, pad_edge=False, expand=True)
    for column in columns:
        table.add_column(column, ratio=3 if column == "words" else 1, overflow="fold")
    return table


def _add_row(table: Table, *cells: str | Text) -> None:
    """Add a row; text from an article is printed as it is, never as rich's markup or emoji codes."""
    table.add_row(*(Text(make_visible(cell)) if isinstance(cell, str) else cell for cell in cells))


def _event_table(article: Mapping[str, Any], tables: Mapping[str, pl.DataFrame]) -> Table:
    table = _new_table("events", "what", "who → whom", "when, where", "words")
    surface = dict(tables["actor_mentions"].select("mention_id", "text").iter_rows())
    for event in tables["events"].iter_rows(named=True):
        what = Text(
            " ".join(filter(None, (event["event_type"], event["mode"]))),
            style=_COLOURS.get(event["quad_class"], _HAZARD_COLOUR),
        )
        if event["realis"] != "asserted":
            what.append(f" {event['realis']}", style="italic")
        who = {
            role: _format_participants(event["event_id"], role, tables["event_actors"], surface)
            for role in ("actor", "recipient")
        }
        when = f"{event['event_date_start'] or ''} {event['place_name'] or ''} {event['place_country'] or ''}"
        _add_row(
            table,
            what,
            f"{who['actor']} → {who['recipient']}",
            " ".join(when.split()),
            highlight_evidence(article, event),
        )
    return table


def _format_participants(event_id: str, role: str, event_actors: pl.DataFrame, surface: Mapping[str, str]) -> str:
    rows = event_actors.filter((pl.col("event_id") == event_id) & (pl.col("role") == role))
    return (
        ", ".join(f"{surface[row['mention_id']]} ({row['country'] or '?'})" for row in rows.iter_rows(named=True))
        or "–"
    )


def _figure_table(article: Mapping[str, Any], tables: Mapping[str, pl.DataFrame]) -> Table:
    table = _new_table("figures", "measure", "value", "of whom", "says", "words")
    for figure in tables["figures"].iter_rows(named=True):
        described = " ".join(
            filter(None, (figure["population_country"], figure["population_group"], figure["counted"]))
        )
        whom = " ".join({word.casefold(): word for word in described.split()}.values())
        _add_row(
            table,
            figure["measure"],
            _format_value(figure),
            whom,
            figure["attributed_to"] or "–",
            highlight_evidence(article, figure),
        )
    return table


def _format_value(figure: Mapping[str, Any]) -> str:
    if figure["bound"] in ("range", "vague"):
        low, high = (f"{side:,g}" if side is not None else "" for side in (figure["value_low"], figure["value_high"]))
        value = f"{low}–{high}"
    else:
        stated = next(v for v in (figure["value_best"], figure["value_low"], figure["value_high"]) if v is not None)
        value = f"{_BOUND_MARKS.get(figure['bound'], '')}{stated:,g}"
    return " ".join((value, figure["unit"], "" if figure["realis"] == "asserted" else figure["realis"])).strip()


def _statement_table(article: Mapping[str, Any], tables: Mapping[str, pl.DataFrame]) -> Table:
    table = _new_table("statements", "speaker", "verb", "words")
    for row in tables["statements"].iter_rows(named=True):
        _add_row(
            table,
            row["speaker"] or "–",
            row["verb"] or "–",
            highlight_evidence(article, row | {"evidence": row["quote"]}),
        )
    return table


def _actor_table(article: Mapping[str, Any], tables: Mapping[str, pl.DataFrame]) -> Table:
    del article
    table = _new_table("actors", "actor", "kind", "country", "sector", "as printed")
    known = tables["actor_mentions"].filter(pl.col("actor_id").is_not_null())
    groups = known.group_by("actor_id", maintain_order=True).agg(
        pl.col("kind", "role_country", "role_sector").drop_nulls().first(), pl.col("text").unique(maintain_order=True)
    )
    for row in groups.iter_rows(named=True):
        _add_row(table, row["actor_id"], row["kind"], row["role_country"], row["role_sector"], ", ".join(row["text"]))
    return table


def highlight_evidence(article: Mapping[str, Any], row: Mapping[str, Any]) -> Text:
    """Return the row's evidence, highlighted, with the text of the article just before and after it."""
    text, start, end = article[row["evidence_field"]], row["char_start"], row["char_end"]
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    lead = before.rpartition("\n")[2]
    tail = after.partition("\n")[0]
    parts = ((lead, "dim"), (text[start:end], "bold"), (tail, "dim"))
    return Text.assemble(*((make_visible(words), style) for words, style in parts))
