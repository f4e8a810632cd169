"""The contracts of ``intake`` and ``runs``, the only tables with clock times."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from newsledger.contracts import columns as c

STAGE_SECONDS = ("parse", "code", "commit", "corpus", "warehouse")


class Intake(dy.Schema):
    """One row per input and outcome: the coverage ledger."""

    input_id = dy.String(primary_key=True, description="Hash of where it was read and its position or own id.")
    source_uri = c.text("Where it was read, as given by the caller.")
    source_id = c.text("The caller's own id, when known.", nullable=True)
    state = c.one_of(c.INTAKE_STATES, "What became of it.")
    article_id = c.text("The article it became, or that was removed with it.", nullable=True)
    stage = c.one_of(c.STAGES, "Where a reject was rejected.", nullable=True)
    reason = c.one_of(c.REJECT_REASONS, "Why a reject was rejected.", nullable=True)
    message = c.text("What a person should know about it.", nullable=True)
    raw_hash = dy.String(
        primary_key=True, description="Hash of the input's bytes; of the empty string when unreadable."
    )
    run_id = dy.String(primary_key=True, description="The run that saw it.")
    seen_at = c.moment("When that run saw it.")

    @dy.rule()
    def an_article_has_an_id_and_a_reject_a_reason(cls) -> pl.Expr:
        is_article = pl.col("state") == "article"
        has_id = is_article | (pl.col("reason") == "removed").fill_null(value=False)
        return (pl.col("article_id").is_not_null() == has_id) & (pl.col("reason").is_null() == is_article)


class Runs(dy.Schema):
    """One row per pipeline run."""

    run_id = c.key("Hash of the moment it started, of its process and of chance.")
    run_number = c.count(
        "Order in which the runs first committed, from 1, whatever the clock said; null before format 2.", nullable=True
    )
    started_at = c.moment("When the run started, by its machine's clock.")
    finished_at = c.moment("When the run finished; null while it runs or when it was killed.", nullable=True)
    command = c.one_of(c.RUN_COMMANDS, "What was run.", nullable=True)
    status = c.one_of(c.RUN_STATES, "How it ended.")
    remark = c.text("Why it did not publish the warehouse; null when it did, or got no further.", nullable=True)
    inputs = c.count("Inputs seen.")
    articles = c.count("Inputs that became articles in this run.")
    unchanged = c.count("Inputs found unchanged.")
    rejects = c.count("Inputs rejected.")
    events = c.count("Events written by this run.")
    figures = c.count("Figures written by this run.")
    coder = c.text("Rules and version of the run.")
    newsledger_version = c.text("Version of the package.")
    stage_seconds = dy.Struct(
        {stage: dy.Float64(min=0.0) for stage in STAGE_SECONDS},
        description="Seconds spent in each stage.",
    )

    @dy.rule()
    def every_input_is_accounted_for(cls) -> pl.Expr:
        return (pl.col("status") != "completed") | (
            pl.col("inputs") == pl.col("articles") + pl.col("unchanged") + pl.col("rejects")
        )
