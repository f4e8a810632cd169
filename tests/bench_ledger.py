"""A large ledger made of real rows: what enters is a size, what leaves is a lake of that many articles, each unlike the others.

Long articles, drawn from the samples, are coded once. Of their rows as many are kept as 300 news stories of 950 words on
human rights gave for each article: measured, and written down in ``PER_ARTICLE``. Each article of the lake is one of
them with ids, day, publisher, countries, actors, places, dates and values of its own; some retell another's story, some
are copies of one. Everything goes through contracts and writer as in a run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import groupby, product
from pathlib import Path

import numpy as np
import polars as pl

from newsledger.coding.frames import make_frame
from newsledger.coding.pipeline import Stamp, code_batch
from newsledger.contracts import ARTICLE_TABLES, TABLES
from newsledger.contracts.columns import COUNTRIES, PLOVER_SLOTS
from newsledger.knowledge.person_names import PRONOUNS
from newsledger.ledger.lake import Lake
from newsledger.model.fingerprint import PERMUTATIONS
from newsledger.model.identity import stable_id
from newsledger.operations.run_summary import RunSummary
from newsledger.parse.inputs import iter_inputs
from newsledger.settings import Settings

PER_ARTICLE = {"events": 22.7, "actor_mentions": 97.2, "figures": 11.2, "statements": 13.6}
START = date(2024, 1, 1)
DAYS = 730
PUBLISHERS = 800
PEOPLE = 1000  # that one name of the samples stands for
PLACES = 60  # likewise
STATES = 40  # that one country of the samples stands for
SEEN = datetime(2026, 11, 1, tzinfo=UTC)
_OWN_COUNTRIES = [country for country in COUNTRIES if country not in PLOVER_SLOTS]
_WORDS = ["".join(parts) for parts in product(("ba", "ko", "li", "mu", "ne", "ra", "sho", "ti", "vu", "za"), repeat=3)]

Tables = Mapping[str, pl.DataFrame]


def write_ledger(lake: Lake, lines: Sequence[Mapping[str, str]], size: int, folder: Path) -> None:
    """Fill the lake with so many articles made of the lines, a month in each commit, and write its corpus tables."""
    kept = thinned(_coded(lines, folder / "lines.jsonl"))
    with lake.open_writer("a benchmark", timeout=60) as writer:
        for month, numbers in groupby(range(size), lambda number: _day(number, size).strftime("%Y-%m")):
            tables = varied_rows(kept, list(numbers), size)
            made = tables["articles"].height
            tally = RunSummary(Stamp(f"fill-{month}", SEEN, "rules-bench"), {}, inputs=made, articles=made)
            writer.commit(tables, _intake(tables["articles"], f"fill-{month}"), tally.row("completed"))
        writer.write_corpus()


def _coded(lines: Sequence[Mapping[str, str]], corpus: Path) -> Tables:
    corpus.write_text("".join(f"{json.dumps(dict(line))}\n" for line in lines), encoding="utf-8")
    settings = Settings()
    return code_batch(list(iter_inputs([str(corpus)], settings)), settings, Stamp("fill", SEEN, "rules-bench")).tables


def thinned(tables: Tables) -> dict[str, pl.DataFrame]:
    """Return the rows with as many for each article as PER_ARTICLE says, and none that points at one left out."""
    size = tables["articles"].height
    events = _some(tables["events"], "event_id", PER_ARTICLE["events"] * size)
    parts = tables["event_actors"].join(events, on="event_id", how="semi")
    figures = _some(tables["figures"], "figure_id", PER_ARTICLE["figures"] * size)
    needed = pl.concat([parts["mention_id"], _names(tables["actor_mentions"])]).implode()
    taking_part = tables["actor_mentions"].filter(pl.col("mention_id").is_in(needed))
    others = tables["actor_mentions"].filter(~pl.col("mention_id").is_in(needed))
    wanted = PER_ARTICLE["actor_mentions"] * size - taking_part.height
    return {
        "articles": tables["articles"],
        "events": events,
        "event_actors": parts,
        "actor_mentions": pl.concat([taking_part, _some(others, "mention_id", wanted)]),
        "figures": figures.with_columns(
            _known(figures, "event_id", events["event_id"]), _known(figures, "parent_figure_id", figures["figure_id"])
        ),
        "statements": _some(tables["statements"], "statement_id", PER_ARTICLE["statements"] * size),
    }


def _names(mentions: pl.DataFrame) -> pl.Series:
    """A mention of every actor of each article that names it."""
    named = mentions.filter(
        ~pl.col("text").str.to_lowercase().is_in(sorted(PRONOUNS)), pl.col("actor_id").is_not_null()
    )
    return named.unique(["article_id", "actor_id"], keep="first", maintain_order=True)["mention_id"]


def _some(rows: pl.DataFrame, key: str, wanted: float) -> pl.DataFrame:
    return rows.filter(_chance(key) < wanted / max(rows.height, 1))


def _known(rows: pl.DataFrame, column: str, ids: pl.Series) -> pl.Series:
    return rows.select(pl.when(pl.col(column).is_in(ids.implode())).then(column).alias(column)).to_series()


def varied_rows(tables: Tables, numbers: Sequence[int], size: int) -> dict[str, pl.DataFrame]:
    """Return the rows of the articles of these numbers, as their contracts want them."""
    chosen = _chosen(tables["articles"], numbers, size)
    made = {}
    for table in ARTICLE_TABLES:
        rows = chosen.join(tables[table].drop("published_date"), on="article_id", maintain_order="left_right")
        rows = rows.with_columns(*_varied(table, rows)).with_columns(article_id="own_id")
        made[table] = TABLES[table].schema.validate(rows.select(list(TABLES[table].schema.columns())))
    return made


def _chosen(articles: pl.DataFrame, numbers: Sequence[int], size: int) -> pl.DataFrame:
    """One row per article to make: the original, and what is its own. Every fourth retells the story before it."""
    stories = [number - (number % 4 == 1) for number in numbers]
    frames = pl.DataFrame(
        {
            "number": numbers,
            "story": stories,
            "article_id": [articles["article_id"][story % articles.height] for story in stories],
            "own_id": [stable_id("made", number) for number in numbers],
            "published_date": [_day(number, size) for number in numbers],
        }
    )
    return frames.join(articles.select("article_id", original_date="published_date"), on="article_id").with_columns(
        later=pl.col("published_date") - pl.col("original_date"), region=(STATES * _chance("story") ** 2).cast(pl.Int64)
    )


def _varied(table: str, rows: pl.DataFrame) -> Iterator[pl.Expr | pl.Series]:
    for name, dtype in TABLES[table].schema.create_empty().collect_schema().items():
        if name in {"event_id", "mention_id", "figure_id", "parent_figure_id", "statement_id"}:
            yield pl.concat_str(pl.col(name).str.head(8), pl.col("own_id").str.head(12)).alias(name)
        elif name.endswith("actor_id"):
            yield _actor(name)
        elif name.endswith("country"):
            yield _country(pl.col(name)).alias(name)
        elif name in {"place_name", "geoname_id"}:
            yield _place(name)
        elif dtype == pl.Date and name != "published_date":
            yield pl.col(name) + pl.col("later")
        elif name.startswith("value_"):
            yield pl.col(name) + (5 * _chance("own_id", "figure_id")).floor()
    if table == "articles":
        yield from _own_article(rows["number"])


def _own_article(numbers: pl.Series) -> Iterator[pl.Expr | pl.Series]:
    """What only this article has: publisher, address, moment, words at the end of title and body, and signature."""
    publisher = (PUBLISHERS * _chance("number") ** 3).cast(pl.Int64).cast(pl.String)
    yield pl.concat_str(pl.lit("Publisher "), publisher).alias("publisher")
    yield pl.concat_str(pl.lit("https://news.example/"), "number").alias("url")
    yield pl.concat_str("source_id", pl.lit("-"), "number").alias("source_id")
    yield pl.concat_str("title", pl.lit(" – "), "number").alias("title")
    yield pl.concat_str("body", pl.lit("\nDispatch "), "number").alias("body")
    yield pl.col("own_id").alias("content_hash")
    yield pl.lit("day").alias("date_precision")
    yield pl.col("published_date").cast(pl.Datetime("us")).dt.replace_time_zone("UTC").alias("published_at")
    yield pl.Series("fingerprint", [_signature(number) for number in numbers], dtype=pl.List(pl.Int64))


def _signature(number: int) -> list[int]:
    """One drawn for the article; every twentieth is a copy of the one before."""
    drawn: list[int] = np.random.default_rng(number - (number % 20 == 3)).integers(2**32, size=PERMUTATIONS).tolist()
    return drawn


def _actor(name: str) -> pl.Expr:
    """Another actor of that sort: of a state or its bodies another state's, of a name one of many that share it."""
    parts = pl.col(name).str.extract_groups(r"^([a-z_]+:)([A-Z]{3})(.*)$")
    fields = parts.struct.field
    of_state = pl.concat_str(fields("1"), _country(fields("2")), fields("3"))
    word = _word(_chance("story", name) ** 2 * PEOPLE)
    own = pl.concat_str(pl.col(name).str.replace("~.*", "~"), pl.col("own_id").str.head(8))
    named = pl.concat_str(name, pl.lit("-"), word)
    return (
        pl.when(pl.col(name).str.contains("~")).then(own).when(fields("2").is_null()).then(named).otherwise(of_state)
    ).alias(name)


