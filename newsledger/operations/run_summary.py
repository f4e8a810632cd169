"""What a run did, counted: what enters is inputs and batches, what leaves is the row of ``runs`` and the closing table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice

import polars as pl

from newsledger import __version__
from newsledger.coding.pipeline import Batch, Stamp
from newsledger.coding.rows import frame
from newsledger.contracts.logs import STAGE_SECONDS
from newsledger.parse.inputs import Input

_SOURCES = {"input_id": pl.String, "article_id": pl.String}


@dataclass(slots=True)
class RunSummary:
    """Counts of one run. ``unchanged`` inputs were coded before by this coder and are skipped by their hash.

    ``outcomes`` counts by format what became of inputs: ``article``, ``unchanged``, or the reason of a reject; ``sources``
    are the inputs that each stored article came from when the run began. ``remark`` says why the run did not publish the
    warehouse, ``is_cut_short`` that its time was over before its inputs were.
    """

    stamp: Stamp
    known: dict[str, tuple[str, str]]
    force: bool = False
    command: str = "run"
    remark: str | None = None
    is_cut_short: bool = False
    batches: int = 0
    sources: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=_SOURCES))
    inputs: int = 0
    unchanged: int = 0
    input_bytes: int = 0
    articles: int = 0
    rejects: Counter[str] = field(default_factory=Counter)
    remarks: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGE_SECONDS, 0.0))
    _seen: set[tuple[str, str]] = field(default_factory=set)
    _written: set[str] = field(default_factory=set)
    """Articles of the batches before the latest, which this run has read already."""
    _latest: set[str] = field(default_factory=set)

    def filter_changed(self, inputs: Iterable[Input]) -> Iterator[Input]:
        """Yield the inputs to code; count those that are unchanged or were given twice."""
        for found in inputs:
            self.inputs += 1
            self.input_bytes += len(found.content)
            place = (found.input_id, found.raw_hash)
            if place in self._seen or self._is_known(found):
                self.unchanged += 1
                self.outcomes[found.format, "unchanged"] += 1
            else:
                yield found
            self._seen.add(place)

    def _is_known(self, found: Input) -> bool:
        return not self.force and self.known.get(found.input_id) in {(found.raw_hash, self.stamp.coder), REMOVED}

    def find_reread(self, batch: Batch) -> list[str]:
        """Return the articles whose only inputs the batch has read again: what was read before gives way, whichever looks newer."""
        again = batch.intake.filter(pl.col("state") == "article")
        known = self.sources.filter(pl.col("article_id").is_in(again["article_id"].implode()))
        others = known.join(again, on=["input_id", "article_id"], how="anti")["article_id"]
        return sorted(set(known["article_id"]) - set(others) - self._written)

    def add(self, batch: Batch) -> None:
        """Count what a committed batch held."""
        self.batches += 1
        states = Counter(batch.intake["state"])
        self._written |= self._latest
        self._latest = set(batch.intake["article_id"].drop_nulls())
        self.articles += states["article"]
        self.rejects.update(batch.intake.filter(pl.col("state") == "reject")["reason"].to_list())
        kept = batch.intake.filter(pl.col("state") == "article")["message"].drop_nulls()
        self.remarks.update(remark for message in kept for remark in _remark_kinds(message))
        self.outcomes.update(batch.outcomes)
        self.rows.update({table: rows.height for table, rows in batch.tables.items()})
        self.seconds["parse"] += batch.parse_seconds
        self.seconds["code"] += batch.code_seconds

    def row(self, status: str) -> pl.DataFrame:
        """Return the row of ``runs``; its moment of finishing is null while it runs."""
        row = {
            "run_id": self.stamp.run_id,
            "started_at": self.stamp.seen_at,
            "finished_at": None if status == "running" else datetime.now(UTC),
            "command": self.command,
            "status": status,
            "remark": self.remark,
            "inputs": self.inputs,
            "articles": self.articles,
            "unchanged": self.unchanged,
            "rejects": self.rejects.total(),
            "events": self.rows["events"],
            "figures": self.rows["figures"],
            "coder": self.stamp.coder,
            "newsledger_version": __version__,
            "stage_seconds": {stage: round(seconds, 3) for stage, seconds in self.seconds.items()},
        }
        return frame("runs", [row])


def _remark_kinds(message: str) -> Iterator[str]:
    """Yield what sort of thing each part of the message tells, without the case: the url, the date."""
    for part in message.split("; "):
        yield part.partition(": ")[0]


def split_into_batches(inputs: Iterable[Input], size: int) -> Iterator[Sequence[Input]]:
    """Yield the inputs in lists of at most ``size``."""
    source = iter(inputs)
    while batch := list(islice(source, size)):
        yield batch


REMOVED = ("removed", "for good")
"""What is known of an input whose article was taken out of the ledger, whatever its words and the coder are now."""


def find_coded_inputs(known: pl.DataFrame) -> dict[str, tuple[str, str]]:
    """Return the hash of each input that the lake knows and the coder that read it, by the input's id."""
    coders = {coder: coder for coder in known["coder"].unique()}  # one text for all rows of a coder
    rows = known.select("input_id", "raw_hash", "coder", "reason").iter_rows(buffer_size=10_000)
    return {
        input_id: REMOVED if reason == "removed" else (raw_hash, coders[coder])
        for input_id, raw_hash, coder, reason in rows
    }


def find_sources(known: pl.DataFrame) -> pl.DataFrame:
    """Return which inputs each stored article came from."""
    return known.filter(pl.col("state") == "article").select(list(_SOURCES))


def find_removed_ids(known: pl.DataFrame) -> frozenset[str]:
    """Return the ids of articles that were taken out of the ledger."""
    return frozenset(known.filter(pl.col("reason") == "removed")["article_id"].drop_nulls())
