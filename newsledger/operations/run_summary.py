"""Count what a run does with its inputs and batches, for its row of ``runs`` and the closing table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

import polars as pl

from newsledger import __version__
from newsledger.coding.batch import Batch, Stamp
from newsledger.coding.frames import make_frame
from newsledger.contracts.logs import STAGE_SECONDS
from newsledger.model.outcomes import STANDARD_INPUT, Input, Reject
from newsledger.operations import run_clock

ALARMING = ("coder_error", "too_slow")
"""Reject reasons that are bugs of newsledger and not of the input."""
UNDATED = "no publication date"
_SOURCES = {"input_id": pl.String, "article_id": pl.String}


@dataclass(slots=True)
class RunSummary:
    """Counts of one run. ``unchanged`` inputs were already coded by this coder and are skipped by their hash.

    ``outcomes`` counts inputs by format and outcome: ``article``, ``unchanged``, or the reason of a reject; ``sources``
    are the inputs of each stored article when the run began; ``replaced`` are inputs whose article another input of the
    run became too, so that the newest of them stands. ``remark`` says why the run did not publish the warehouse;
    ``is_cut_short`` means that it reached its time limit before the end of its inputs.
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
    replaced: int = 0
    rejects: Counter[str] = field(default_factory=Counter)
    remarks: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    finished_at: datetime | None = None
    undated: list[str] = field(default_factory=list)
    """Inputs that became articles without a publication date."""
    first_reject: str | None = None
    alarms: list[str] = field(default_factory=list)
    """A line for each article on which the coder failed or was too slow."""
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGE_SECONDS, 0.0))
    _seen: set[tuple[str, str]] = field(default_factory=set)
    _written: set[str] = field(default_factory=set)
    """Articles of all batches but the latest, which this run has already read."""
    _latest: set[str] = field(default_factory=set)

    def filter_changed(self, inputs: Iterable[Input]) -> Iterator[Input]:
        """Yield the inputs to code; count those that are unchanged or repeated."""
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
        coded = {(found.raw_hash, self.stamp.coder), (found.raw_hash, REMOVED)}
        return not self.force and self.known.get(found.input_id) in coded

    def find_reread(self, batch: Batch) -> list[str]:
        """Return the articles all of whose inputs the batch reread: it replaces them, even if they look newer."""
        again = batch.intake.filter(pl.col("state") == "article")
        known = self.sources.filter(pl.col("article_id").is_in(again["article_id"].implode()))
        others = known.join(again, on=["input_id", "article_id"], how="anti")["article_id"]
        return sorted(set(known["article_id"]) - set(others) - self._written)

    def find_former(self, batch: Batch) -> pl.DataFrame:
        """Return ``former_id`` and ``source_id`` of inputs that were another article, which no other input still is.

        What is piped in has no address: its next input is another one.
        """
        again = batch.intake.filter(pl.col("state") == "article", pl.col("source_uri") != STANDARD_INPUT)
        was = self.sources.rename({"article_id": "former_id"})
        changed = again.join(was, on="input_id").filter(pl.col("former_id") != pl.col("article_id"))
        still = self.sources.join(again, on="input_id", how="anti")["article_id"]
        kept = pl.Series([*still, *again["article_id"], *self._written, *self._latest], dtype=pl.String)
        return changed.filter(~pl.col("former_id").is_in(kept.implode())).select("former_id", "source_id")

    def add(self, batch: Batch) -> None:
        """Add the counts of a committed batch."""
        self.batches += 1
        states = Counter(batch.intake["state"])
        self._written |= self._latest
        kept_ids = batch.intake.filter(pl.col("state") == "article")["article_id"]
        self.replaced += len(kept_ids) - len(set(kept_ids) - self._written)
        self._latest = set(kept_ids)
        self.articles += states["article"]
        self.rejects.update(batch.intake.filter(pl.col("state") == "reject")["reason"].to_list())
        kept = batch.intake.filter(pl.col("state") == "article")["message"].drop_nulls()
        self.remarks.update(remark for message in kept for remark in _remark_kinds(message))
        self._note(batch.intake)
        self.outcomes.update(batch.outcomes)
        self.rows.update({table: rows.height for table, rows in batch.tables.items()})
        self.seconds["parse"] += batch.parse_seconds
        self.seconds["code"] += batch.code_seconds

    def _note(self, intake: pl.DataFrame) -> None:
        """Note what a person has to see by name: undated articles, and those on which the coder failed."""
        is_undated = pl.col("message").str.contains(UNDATED, literal=True) & (pl.col("state") == "article")
        self.undated += intake.filter(is_undated)["source_uri"].to_list()
        rejected = intake.filter(pl.col("state") == "reject")["source_uri"].to_list()
        self.first_reject = self.first_reject or next(iter(rejected), None)
        for row in intake.filter(pl.col("reason").is_in(ALARMING)).iter_rows(named=True):
            self.alarms.append(f"{row['source_uri']}: {row['reason']}: {row['message']}")

    def move_to_rejects(self, inputs: pl.DataFrame, reject: Reject, own: int) -> None:
        """Count inputs that were articles as rejects; ``own`` of them were counted by this run."""
        self.articles -= own
        self.rejects[reject.reason] += own
        self.outcomes["set aside", reject.reason] += own
        self.alarms += [f"{uri}: {reject.reason}: {reject.message}" for uri in inputs["source_uri"]]

    def row(self, status: str) -> pl.DataFrame:
        """Return the row of ``runs``; ``finished_at`` is null while it runs."""
        row = {
            "run_id": self.stamp.run_id,
            "started_at": self.stamp.seen_at,
            "finished_at": None if status == "running" else self.finished_at or run_clock.now(),
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
        return make_frame("runs", [row])


def _remark_kinds(message: str) -> Iterator[str]:
    """Yield the kind of each remark in the message, without its specifics such as the url or the date."""
    for part in message.split("; "):
        yield part.partition(": ")[0]


def split_into_batches(inputs: Iterable[Input], size: int) -> Iterator[Sequence[Input]]:
    """Yield the inputs in lists of at most ``size``."""
    source = iter(inputs)
    while batch := list(islice(source, size)):
        yield batch


REMOVED = "removed"
"""Recorded as the coder of an input whose article was removed: with the same content it is not read again."""


def find_coded_inputs(known: pl.DataFrame) -> dict[str, tuple[str, str]]:
    """Return, by input id, the hash of each input known to the lake and the coder that read it."""
    coders = {coder: coder for coder in known["coder"].unique()}  # one string object for all rows of a coder
    rows = known.select("input_id", "raw_hash", "coder", "reason").iter_rows(buffer_size=10_000)
    return {
        input_id: (raw_hash, REMOVED if reason == "removed" else coders[coder])
        for input_id, raw_hash, coder, reason in rows
    }


def find_sources(known: pl.DataFrame) -> pl.DataFrame:
    """Return the inputs that each stored article came from."""
    return known.filter(pl.col("state") == "article").select(list(_SOURCES))
