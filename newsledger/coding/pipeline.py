"""Code one batch of inputs into the frames of every article table and the batch's intake rows.

Pure: no clock, no Prefect, no files except the user's own tables. A batch gives the same frames wherever and however
often it is coded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from time import perf_counter

import polars as pl

from newsledger.coding.coder import Failure, coder_version, make_failure, read_articles
from newsledger.coding.contract_failures import make_checked_frames
from newsledger.coding.rows import ArticleRows, make_frame, make_rows
from newsledger.knowledge.overlay import lay_over
from newsledger.model.article import Article
from newsledger.model.article_versions import keep_newest
from newsledger.model.reading import Reading
from newsledger.normalise.redaction import redact
from newsledger.parse.inputs import Input, Parsed, Reject, parse_input
from newsledger.settings import Settings


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


class ReferenceChangedError(ValueError):
    """Raised when the user's tables have changed since the run started, so that its version no longer holds."""


def code_batch(inputs: Sequence[Input], settings: Settings, stamp: Stamp) -> Batch:
    """Parse, code and check a batch; an article on which the coder fails is a reject ``coder_error``.

    The user's own tables are first laid over the reference; raises ReferenceChangedError when they have changed since
    the run started.
    """
    started = perf_counter()
    _apply_overlay(settings, stamp)
    outcomes = [_reject_removed(parse_input(found, settings), stamp) for found in inputs]
    parsed = perf_counter()
    articles = keep_newest(outcome.article for outcome in outcomes if outcome.article and not outcome.reject)
    tables, failures = code_articles(articles, settings, stamp)
    rows = [_make_intake_row(outcome, failures, stamp) for outcome in outcomes]
    outcome_counts = Counter(
        (found.format, str(row["reason"] or row["state"])) for found, row in zip(inputs, rows, strict=True)
    )
    return Batch(tables, make_frame("intake", rows), outcome_counts, parsed - started, perf_counter() - parsed)


def code_articles(
    articles: Iterable[Article], settings: Settings, stamp: Stamp
) -> tuple[dict[str, pl.DataFrame], dict[str, Failure]]:
    """Return the checked frames of the articles, and by id the failures of those that the coder failed on."""
    _apply_overlay(settings, stamp)
    failures: dict[str, Failure] = {}
    rows: dict[str, ArticleRows] = {}
    for result in read_articles(articles, settings.model):
        made = result if isinstance(result, Failure) else _make_rows(result, stamp.coder)
        if isinstance(made, Failure):
            failures[made.article_id] = made
        else:
            rows[str(made["articles"][0]["article_id"])] = made
    return make_checked_frames(rows, failures), failures


def _reject_removed(outcome: Parsed, stamp: Stamp) -> Parsed:
    """Return the outcome, or a reject for an article that was removed from the ledger."""
    article = outcome.article
    if article is None or article.article_id not in stamp.removed:
        return outcome
    message = f"{article.article_id} was removed earlier; use --force to bring it back"
    return replace(outcome, reject=Reject("remove", "removed", message))


def _apply_overlay(settings: Settings, stamp: Stamp) -> None:
    """Lay the user's tables over the reference in this process; raises ReferenceChangedError when they changed."""
    lay_over(settings.reference)
    if settings.reference is not None and coder_version(settings.model) != stamp.coder:
        raise ReferenceChangedError(f"{settings.reference} was changed while the run was under way; run again")


def _make_rows(reading: Reading, coder: str) -> ArticleRows | Failure:
    try:
        return make_rows(reading, coder)
    except Exception as error:  # noqa: BLE001 - an error on one article is reported, and the others go on
        return make_failure(reading.article.article_id, "contract", error)


def reject_inputs(inputs: Sequence[Input], stamp: Stamp, reject: Reject) -> Batch:
    """Return the batch of inputs that are rejected unread, all for the same reason."""
    rows = [_make_intake_row(Parsed(found, reject=found.reject or reject), {}, stamp) for found in inputs]
    outcomes = Counter((found.format, str(row["reason"])) for found, row in zip(inputs, rows, strict=True))
    return Batch(make_checked_frames({}, {}), make_frame("intake", rows), outcomes, 0.0, 0.0)


def _make_intake_row(outcome: Parsed, failures: dict[str, Failure], stamp: Stamp) -> dict[str, object]:
    article, reject = outcome.article, outcome.reject
    failure = failures.get(article.article_id) if article and not reject else None
    if failure:
        article, reject = None, Reject(failure.stage, "coder_error", failure.message)
    return {
        "input_id": outcome.input.input_id,
        "source_uri": _clean(outcome.input.source_uri),
        "source_id": _clean(article.source_id if article else outcome.input.source_id),
        "state": "reject" if reject else "article",
        "article_id": article.article_id if article else None,
        "stage": reject.stage if reject else None,
        "reason": reject.reason if reject else None,
        "message": _clean(redact(reject.message) if reject else outcome.message),
        "raw_hash": outcome.input.raw_hash,
        "run_id": stamp.run_id,
        "seen_at": stamp.seen_at,
    }


def _clean(text: str | None) -> str | None:
    """Return the text in characters that every table can hold; None for the empty one."""
    return (text or "").encode("utf-8", "backslashreplace").decode("utf-8") or None
