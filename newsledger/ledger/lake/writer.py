"""Write a batch of contract rows to the lake's Parquet files, all of them or none."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import polars as pl

from newsledger.contracts import ARTICLE_TABLES, TABLES
from newsledger.corpus.corpus_tables import make_corpus_tables
from newsledger.ledger.commit_order import next_number
from newsledger.ledger.journal import Journal
from newsledger.ledger.lake.article_files import ArticleIndex
from newsledger.ledger.lake.layout import Period, contract_schema
from newsledger.ledger.lake.parquet import parquet_bytes
from newsledger.ledger.lake.reader import LakeReader
from newsledger.ledger.lake.repartition import repartition
from newsledger.ledger.lake.run_history import drop_idle_runs
from newsledger.model.article_versions import VERSION_COLUMNS, find_outdated


class Writer:
    """Writes batches; created by ``Lake.open_writer``, which holds the lock."""

    def __init__(self, lake: LakeReader, journal: Journal, index: ArticleIndex, history_days: int = 30) -> None:
        self._lake = lake
        self._journal = journal
        self._index = index
        self._history_days = history_days

    def commit(
        self,
        tables: Mapping[str, pl.DataFrame],
        intake: pl.DataFrame,
        run: pl.DataFrame,
        removed: Collection[str] = (),
        reread: Collection[str] = (),
    ) -> None:
        """Replace all rows of the batch's articles, in whichever files, and record inputs and run, in one commit.

        An article whose stored version is newer is dropped with all its rows, unless it is ``reread`` from the same
        input as the stored one. All rows of the articles ``removed`` are deleted. Raises when a frame breaks its
        contract; then nothing is written.
        """
        self._journal.recover()
        batch = _validate_batch(tables)
        gone = pl.Series(sorted(set(removed) - set(batch["articles"]["article_id"])), dtype=pl.String)
        stored = self._find_stored_versions(pl.concat([batch["articles"]["article_id"], gone.alias("article_id")]))
        dropped = sorted(set(find_outdated(batch["articles"], stored)) - set(reread))
        replaced = stored.filter(~pl.col("article_id").is_in(dropped))
        for table, rows in batch.items():
            self._stage_articles(table, rows.filter(~pl.col("article_id").is_in(dropped)), replaced)
        self._stage_log("intake", intake)
        self._stage_log("runs", self._number(run))
        self._journal.commit()

    def remove(
        self, article_ids: Collection[str], intake: pl.DataFrame, run: pl.DataFrame, names: Mapping[str, str]
    ) -> None:
        """Delete all rows of the articles, in the corpus tables too, and record inputs and run, in one commit."""
        self._journal.recover()
        stored = self._find_stored_versions(pl.Series("article_id", sorted(article_ids), pl.String))
        for table in ARTICLE_TABLES:
            self._stage_articles(table, pl.DataFrame(schema=contract_schema(TABLES[table])), stored)
        self._stage_corpus(names, without=stored["article_id"].to_list())
        self._stage_log("intake", intake)
        self._stage_log("runs", self._number(run))
        self._journal.commit()

    def write_corpus(self, names: Mapping[str, str] | None = None) -> None:
        """Compute the corpus tables from the article tables; ``names`` maps actor ids to names in the reference."""
        self._journal.recover()
        self._stage_corpus(names or {}, without=())
        self._journal.commit()

    def can_make_corpus(self, names: Mapping[str, str], without: Collection[str]) -> bool:
        """Return whether the corpus tables can be computed without these articles; nothing is written."""
        try:
            self._make_corpus(names, without)
        except (OSError, MemoryError):
            raise
        except Exception:  # noqa: BLE001 - whatever a row breaks, the question is only whether it does
            return False
        return True

    def _stage_corpus(self, names: Mapping[str, str], *, without: Collection[str]) -> None:
        """Stage the corpus tables of all articles but those that the same commit deletes."""
        for table, rows in self._make_corpus(names, without).items():
            self._stage(table, None, rows)

    def _make_corpus(self, names: Mapping[str, str], without: Collection[str]) -> dict[str, pl.DataFrame]:
        is_kept = ~pl.col("article_id").is_in(list(without))
        files = self._lake.data
        with files.locate_errors(), files.open_local("actor_mentions", self._lake.memory) as mentions:

            def read(table: str) -> pl.LazyFrame:
                rows = mentions if table == "actor_mentions" else self._lake.read(table)
                return rows.filter(is_kept) if without else rows

            return make_corpus_tables(read("actor_mentions"), read, names)

    def repartition(self, period: Period) -> int:
        """Repartition the lake by another period in one commit; return how many files its article tables then have."""
        return repartition(self._lake, self._journal, period)

    def _find_stored_versions(self, article_ids: pl.Series) -> pl.DataFrame:
        """Return the period and version of each stored article, opening only files that may hold one of them."""
        value = self._lake.layout.period_value("articles").alias("period")
        columns = ["article_id", "published_date", *VERSION_COLUMNS]
        files = self._index.files_of(article_ids)
        frames = [self._lake.data.rows(path, columns).with_columns(value) for path in files]
        if not frames:
            frames = [pl.DataFrame(schema=contract_schema(TABLES["articles"])).select(columns).with_columns(value)]
        found = pl.concat(frames).filter(pl.col("article_id").is_in(article_ids.implode()))
        return found.select("article_id", *VERSION_COLUMNS, "period")

    def _stage_articles(self, table: str, rows: pl.DataFrame, replaced: pl.DataFrame) -> None:
        layout = self._lake.layout
        arriving = rows.with_columns(layout.period_value(table).alias("_period")).partition_by("_period", as_dict=True)
        incoming = {str(period): part.drop("_period") for (period,), part in arriving.items()}
        for period in sorted({*incoming, *replaced["period"]}):
            kept = self._read_kept_rows(table, period, replaced["article_id"])
            if kept is not None or period in incoming:
                added = incoming.get(period, rows.clear())
                self._stage(table, period, added if kept is None else pl.concat([kept, added]))

    def _read_kept_rows(self, table: str, period: str | None, replaced: pl.Series) -> pl.DataFrame | None:
        """Return the file's rows except those of the replaced articles; None when there is no file."""
        rows = self._read_stored_rows(table, period)
        return None if rows is None else rows.filter(~pl.col("article_id").is_in(replaced.implode()))

    def _read_stored_rows(self, table: str, period: str | None) -> pl.DataFrame | None:
        """Return the rows of the file; None when there is no file."""
        try:
            return self._lake.data.rows(self._lake.layout.path(table, period))
        except FileNotFoundError:
            return None

    def _number(self, run: pl.DataFrame) -> pl.DataFrame:
        """Return the run's row with its place in the order of commits."""
        number = next_number(self._read_stored_rows("runs", None), run["run_id"].item())
        return run.with_columns(run_number=pl.lit(number, pl.Int64))

    def _stage_log(self, table: str, rows: pl.DataFrame) -> None:
        """Append rows to a log table; a row with the same key, from an earlier attempt, is replaced."""
        checked = TABLES[table].schema.validate(rows)
        for period in checked.select(_period_of(self._lake, table).unique().sort()).to_series():
            stored = self._read_stored_rows(table, period)
            added = checked.filter(_period_of(self._lake, table).eq_missing(period))
            logged = [added] if stored is None else [stored, added]
            key = TABLES[table].schema.primary_key()
            rows = pl.concat(logged).unique(key, keep="last", maintain_order=True)
            self._stage(table, period, drop_idle_runs(rows, self._history_days) if table == "runs" else rows)

    def _stage(self, table: str, period: str | None, rows: pl.DataFrame) -> None:
        """Stage the file unless it already holds these bytes; the file of an emptied period is removed."""
        path = self._lake.layout.path(table, period)
        if rows.is_empty() and period is not None:
            self._journal.stage_removal(path)
            return
        content = parquet_bytes(rows, TABLES[table])
        if not self._lake.data.has(path, content):
            self._journal.stage(path, content)


def _period_of(lake: LakeReader, table: str) -> pl.Expr:
    return pl.lit(None, pl.String) if lake.layout.period_column(table) is None else lake.layout.period_value(table)


def _validate_batch(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Return all article tables, each validated by its contract; a missing table has no rows."""
    unknown = sorted(set(tables) - set(ARTICLE_TABLES))
    if unknown:
        raise ValueError(f"not article tables: {', '.join(unknown)}")
    batch = {
        name: TABLES[name].schema.validate(tables.get(name, pl.DataFrame(schema=contract_schema(TABLES[name]))))
        for name in ARTICLE_TABLES
    }
    for name, rows in batch.items():
        _check_articles(name, rows, batch["articles"])
    return dict(batch)


def _check_articles(table: str, rows: pl.DataFrame, articles: pl.DataFrame) -> None:
    """Raise ValueError unless every row belongs to an article of the batch and carries its date."""
    key = ["article_id", "published_date"]
    strays = rows.join(articles, on=key, how="anti", nulls_equal=True)
    if not strays.is_empty():
        raise ValueError(
            f"{table}: {len(strays)} rows are not of an article of the batch and its day: {strays[0, 'article_id']}"
        )
