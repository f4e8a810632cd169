"""The warehouse: build one DuckDB file from the lake and ``sql/``, swap it in whole, and query it."""

from __future__ import annotations

from newsledger.warehouse.build import ChecksFailedError, WarehouseError, build_warehouse, can_build
from newsledger.warehouse.checks import Failure, check_meanings, run_checks
from newsledger.warehouse.condition import ConditionError, find_matching_ids
from newsledger.warehouse.copies import local_warehouse
from newsledger.warehouse.query import QueryError, query
from newsledger.warehouse.run_rows import refresh_runs
from newsledger.warehouse.shrinking import ShrunkError
from newsledger.warehouse.tolls import find_toll_changes, read_standing_tolls

__all__ = [
    "ChecksFailedError",
    "ConditionError",
    "Failure",
    "QueryError",
    "ShrunkError",
    "WarehouseError",
    "build_warehouse",
    "can_build",
    "check_meanings",
    "find_matching_ids",
    "find_toll_changes",
    "local_warehouse",
    "query",
    "read_standing_tolls",
    "refresh_runs",
    "run_checks",
]
