"""Read the fields that the folders of a partitioned data set hold (``year=2018/month=08/publisher=Courier/``)."""

from __future__ import annotations

from urllib.parse import unquote

from newsledger.parse.input_columns import find_field

_DATE_PARTS = ("year", "month", "day")
_UNKNOWN = frozenset({"", "__HIVE_DEFAULT_PARTITION__", "null", "unknown"})


def partition_fields(uri: str) -> dict[str, object]:
    """Return the fields that the folders of the file name, and the day that ``year``, ``month`` and ``day`` give."""
    pairs = [part.partition("=") for part in uri.replace("\\", "/").split("/")[:-1]]
    values = {key.casefold(): unquote(value) for key, equals, value in pairs if equals and value not in _UNKNOWN}
    found: dict[str, object] = {
        field: value
        for key, value in values.items()
        if (field := find_field(key)) not in {None, "text", "id"} and key not in _DATE_PARTS and field is not None
    }
    parts = [values.get(name, "") for name in _DATE_PARTS]
    if all(part.isdecimal() for part in parts):
        found["published_at"] = f"{parts[0]}-{parts[1].zfill(2)}-{parts[2].zfill(2)}"
    return found
