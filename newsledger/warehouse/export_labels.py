"""What people read beside codes in an export: names of countries, HXL hashtags, and the codebook of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from newsledger.knowledge.countries import official_names
from newsledger.knowledge.reference import read_table
from newsledger.warehouse.query import query

_CODE = r"^([A-Z]{3})$"


def name_countries(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with the country's short English name after each column of ISO 3166-1 alpha-3 codes."""
    columns: list[pl.Expr] = []
    for name, dtype in rows.schema.items():
        columns.append(pl.col(name))
        is_code = dtype == pl.String and (name == "country" or name.endswith("_country"))
        if is_code and f"{name}_name" not in rows.columns:
            named = pl.col(name).replace_strict(official_names(), default=None, return_dtype=pl.String)
            columns.append(named.alias(f"{name}_name"))
    return rows.select(columns)


def add_hxl_tags(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows as text below a row of HXL hashtags; a column that HXL has no tag for keeps an empty one."""
    tags = {row["column"]: row["tag"] for row in read_table("hxl_tags")}
    first = pl.DataFrame(
        {name: [tags.get(name, "")] for name in rows.columns}, schema=dict.fromkeys(rows.columns, pl.String)
    )
    return pl.concat([first, rows.cast(pl.String)])


def describe_columns(warehouse: Path, names: Sequence[str]) -> pl.DataFrame:
    """Return the codebook of relations: each column with its type and meaning, as the warehouse comments them."""
    listed = ", ".join(f"'{name}'" for name in names)
    sql = (
        "select table_name as sheet, column_name as column, data_type as type, comment as meaning "
        f"from duckdb_columns() where schema_name = 'main' and table_name in ({listed}) order by table_name, column_index"
    )
    return query(warehouse, sql)
