"""Turn scored articles into measures: shares by part and name, and a few counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsledger.evaluation.calibration import measure_concordance
from newsledger.evaluation.shares import Share, f1
from newsledger.evaluation.types import TypeScore
from newsledger.evaluation.whole_articles.actor_scores import score_actors
from newsledger.evaluation.whole_articles.article_cases import ArticleCase
from newsledger.evaluation.whole_articles.coded_rows import ActorWords
from newsledger.evaluation.whole_articles.event_scores import score_events
from newsledger.evaluation.whole_articles.fault_tally import ArticleFault, Tally
from newsledger.evaluation.whole_articles.figure_scores import FIGURE_COLUMNS, score_figures
from newsledger.evaluation.whole_articles.statement_scores import score_statements

_EVENT_COLUMNS = ("realis", "actors", "recipients", "place", "date")
_FALSE_KINDS = ("event type wrong", "event invented")


@dataclass(frozen=True, slots=True)
class ArticleEvaluation:
    """The evaluation of ``n`` whole articles: shares by part and measure, event types, and faults by kind.

    ``numbers`` are what is no share: F1 scores, duplicates, false events per 1,000 words, and how often a right row is
    surer than a false one (None where all are right, or all false).
    """

    n: int
    words: int
    shares: Mapping[str, Mapping[str, Share]]
    numbers: Mapping[str, float | None]
    types: Sequence[TypeScore]
    faults: Mapping[str, Sequence[ArticleFault]]


def evaluate_articles(cases: Iterable[ArticleCase], actor_words: ActorWords) -> ArticleEvaluation:
    """Return the evaluation of the cases."""
    tally = Tally()
    for case in cases:
        tally.counts["articles"] += 1
        tally.counts["words"] += case.word_count
        score_events(case, actor_words, tally)
        score_figures(case, tally)
        score_statements(case, actor_words, tally)
        score_actors(case, tally)
    events = _event_shares(tally)
    return ArticleEvaluation(
        tally.counts["articles"],
        tally.counts["words"],
        {"events": events, **_other_shares(tally)},
        _measure_numbers(tally, events),
        [_score_type(name, tally) for name in sorted(tally.types)],
        {kind: tally.faults[kind] for kind in sorted(tally.faults)},
    )


def _event_shares(tally: Tally) -> dict[str, Share]:
    counts = tally.counts
    right, rows = counts["events_right"], len(tally.ranked)
    return {
        "precision": Share(right, rows),
        "recall": Share(right, counts["events"]),
        **{f"{column} given type": Share(counts[f"{column}_right"], right) for column in _EVENT_COLUMNS},
        "mode given type": Share(counts["modes_right"], counts["modes"]),
        "an actor named given type": Share(counts["actor_named"], right),
        "a recipient named given type": Share(counts["recipient_named"], right),
        "whole record given type": Share(counts["whole"], right),
        "whole record with sectors given type": Share(counts["whole_with_sectors"], right),
        "whole record of rows": Share(counts["whole"], rows),
        "whole record of gold": Share(counts["whole"], counts["events"]),
        "hazard precision": Share(counts["hazard_hits"], counts["hazard_rows"]),
        "hazard recall": Share(counts["hazards_found"], counts["hazards"]),
    }


def _other_shares(tally: Tally) -> dict[str, dict[str, Share]]:
    counts = tally.counts
    figures, statements, actors = counts["figures_found"], counts["statements_found"], counts["actors_found"]
    return {
        "figures": {
            "precision": Share(figures + counts["figures_optional"], counts["figure_rows"]),
            "recall": Share(figures, counts["figures"]),
            "value, bound and measure": Share(counts["figure_core"], figures),
            **{column: Share(counts[f"figure_{column}"], figures) for column in FIGURE_COLUMNS},
        },
        "statements": {
            "precision": Share(counts["statement_rows_met"], counts["statement_rows"]),
            "recall": Share(statements, counts["statements"]),
            "speaker": Share(counts["speakers_right"], statements),
        },
        "actors": {
            "found": Share(actors, counts["actors"]),
            "country": Share(counts["actor_countries"], actors),
            "sector": Share(counts["actor_sectors"], actors),
        },
    }


def _measure_numbers(tally: Tally, events: Mapping[str, Share]) -> dict[str, float | None]:
    false = sum(len(tally.faults.get(kind, ())) for kind in _FALSE_KINDS)
    return {
        "event F1": f1(events["precision"], events["recall"]),
        "whole record F1": f1(events["whole record of rows"], events["whole record of gold"]),
        "event duplicates": len(tally.faults.get("event duplicate", ())),
        "false events per 1,000 words": Share(1000 * false, tally.counts["words"]).value,
        "right event surer than false": measure_concordance(sorted(tally.ranked)),
    }


def _score_type(name: str, tally: Tally) -> TypeScore:
    """Return the score of a type; an event that accepts several counts as the one that was read."""
    outcomes = tally.types[name]
    right = outcomes["right"]
    return TypeScore(name, Share(right, right + outcomes["wrong"]), Share(right, right + outcomes["missed"]))
