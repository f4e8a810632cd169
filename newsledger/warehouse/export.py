"""Export relations of the warehouse for other programs, as files of one format in a folder.

csv, parquet and geojson: one file per relation; xlsx: one workbook with a sheet per relation and a codebook; plover-json: one
line per event. csv and xlsx have the names of countries beside their codes.
Text that a spreadsheet would run as a formula is marked as text in csv and xlsx, unless the caller wants it raw. Each file is written under a temporary name and then moved into place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import polars as pl

from newsledger.warehouse import query
from newsledger.warehouse.export_geojson import geojson_lines, has_points
from newsledger.warehouse.export_labels import add_hxl_tags, describe_columns, name_countries
from newsledger.warehouse.export_selection import Selection, select_rows

Format = Literal["csv", "xlsx", "parquet", "geojson", "plover-json"]
FORMATS: tuple[Format, ...] = get_args(Format)
_MAX_SHEET_ROWS = 1_048_575
_CODEBOOK = "codebook"
_MEASURED_ROWS, _WIDEST_COLUMN, _PIXELS_PER_LETTER = 200, 60, 7
_PLOVER = (
    "select e.event_id, e.event_type, e.mode, e.contexts, e.quad_class, e.score, e.cameo_root, e.realis, "
    "e.event_date_start, e.event_date_end, e.event_date_precision, e.place_name, e.geoname_id, e.latitude, e.longitude, "
    "e.place_country, e.attributed_to, e.evidence, e.confidence, e.coder, a.article_id, a.url, a.publisher, a.published_date, "
    "list({'role': p.role, 'actor_id': p.actor_id, 'name': coalesce(k.name, m.text), 'text': m.text, 'country': p.country, "
    "'sector': p.sector} order by p.role, m.char_start, p.mention_id) filter (where p.event_id is not null) as parties "
    "from events e join articles a using (article_id) left join event_actors p on p.event_id = e.event_id "
    "left join actor_mentions m on m.mention_id = p.mention_id left join actors k on k.actor_id = p.actor_id where e.event_type <> 'HAZARD' "
    "group by all order by e.event_date_start, e.event_id"
)


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file that was written, and its number of rows."""

    file: Path
    rows: int


def list_relations(warehouse: Path) -> list[str]:
    """Return the names of all tables and marts, in alphabetical order."""
    names = query(warehouse, "select table_name from duckdb_tables() where schema_name = 'main' order by table_name")
    return [str(name) for name in names["table_name"]]


def export(
    warehouse: Path,
    folder: Path,
    to: Format,
    names: Sequence[str],
    *,
    selection: Selection = Selection(),  # noqa: B008 - frozen
    is_raw: bool = False,
    has_hxl: bool = False,
) -> list[ExportedFile]:
    """Write the relations, or with ``plover-json`` the events, and return what was written.

    ``is_raw`` writes text that a spreadsheet would run as a formula as it is; ``has_hxl`` adds a row of HXL hashtags to csv.

    Raises ValueError for a name that is not a relation of the warehouse, for more rows than a sheet can hold, and for a
    selection that cannot be made.
    """
    if has_hxl and to != "csv":
        raise ValueError(f"--hxl adds a row to csv files, {to} has none: use --to csv")
    if to == "plover-json":
        kept = set(select_rows(warehouse, "events", selection)["event_id"])
        events = query(warehouse, _PLOVER).filter(pl.col("event_id").is_in(kept))
        lines = list(_plover_lines(events))
        return [_write_lines(folder / "events.jsonl", lines, len(lines))]
    known = list_relations(warehouse)
    unknown = sorted(set(names) - set(known))
    if unknown:
        raise ValueError(f"no table or mart {', '.join(unknown)}; there are {', '.join(known)}")
    frames = {name: select_rows(warehouse, name, selection) for name in names}
    if to == "geojson":
        return list(_write_maps(folder, frames))
    if to == "xlsx":
        codebook = describe_columns(warehouse, names)
        return [_write_workbook(folder / "newsledger.xlsx", frames, codebook, is_raw=is_raw)]
    return [
        _write_table(folder / f"{name}.{to}", frame, to, is_raw=is_raw, has_hxl=has_hxl)
        for name, frame in frames.items()
    ]


def _write_maps(folder: Path, frames: dict[str, pl.DataFrame]) -> Iterator[ExportedFile]:
    """Write a GeoJSON file for each relation that has coordinates; raises ValueError if none has."""
    mapped = {name: rows for name, rows in frames.items() if has_points(rows)}
    if not mapped:
        raise ValueError(f"{', '.join(frames)}: no coordinates to map; take incidents, places or events with --mart")
    for name, rows in mapped.items():
        yield _write_lines(folder / f"{name}.geojson", list(geojson_lines(rows)), rows.height)


