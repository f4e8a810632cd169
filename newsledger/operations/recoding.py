"""Recode articles from the lake: ids in, batches of stored articles and their new rows out.

Inputs are not needed, since the parsed articles are stored. The intake rows of the articles are rewritten under the run
that recoded them, so that later runs know the inputs as coded by that coder.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from os import getpid
from secrets import token_hex
from time import perf_counter
from typing import Any

import polars as pl

from newsledger.coding.batch import Batch, Stamp
from newsledger.coding.failures import Failure
from newsledger.coding.frames import make_empty_frames, make_frame
from newsledger.coding.version import coder_version
from newsledger.ledger.commit_order import find_latest_outcomes
from newsledger.ledger.lake import Lake
from newsledger.model.article import Article
from newsledger.model.identity import stable_id
from newsledger.model.outcomes import Reject
from newsledger.operations import run_clock
from newsledger.settings import Settings

_FIELDS = [field.name for field in fields(Article)]


@dataclass(frozen=True, slots=True)
class StoredBatch:
    """Stored articles to recode, and the latest intake row of each input they came from."""

    articles: tuple[Article, ...]
    intake: pl.DataFrame

    def halves(self) -> list[StoredBatch]:
        """Return two batches with half of the articles each; only itself when it has but one."""
        middle = len(self.articles) // 2
        parts = [part for part in (self.articles[:middle], self.articles[middle:]) if part]
        return [self._keep(part) for part in parts]

    def _keep(self, articles: tuple[Article, ...]) -> StoredBatch:
        ids = [article.article_id for article in articles]
        return StoredBatch(articles, self.intake.filter(pl.col("article_id").is_in(ids)))


def new_stamp(settings: Settings) -> Stamp:
    """Return the stamp of a run that starts now."""
    now = run_clock.now()
    return Stamp(stable_id(now.isoformat(), getpid(), token_hex(8)), now, coder_version(settings.model))


def find_ids_to_recode(lake: Lake, coder: str, chosen: Collection[str], *, force: bool) -> list[str]:
    """Return the chosen articles that were last coded by another coder; with ``force``, all of them."""
    if force:
        return sorted(chosen)
    known = lake.known_inputs().filter(pl.col("state") == "article", pl.col("coder") == coder)
    return sorted(set(chosen) - set(known["article_id"]))


def describe_outdated(lake: Lake, coder: str) -> str | None:
    """Return one line on the articles last coded by another coder and what differs between them; None for none."""
    known = lake.known_inputs().filter(pl.col("state") == "article")
    outdated = known.filter(pl.col("coder").ne_missing(coder))
    if not outdated.height:
        return None
    changed = sorted({part for old in outdated["coder"].unique() for part in _find_changed_parts(old or "", coder)})
    count, total = outdated["article_id"].n_unique(), known["article_id"].n_unique()
    return (
        f"{count:,} of {total:,} articles were coded by another coder ({', '.join(changed)} changed since): `newsledger"
        " recode` codes them again from the stored articles, `newsledger recode --dry-run` says what that changes"
    )


_CODER = re.compile(r"(?P<rules>rules-[^+]+\+\w+)\.(?P<reference>\w+)/(?P<model>.+)")


def _find_changed_parts(old: str, new: str) -> list[str]:
    """Return which of rules, reference and model differ; "rules" alone for a version of another form."""
    before, after = _CODER.fullmatch(old), _CODER.fullmatch(new)
    if before is None or after is None:
        return ["rules"]
    return [part for part in _CODER.groupindex if before[part] != after[part]]


def read_stored_batches(lake: Lake, article_ids: Collection[str], size: int) -> Iterator[StoredBatch]:
    """Yield the articles in batches of at most ``size``, period by period, so that few files are written at a time."""
    wanted = list(article_ids)
    value = lake.layout.period_value("articles").alias("period")
    where = lake.read("articles").select("article_id", value).filter(pl.col("article_id").is_in(wanted))
    latest = read_latest_intake(lake, wanted)
    for (period,), found in where.sort("period", "article_id").collect().group_by("period", maintain_order=True):
        rows = lake.data.rows(lake.layout.path("articles", str(period)))
        for part in found["article_id"].sort().to_frame().iter_slices(size):
            mine = rows.filter(pl.col("article_id").is_in(part["article_id"].implode())).sort("article_id")
            articles = tuple(_to_article(row) for row in mine.select(_FIELDS).iter_rows(named=True))
            yield StoredBatch(articles, latest.filter(pl.col("article_id").is_in(part["article_id"].implode())))


def recode_batch(stored: StoredBatch, settings: Settings, stamp: Stamp) -> Batch:
    """Recode stored articles; one on which the coder fails becomes a reject, as in a run."""
    from newsledger.coding.pipeline import code_articles  # noqa: PLC0415 - loads spaCy, which choosing articles does not need

    started = perf_counter()
    tables, failures = code_articles(stored.articles, settings, stamp)
    rows = [_restamp(row, failures, stamp) for row in stored.intake.iter_rows(named=True)]
    intake = make_frame("intake", rows)
    outcomes = Counter(("stored", str(row["reason"] or row["state"])) for row in rows)
    return Batch(tables, intake, outcomes, 0.0, perf_counter() - started, frozenset(failures))


def read_latest_intake(lake: Lake, wanted: list[str]) -> pl.DataFrame:
    """Return the latest intake row of each input that became one of the articles."""
    rows = find_latest_outcomes(lake.read("intake"), lake.read("runs"))
    return rows.filter(pl.col("state") == "article", pl.col("article_id").is_in(wanted)).sort("input_id").collect()


def _to_article(row: dict[str, Any]) -> Article:
    return Article(**row | {"authors": tuple(row["authors"]), "fingerprint": tuple(row["fingerprint"])})


def _restamp(row: dict[str, Any], failures: dict[str, Failure], stamp: Stamp) -> dict[str, Any]:
    failure = failures.get(row["article_id"])
    if failure is not None:
        return reject_row(row, Reject(failure.stage, "coder_error", failure.message), stamp)
    return row | {"run_id": stamp.run_id, "seen_at": stamp.seen_at}


def reject_row(row: dict[str, Any], reject: Reject, stamp: Stamp) -> dict[str, Any]:
    """Return the intake row of a stored article as its reject by this run."""
    return row | {
        "state": "reject", "article_id": None, "stage": reject.stage, "reason": reject.reason,
        "message": reject.message, "run_id": stamp.run_id, "seen_at": stamp.seen_at,
    }  # fmt: skip


def reject_stored(stored: StoredBatch, stamp: Stamp, reject: Reject) -> Batch:
    """Return the batch that takes these articles out of the ledger, all for the same reason."""
    rows = [reject_row(row, reject, stamp) for row in stored.intake.iter_rows(named=True)]
    outcomes = Counter({("stored", reject.reason): len(rows)})
    ids = frozenset(article.article_id for article in stored.articles)
    return Batch(make_empty_frames(), make_frame("intake", rows), outcomes, 0.0, 0.0, ids)
