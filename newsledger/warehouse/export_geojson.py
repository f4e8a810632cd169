"""Turn rows with coordinates into GeoJSON (RFC 7946): a point each, with the other columns as its properties."""

from __future__ import annotations

import json
from collections.abc import Iterator

import polars as pl

_POINT = ("longitude", "latitude")


def has_points(rows: pl.DataFrame) -> bool:
    """Return whether the rows have columns of coordinates."""
    return set(_POINT) <= set(rows.columns)


def geojson_lines(rows: pl.DataFrame) -> Iterator[str]:
    """Yield the lines of a feature collection; a row without coordinates is a feature without a geometry."""
    yield '{"type": "FeatureCollection", "features": ['
    last = rows.height - 1
    for number, row in enumerate(rows.iter_rows(named=True)):
        point = [row.pop(name) for name in _POINT]
        geometry = None if None in point else {"type": "Point", "coordinates": point}
        feature = {"type": "Feature", "geometry": geometry, "properties": row}
        yield json.dumps(feature, ensure_ascii=False, default=str) + ("," if number < last else "")
    yield "]}"