def _write_table(path: Path, rows: pl.DataFrame, to: Format, *, is_raw: bool, has_hxl: bool) -> ExportedFile:
    unfinished = _temporary_path(path)
    if to == "csv":
        flat = name_countries(_flatten(rows))
        shown = flat if is_raw else _mark_formulas(flat)
        (add_hxl_tags(shown) if has_hxl else shown).write_csv(unfinished)
    else:
        rows.write_parquet(unfinished, compression="zstd")
    return _move_into_place(unfinished, path, rows.height)


def _write_workbook(
    path: Path, frames: dict[str, pl.DataFrame], codebook: pl.DataFrame, *, is_raw: bool
) -> ExportedFile:
    """Write a sheet for each relation, its header frozen, and the codebook of their columns as the last sheet."""
    import xlsxwriter  # noqa: PLC0415 - only this format needs it

    for name, rows in frames.items():
        if rows.height > _MAX_SHEET_ROWS:
            raise ValueError(f"{name} has {rows.height:,} rows, a sheet holds {_MAX_SHEET_ROWS:,}: use csv or parquet")
    unfinished = _temporary_path(path)
    with xlsxwriter.Workbook(unfinished, {"strings_to_urls": False, "strings_to_formulas": False}) as book:
        for name, rows in (*frames.items(), (_CODEBOOK, codebook)):
            flat = name_countries(_flatten(rows))
            kept_as_text: Any = {} if is_raw else dict.fromkeys(flat.select(pl.col(pl.String)).columns, _AS_TEXT)
            widths: Any = {column: _width_of(flat[column]) for column in flat.columns}
            flat.write_excel(
                book,
                worksheet=name[:31],
                autofit=False,
                column_formats=kept_as_text,
                column_widths=widths,
                freeze_panes=(1, 0),
            )
    return _move_into_place(unfinished, path, sum(rows.height for rows in frames.values()))


def _width_of(column: pl.Series) -> int:
    """Return a width in pixels for the longest of the first cells and the header."""
    shown = column.head(_MEASURED_ROWS).cast(pl.String).str.len_chars().max()
    letters = max(len(column.name) + 2, shown if isinstance(shown, int) else 0)
    return min(letters, _WIDEST_COLUMN) * _PIXELS_PER_LETTER


def _flatten(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with lists joined by "|", structs as JSON, and timestamps in UTC without a zone."""
    columns = []
    for name, dtype in rows.schema.items():
        if isinstance(dtype, pl.List):
            columns.append(pl.col(name).cast(pl.List(pl.String)).list.join("|"))
        elif isinstance(dtype, pl.Struct):
            columns.append(pl.col(name).struct.json_encode())
        elif isinstance(dtype, pl.Datetime):
            columns.append(pl.col(name).dt.replace_time_zone(None))
    return rows.with_columns(columns)


_AS_TEXT = {"quote_prefix": True}
"""A cell's format that keeps its text from being read as a formula, also when it is edited."""
_FORMULA = r"^[\s\x00-\x1f]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|^[\t\r\n]"
"""Text that Excel, LibreOffice or Google Sheets may take for a formula, also in full-width characters."""


def _mark_formulas(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with an apostrophe before text that a spreadsheet would run; numbers stay numbers."""
    text = pl.col(pl.String)
    return rows.with_columns(pl.when(text.str.contains(_FORMULA)).then(pl.lit("'") + text).otherwise(text).name.keep())


def _plover_lines(rows: pl.DataFrame) -> Iterator[str]:
    for row in rows.iter_rows(named=True):
        yield json.dumps(_plover_event(row), ensure_ascii=False, default=str)


def _plover_event(row: dict[str, Any]) -> dict[str, Any]:
    """Return the event in PLOVER's layout: what, when, where, who, and the source."""
    parties = row["parties"] or []
    place = ("place_name", "geoname_id", "latitude", "longitude", "place_country")
    source = ("article_id", "url", "publisher", "published_date", "attributed_to", "evidence", "confidence", "coder")
    event = {
        "id": row["event_id"], "date": row["event_date_start"], "date_end": row["event_date_end"],
        "date_precision": row["event_date_precision"], "type": row["event_type"], "mode": row["mode"],
        "context": row["contexts"], "quad_class": row["quad_class"], "score": row["score"], "cameo_root": row["cameo_root"],
        "realis": row["realis"],
    }  # fmt: skip
    for role in ("actor", "recipient"):
        event[role] = [
            {key: party[key] for key in party if key != "role"} for party in parties if party["role"] == role
        ]
    event["location"] = {name: row[name] for name in place}
    return event | {"source": {name: row[name] for name in source}}


def _write_lines(path: Path, lines: Sequence[str], rows: int) -> ExportedFile:
    unfinished = _temporary_path(path)
    unfinished.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return _move_into_place(unfinished, path, rows)


def _temporary_path(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.with_name(f".{path.name}.tmp")


def _move_into_place(unfinished: Path, path: Path, rows: int) -> ExportedFile:
    unfinished.replace(path)
    return ExportedFile(path, rows)
