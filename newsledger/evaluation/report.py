"""Evaluate cases: every measure of the coder and of the baselines in one object."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsledger.evaluation.baselines import read_by_keyword, read_by_majority
from newsledger.evaluation.calibration import Calibration, calibrate
from newsledger.evaluation.cases import Case
from newsledger.evaluation.details import score_dates, score_details, score_places
from newsledger.evaluation.faults import Fault, find_faults
from newsledger.evaluation.gold_matching import JudgedCase, judge
from newsledger.evaluation.points import Points, estimate_points, held_out_brier, list_rows
from newsledger.evaluation.realis_scores import realis_table, score_realis
from newsledger.evaluation.shares import Share
from newsledger.evaluation.types import TypeScore, TypeScores, count_confusions, score_types


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures by which the coder and the baselines are compared."""

    types: TypeScores
    details: Mapping[str, Share]
    events_per_text: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The evaluation of a file of ``n`` texts, ``not_done_count`` of them annotated as not done."""

    n: int
    not_done_count: int
    readers: Mapping[str, Measures]
    confusions: Sequence[tuple[str, str, int]]
    realis: Sequence[TypeScore]
    realis_table: Counter[tuple[str, str]]
    dates: Mapping[str, Share]
    places: Mapping[str, Share]
    faults: Mapping[str, Sequence[Fault]]
    calibration: Calibration
    points: Sequence[Points]
    held_out_brier: float | None


def evaluate(cases: Sequence[Case], model: str) -> Evaluation:
    """Return the evaluation of the cases; raises ValueError when there are none."""
    if not cases:
        raise ValueError("holds no line with text and gold")
    judged = judge(cases)
    return Evaluation(
        n=len(cases),
        not_done_count=sum(case.gold.realis not in ("asserted", "future") for case in cases),
        readers={
            "newsledger": measure(judged),
            "keyword": measure(judge(read_by_keyword(cases, model))),
            "majority": measure(judge(read_by_majority(cases))),
        },
        confusions=count_confusions(judged),
        realis=score_realis(judged),
        realis_table=realis_table(judged),
        dates=score_dates(judged),
        places=score_places(judged),
        faults=find_faults(judged),
        calibration=calibrate(judged),
        points=estimate_points(list_rows(judged)),
        held_out_brier=held_out_brier(judged),
    )


def measure(judged: Sequence[JudgedCase]) -> Measures:
    """Return the measures of one reader: the coder or a baseline."""
    events = sum(len(one.counted) for one in judged)
    return Measures(score_types(judged), score_details(judged), round(events / len(judged), 4))
