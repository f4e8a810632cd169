"""Write and parse ``lake.json``, which says how a lake is laid out; a record that is not exactly one is refused."""

from __future__ import annotations

import json
from dataclasses import dataclass

from newsledger.ledger.lake.errors import WAY_BACK, LakeFormatError
from newsledger.ledger.lake.layout import Layout, Period, parse_period

FORMAT_VERSION = 2
LAKE_FILE = "lake.json"
_KEYS = {"format_version", "period"}


@dataclass(frozen=True, slots=True)
class LakeRecord:
    """The version of the lake's format and the period of its files."""

    version: int
    period: Period


def make_lake_record(layout: Layout) -> bytes:
    """Return the content of ``lake.json`` for a lake with this layout."""
    return f"{json.dumps({'format_version': FORMAT_VERSION, 'period': layout.period})}\n".encode()


def parse_lake_record(content: bytes, place: object) -> LakeRecord:
    """Return the record of this format or an older one; raises LakeFormatError for a damaged or newer record."""
    try:
        found = json.loads(content)
        version = _version_of(found)
        record = _parse_known(found, version) if version <= FORMAT_VERSION else None
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise LakeFormatError(place, f"does not say how the lake is laid out ({error})", WAY_BACK) from error
    if record is None:
        advice = f"this newsledger reads {FORMAT_VERSION}; a newer one made it"
        raise LakeFormatError(place, f"says format version {version}", advice)
    return record


def _version_of(found: dict[str, object]) -> int:
    version = found["format_version"]
    if type(version) is not int or version < 0:
        raise ValueError(f"{version!r} is no version of a format")
    return version


def _parse_known(found: dict[str, object], version: int) -> LakeRecord:
    if found.keys() - _KEYS:
        raise ValueError(f"unknown: {', '.join(sorted(found.keys() - _KEYS))}")
    return LakeRecord(version, parse_period(found["period"]))


def require_current(record: LakeRecord, place: object) -> None:
    """Raise LakeFormatError, which names ``migrate``, for a record of an older format."""
    if record.version < FORMAT_VERSION:
        advice = f"`newsledger migrate` brings a ledger to {FORMAT_VERSION}"
        raise LakeFormatError(place, f"says format version {record.version}", advice)