def _country(code: pl.Expr) -> pl.Expr:
    """Another country, the same one for all of an article; a slot of PLOVER stays."""
    places = {country: place for place, country in enumerate(_OWN_COUNTRIES)}
    names = dict(enumerate(_OWN_COUNTRIES))
    place = code.replace_strict(places, default=None, return_dtype=pl.Int64) + pl.col("region")
    return (place % len(names)).replace_strict(names, default=None, return_dtype=pl.String).fill_null(code)


def _place(name: str) -> pl.Expr:
    drawn = _chance("story", "place_name") ** 2 * PLACES
    if name == "geoname_id":
        return pl.col(name) + drawn.cast(pl.Int64) * 100_000_000
    return pl.concat_str(name, pl.lit(" "), _word(drawn)).alias(name)


def _word(drawn: pl.Expr) -> pl.Expr:
    return drawn.cast(pl.Int64).replace_strict(dict(enumerate(_WORDS)), default=None, return_dtype=pl.String)


def _chance(*columns: str) -> pl.Expr:
    """A number from 0 to 1 that follows from the columns alone."""
    return pl.concat_str(*columns, separator="|", ignore_nulls=True).hash(1).cast(pl.Float64) / 2**64


def _day(number: int, size: int) -> date:
    return START + timedelta(days=number * DAYS // size)


def _intake(articles: pl.DataFrame, run_id: str) -> pl.DataFrame:
    rows = [
        {
            "input_id": stable_id("input", article_id),
            "source_uri": f"filled/{article_id}.txt",
            "state": "article",
            "article_id": article_id,
            "raw_hash": article_id,
            "run_id": run_id,
            "seen_at": SEEN,
        }
        for article_id in articles["article_id"]
    ]
    return make_frame("intake", rows)
