"""A coded batch and the stamp of its run, for modules that handle batches but code none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

import polars as pl


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a run stamps on its rows: its id, the moment it sees inputs, and the coder's version.

    ``removed`` are the ids of articles that were removed from the ledger and must not come back.
    """

    run_id: str
    seen_at: datetime
    coder: str
    removed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Batch:
    """A coded batch: frames of the article tables, its intake rows, and the seconds it took to parse and to code.

    ``outcomes`` counts inputs by format and outcome (``article``, or the reason of a reject); ``removed`` are the ids
    of stored articles to delete.
    """

    tables: dict[str, pl.DataFrame]
    intake: pl.DataFrame
    outcomes: Counter[tuple[str, str]]
    parse_seconds: float
    code_seconds: float
    removed: frozenset[str] = frozenset()
