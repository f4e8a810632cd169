"""Show the evaluation of whole articles: as rich tables for the screen, or as plain values for one JSON object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from rich.table import Table

from newsledger.evaluation.as_json import score_values, share_values
from newsledger.evaluation.tables import fault_rows_table, score_table, share_table
from newsledger.evaluation.whole_articles.article_measures import ArticleEvaluation
from newsledger.evaluation.whole_articles.fault_tally import ArticleFault


def article_tables(found: ArticleEvaluation) -> Iterator[Table]:
    """Yield the tables of measures of the whole articles."""
    for part, shares in found.shares.items():
        yield share_table(f"whole articles: {part}", shares, "answers")
    numbers = Table(title="whole articles: other measures", title_justify="left", min_width=32)
    numbers.add_column("measure")
    numbers.add_column("value", justify="right")
    for name, value in found.numbers.items():
        numbers.add_row(name, "–" if value is None else f"{value:g}")
    yield numbers
    yield score_table("whole articles: event types", "type", found.types)


def article_fault_table(kind: str, faults: Sequence[ArticleFault], shown: int) -> Table:
    """Return the table of the first ``shown`` faults of a kind."""
    rows = [(fault.article, fault.words, fault.expected, fault.read) for fault in faults[:shown]]
    return fault_rows_table(f"whole articles, {kind}", len(faults), rows)


def article_values(found: ArticleEvaluation, worst: int) -> dict[str, object]:
    """Return the evaluation with at most ``worst`` faults of each kind."""
    parts = {part: share_values(shares) for part, shares in found.shares.items()}
    return {
        "n": found.n,
        "words": found.words,
        **{part: {_key_of(name): value for name, value in shares.items()} for part, shares in parts.items()},
        **{_key_of(name): value for name, value in found.numbers.items()},
        "per_type": [score_values(score) for score in found.types],
        "faults": {kind: len(faults) for kind, faults in found.faults.items()},
        "worst": {kind: [asdict(fault) for fault in faults[:worst]] for kind, faults in found.faults.items()},
    }


def _key_of(name: str) -> str:
    return name.lower().replace(",", "").replace(" ", "_")
