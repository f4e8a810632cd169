"""The warehouse: what enters is the lake and ``sql/``, what leaves is one DuckDB file, swapped in whole, and its answers."""

from __future__ import annotations

from newsledger.warehouse.build import ChecksFailedError, build_warehouse
from newsledger.warehouse.checks import Failure, check_meanings, run_checks
from newsledger.warehouse.condition import ConditionError, ids_meeting
from newsledger.warehouse.copies import local_warehouse
from newsledger.warehouse.query import QueryError, query
from newsledger.warehouse.shrinking import ShrunkError
from newsledger.warehouse.tolls import standing_tolls, toll_changes

__all__ = [
    "ChecksFailedError",
    "ConditionError",
    "Failure",
    "QueryError",
    "ShrunkError",
    "build_warehouse",
    "check_meanings",
    "ids_meeting",
    "local_warehouse",
    "query",
    "run_checks",
    "standing_tolls",
    "toll_changes",
]
