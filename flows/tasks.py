"""Prefect tasks: each wraps one function of newsledger for a batch of some hundred articles, never for one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl
from dataframely.exc import ValidationError
from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.task_engine import TaskRunTimeoutError
from prefect.tasks import Task

from newsledger.coding.batch import Batch, Stamp
from newsledger.knowledge.actor_names import reference_names
from newsledger.ledger.journal import TakenOverError
from newsledger.ledger.lake import Lake, LakeFileError, LakeFormatError, Writer
from newsledger.operations.publication import publish
from newsledger.operations.recoding import StoredBatch, recode_batch
from newsledger.operations.run_summary import RunSummary
from newsledger.parse.inputs import Input
from newsledger.settings import Settings

_PERMANENT = (
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    AssertionError,
    TakenOverError,
    LakeFileError,
    LakeFormatError,
    TaskRunTimeoutError,
    ValidationError,
)


def is_worth_retrying(task: Task[Any, Any], run: TaskRun, state: State[Any]) -> bool:
    """Return whether a retry can help: a full disk or a lost worker may recover, a bug or a broken file will not."""
    del task, run
    error = state.result(raise_on_failure=False)
    return not isinstance(error, _PERMANENT)


@task(
    name="code batch",
    retries=2,
    retry_delay_seconds=[1, 5],
    retry_condition_fn=is_worth_retrying,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def code(inputs: Sequence[Input], settings: Settings, stamp: Stamp) -> Batch:
    """Code one batch of inputs."""
    from newsledger.coding.pipeline import code_batch  # noqa: PLC0415 - loads the model's library, in the worker only

    return code_batch(inputs, settings, stamp)


@task(
    name="recode batch",
    retries=2,
    retry_delay_seconds=[1, 5],
    retry_condition_fn=is_worth_retrying,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def recode(stored: StoredBatch, settings: Settings, stamp: Stamp) -> Batch:
    """Recode one batch of stored articles."""
    return recode_batch(stored, settings, stamp)


@task(
    name="commit batch",
    retries=2,
    retry_delay_seconds=[1, 5],
    retry_condition_fn=is_worth_retrying,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def commit(writer: Writer, batch: Batch, summary: RunSummary, reread: Sequence[str]) -> None:
    """Write coded articles to the lake, all or none; ``reread`` are articles all of whose inputs were reread."""
    writer.commit(batch.tables, batch.intake, summary.row("running"), batch.removed, reread)


@task(name="corpus tables", cache_policy=NO_CACHE, persist_result=False)
def corpus(writer: Writer) -> None:
    """Rebuild the corpus tables from the article tables."""
    writer.write_corpus(reference_names())


@task(name="warehouse", cache_policy=NO_CACHE, persist_result=False)
def warehouse(lake: Lake, settings: Settings, doubts: list[str], run: pl.DataFrame) -> str | None:
    """Build the warehouse and swap it in, with the run's row; returns the reason when it is held back."""
    return publish(lake, settings, doubts, run)
