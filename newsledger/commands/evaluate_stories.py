"""``newsledger evaluate --stories``: group annotated articles into stories and incidents, and print how well."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl

from newsledger.coding.batch import Stamp
from newsledger.coding.pipeline import code_batch
from newsledger.contracts import TABLES
from newsledger.corpus.corpus_tables import make_corpus_tables
from newsledger.evaluation.story_baselines import group_by_cosine
from newsledger.evaluation.story_scores import Score, f1, score_b_cubed, score_pairs, score_shared
from newsledger.operations.terminal import print_json, print_line
from newsledger.parse.inputs import iter_inputs
from newsledger.settings import Settings

_STAMP = Stamp("evaluation", datetime(2000, 1, 1, tzinfo=UTC), "evaluation")


def evaluate_stories(files: Sequence[str], settings: Settings, *, in_json: bool) -> int:
    """Print precision, recall and F1 of stories and incidents, beside baselines; nothing is written."""
    gold = _read_gold(files)
    tables = _code(files, settings)
    names = dict(tables["articles"].select("article_id", "source_id").iter_rows())
    stories = {
        names[one]: story for one, story in tables["story_articles"].select("article_id", "story_id").iter_rows()
    }
    incidents: dict[str, set[str]] = defaultdict(set)
    for one, incident in tables["event_incidents"].select("article_id", "incident_id").iter_rows():
        incidents[names[one]].add(incident)
    of_story = {one: str(line["story"]) for one, line in gold.items()}
    of_incident = {one: str(line.get("incident", line["story"])) for one, line in gold.items()}
    found = {one: stories.get(one, one) for one in gold}
    alone = {one: one for one in gold}
    alike = group_by_cosine(
        {one: str(line.get("title") or "") + "\n" + str(line["text"]) for one, line in gold.items()}
    )
    scores: dict[str, Score] = {
        "stories, pairs": score_pairs(of_story, found),
        "stories, B-cubed": score_b_cubed(of_story, found),
        "incidents shared, pairs": score_shared(of_incident, incidents),
        "one per document, B-cubed": score_b_cubed(of_story, alone),
        "tf-idf cosine, pairs": score_pairs(of_story, alike),
        "tf-idf cosine, B-cubed": score_b_cubed(of_story, alike),
    }
    _show(scores, len(gold), in_json=in_json)
    return 0


def _show(scores: Mapping[str, Score], size: int, *, in_json: bool) -> None:
    rows = {
        name: {"precision": round(score[0], 3), "recall": round(score[1], 3), "f1": round(f1(score), 3)}
        for name, score in scores.items()
    }
    if in_json:
        print_json({"articles": size} | rows)
        return
    print_line(f"{size:,} articles")
    for name, row in rows.items():
        print_line(f"{name:<26}  precision {row['precision']:.3f}  recall {row['recall']:.3f}  F1 {row['f1']:.3f}")


def _read_gold(files: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    """Return the lines by their id; raises ValueError, naming the place, for one that lacks what is scored."""
    gold: dict[str, Mapping[str, Any]] = {}
    for file in files:
        for number, text in enumerate(Path(file).read_text(encoding="utf-8").splitlines(), start=1):
            line = json.loads(text)
            missing = [key for key in ("id", "text", "story") if not line.get(key)]
            if missing:
                raise ValueError(f"{file}, line {number}: has no {', '.join(missing)}")
            gold[str(line["id"])] = line
    return gold


def _code(files: Sequence[str], settings: Settings) -> dict[str, pl.DataFrame]:
    coded = code_batch(list(iter_inputs(files, settings)), settings, _STAMP)

    def read(table: str) -> pl.LazyFrame:
        known = coded.tables.get(table)
        return (TABLES[table].schema.create_empty() if known is None else known).lazy()

    return {**coded.tables, **make_corpus_tables(read("actor_mentions"), read, {})}
