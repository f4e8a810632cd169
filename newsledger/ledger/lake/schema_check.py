"""Check that tables agree with each other, for the rows of one period or of the whole lake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from newsledger.contracts import TABLES
from newsledger.ledger.commit_order import find_latest_outcomes
from newsledger.ledger.lake.layout import FILE
from newsledger.model.evidence import count_broken_evidence

_REFERENCES = (
    # table, its columns, the table they refer to and the columns there
    ("event_actors", ("article_id", "event_id"), "events", ("article_id", "event_id")),
    ("event_actors", ("article_id", "mention_id"), "actor_mentions", ("article_id", "mention_id")),
    ("figures", ("article_id", "event_id"), "events", ("article_id", "event_id")),
    ("figures", ("article_id", "parent_figure_id"), "figures", ("article_id", "figure_id")),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault: its table and file (below the lake's folder), what is wrong, and the number of rows affected."""

    table: str
    file: str
    what: str
    count: int

    def __str__(self) -> str:
        return f"{self.file}: {self.what} ({self.count:,})"


def find_article_faults(tables: Mapping[str, pl.DataFrame], files: Mapping[str, str]) -> Iterator[Finding]:
    """Yield faults in one period: rows without their article, event or mention, and evidence not in the text."""
    articles = tables.get("articles")
    if articles is None:
        yield from (
            Finding(table, files[table], "is not of a stored article", len(rows)) for table, rows in tables.items()
        )
        return
    for table, rows in tables.items():
        strays = rows.join(articles, on=["article_id", "published_date"], how="anti", nulls_equal=True)
        if len(strays):
            yield Finding(table, files[table], "is not of a stored article", len(strays))
    for table, columns, other, others in _REFERENCES:
        count = _count_orphans(tables, table, columns, other, others)
        if count:
            yield Finding(table, files[table], f"has no {other} row of its {columns[-1]}", count)
    for table, count in count_broken_evidence(tables):
        yield Finding(table, files[table], "has evidence that differs from the article's text", count)


def _count_orphans(
    tables: Mapping[str, pl.DataFrame], table: str, columns: Sequence[str], other: str, others: Sequence[str]
) -> int:
    """Return how many rows of the table refer to a missing row of the other table."""
    rows, there = tables.get(table), tables.get(other)
    if rows is None:
        return 0
    pointing = rows.drop_nulls(list(columns))
    return len(pointing if there is None else pointing.join(there, left_on=columns, right_on=others, how="anti"))


def find_key_faults(table: str, frames: Sequence[pl.DataFrame]) -> Iterator[Finding]:
    """Yield one finding per file for rows whose key occurs more than once, in any file."""
    if not frames:
        return
    key = TABLES[table].schema.primary_key()
    twice = pl.concat(frames).filter(pl.struct(key).is_duplicated())
    for file, count in twice.group_by("file").len().sort("file").iter_rows():
        yield Finding(table, file, "has a duplicate key", count)


def find_corpus_faults(
    rest: Mapping[str, Sequence[pl.DataFrame]], articles: Sequence[pl.DataFrame]
) -> Iterator[Finding]:
    """Yield references from the corpus tables to missing articles and actors."""
    known = _collect_ids(articles, "article_id")
    actors = _collect_ids(rest["actors"], "actor_id")
    pointers = (
        ("article_copies", "article_id", known, "articles"),
        ("article_copies", "copy_of", known, "articles"),
        ("article_terms", "article_id", known, "articles"),
        ("stories", "story_id", known, "articles"),
        ("story_articles", "article_id", known, "articles"),
        ("event_incidents", "article_id", known, "articles"),
        ("actor_roles", "first_article_id", known, "articles"),
        ("actor_roles", "actor_id", actors, "actors"),
        ("actors", "merged_into", actors, "actors"),
    )
    for table, column, ids, other in pointers:
        yield from _find_strays(table, column, rest[table], ids, other)


def find_log_faults(rest: Mapping[str, Sequence[pl.DataFrame]], articles: Sequence[pl.DataFrame]) -> Iterator[Finding]:
    """Yield runs whose inputs or intake rows do not add up, and inputs whose article is missing."""
    if not rest["intake"] or not rest["runs"]:
        return
    intake, runs = pl.concat(rest["intake"]), pl.concat(rest["runs"])
    counted = runs.filter((pl.col("status") == "completed") & (pl.col("inputs") != _sum_outcomes()))
    if len(counted):
        yield Finding("runs", _file_of("runs"), "has inputs that are not articles, unchanged or rejects", len(counted))
    logged = intake.group_by("run_id").agg((pl.col("state") == "article").sum().cast(pl.Int64).alias("logged"))
    lost = logged.join(runs, on="run_id", how="left").filter(pl.col("articles").is_null())
    if len(lost):
        yield Finding("intake", _file_of("intake"), "is of a run that is not in runs", len(lost))
    fewer = runs.join(logged, on="run_id", how="inner").filter(pl.col("articles") != pl.col("logged"))
    if len(fewer):
        yield Finding("runs", _file_of("runs"), "counts other articles than its rows of intake", len(fewer))
    latest = find_latest_outcomes(intake.lazy(), runs.lazy()).collect()
    became = latest.filter(pl.col("state") == "article")
    yield from _find_strays("intake", "article_id", [became], _collect_ids(articles, "article_id"), "articles")


def _sum_outcomes() -> pl.Expr:
    return pl.col("articles") + pl.col("unchanged") + pl.col("rejects")


def _find_strays(
    table: str, column: str, frames: Sequence[pl.DataFrame], ids: pl.DataFrame, other: str
) -> Iterator[Finding]:
    for rows in frames:
        count = len(rows.select(pl.col(column).drop_nulls()).join(ids, left_on=column, right_on="id", how="anti"))
        if count:
            yield Finding(table, _file_of(table), f"has no {other} row of its {column}", count)


def _collect_ids(frames: Sequence[pl.DataFrame], column: str) -> pl.DataFrame:
    found = [rows.select(pl.col(column).alias("id")) for rows in frames]
    return pl.concat(found) if found else pl.DataFrame(schema={"id": pl.String})


def _file_of(table: str) -> str:
    return f"{table}/{FILE}" if TABLES[table].kind == "corpus" or table == "runs" else f"{table}/"
