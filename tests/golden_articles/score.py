"""The score of the golden articles: what enters is this folder's articles, what leaves is each measure and each fault.

``python -m tests.golden_articles.score`` writes ``score.json`` anew: the floor of each measure, a little under what it
is, and the faults that are known, so that a fall can be told by the faults that are new.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from newsledger.evaluation.annotated_files import read_cases
from newsledger.evaluation.whole_articles.article_actors import find_actor_words
from newsledger.evaluation.whole_articles.article_cases import ArticleCase
from newsledger.evaluation.whole_articles.article_measures import ArticleEvaluation, evaluate_articles
from newsledger.settings import Settings

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*.jsonl"))
SCORE = HERE / "score.json"
_ROOM = 0.01
_HIGHER_IS_BETTER = ("event F1", "whole record F1", "right event surer than false")

Floors = dict[str, float]
Faults = dict[str, list[str]]


@cache
def evaluated() -> tuple[ArticleEvaluation, list[str]]:
    """Return the evaluation of all articles, coded in one batch, and what was complained about."""
    complaints: list[str] = []
    cases = list(read_cases([str(path) for path in FILES], Settings(), complaints.append))
    articles = [case for case in cases if isinstance(case, ArticleCase)]
    return evaluate_articles(articles, find_actor_words(articles)), complaints


def measures_of(found: ArticleEvaluation) -> Floors:
    """Return each measure, of which more is better, by part and name."""
    shares = {
        f"{part}: {name}": share.value
        for part, measures in found.shares.items()
        for name, share in measures.items()
        if share.value is not None
    }
    numbers = {name: value for name in _HIGHER_IS_BETTER if (value := found.numbers[name]) is not None}
    return {**numbers, **shares}


def faults_of(found: ArticleEvaluation) -> Faults:
    """Return each kind's faults, sorted, each as one line."""
    return {
        kind: sorted(f"{fault.article} | {fault.words} | {fault.expected} | {fault.read}" for fault in faults)
        for kind, faults in found.faults.items()
    }


def read_score() -> tuple[Floors, Faults]:
    """Return the floors and the known faults of ``score.json``."""
    score = json.loads(SCORE.read_text(encoding="utf-8"))
    return score["floors"], score["faults"]


def differences(known: Faults, found: Faults) -> list[str]:
    """Return a line for each fault that is new, and one for each that is gone."""
    lines = []
    for kind in sorted(known.keys() | found.keys()):
        old, new = set(known.get(kind, ())), set(found.get(kind, ()))
        lines += [f"new  {kind}: {line}" for line in sorted(new - old)]
        lines += [f"gone {kind}: {line}" for line in sorted(old - new)]
    return lines


def main() -> None:
    """Write the score as it is now."""
    found, _ = evaluated()
    floors = {name: round(max(value - _ROOM, 0), 3) for name, value in measures_of(found).items()}
    score = {"floors": floors, "faults": faults_of(found)}
    SCORE.write_text(json.dumps(score, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
