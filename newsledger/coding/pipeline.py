"""Code one batch of inputs into the frames of every article table and the batch's intake rows.

Pure: no clock, no Prefect, no files except the user's own tables. A batch gives the same frames wherever and however
often it is coded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from time import perf_counter

import polars as pl

from newsledger.coding.batch import Batch, Stamp
from newsledger.coding.coder import read_articles
from newsledger.coding.contract_failures import make_checked_frames
from newsledger.coding.failures import Failure, ReferenceChangedError, make_failure
from newsledger.coding.frames import make_frame
from newsledger.coding.intake import make_intake_row, reject_inputs
from newsledger.coding.rows import ArticleRows, make_rows
from newsledger.coding.version import coder_version
from newsledger.knowledge.overlay import lay_over
from newsledger.model.article import Article
from newsledger.model.article_versions import keep_newest
from newsledger.model.reading import Reading
from newsledger.parse.inputs import Input, Parsed, Reject, parse_input
from newsledger.settings import Settings

__all__ = ["Batch", "ReferenceChangedError", "Stamp", "code_articles", "code_batch", "reject_inputs"]


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
    rows = [make_intake_row(outcome, failures, stamp) for outcome in outcomes]
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
