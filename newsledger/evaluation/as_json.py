"""Turn an evaluation into plain values for one JSON object.

A measure over no texts is null; ``of`` holds the number of texts behind each measure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from newsledger.evaluation.calibration import MEANING, Calibration
from newsledger.evaluation.faults import Fault
from newsledger.evaluation.report import Evaluation, Measures
from newsledger.evaluation.shares import Share
from newsledger.evaluation.types import TypeScore


def as_json(evaluation: Evaluation, worst: int) -> dict[str, object]:
    """Return the evaluation with at most ``worst`` faults of each kind."""
    readers = {name: _measures(measures) for name, measures in evaluation.readers.items()}
    return {
        "n": evaluation.n,
        "told_otherwise": evaluation.not_done_count,
        **readers.pop("newsledger"),
        "baselines": readers,
        "confusions": [{"gold": want, "read": read, "count": count} for want, read, count in evaluation.confusions],
        "realis": [score_values(score) for score in evaluation.realis],
        "realis_confusions": [
            {"gold": want, "read": read, "count": count}
            for (want, read), count in sorted(evaluation.realis_table.items())
        ],
        "dates": share_values(evaluation.dates),
        "places": share_values(evaluation.places),
        "faults": {kind: len(faults) for kind, faults in evaluation.faults.items()},
        "worst": {kind: [_fault(fault) for fault in faults[:worst]] for kind, faults in evaluation.faults.items()},
        "calibration": _calibration(evaluation.calibration),
        "points": [
            {"feature": one.feature, "value": one.value, "points": one.points, **_share(one.share)}
            for one in evaluation.points
        ],
        "held_out_brier": evaluation.held_out_brier,
    }


def _measures(measures: Measures) -> dict[str, object]:
    whole = measures.types.all
    return {
        "type_recall": whole.recall.value,
        "type_precision": whole.precision.value,
        "type_f1": whole.f1,
        "type_macro_f1": measures.types.macro_f1,
        "per_type": [score_values(score) for score in measures.types.each],
        **{name: share.value for name, share in measures.details.items()},
        "of": {name: share.of for name, share in measures.details.items()},
        "events_per_text": measures.events_per_text,
    }


def score_values(score: TypeScore) -> dict[str, object]:
    """Return the score of a type as plain values."""
    return {
        "name": score.name,
        "precision": score.precision.value,
        "recall": score.recall.value,
        "f1": score.f1,
        "support": score.recall.of,
        "read": score.precision.of,
    }


def share_values(shares: Mapping[str, Share]) -> dict[str, object]:
    """Return each share that is over something as plain values."""
    return {name: _share(share) for name, share in shares.items() if share.of}


def _share(share: Share) -> dict[str, object]:
    return {"share": share.value, **asdict(share)}


def _fault(fault: Fault) -> dict[str, object]:
    return {
        "id": fault.case.name,
        "place": fault.case.place,
        "text": fault.case.text,
        "expected": fault.expected,
        "read": fault.read,
    }


def _calibration(calibration: Calibration) -> dict[str, object]:
    bins: Sequence[dict[str, object]] = [
        {"confidence": one.mean, "from": one.lowest, "to": one.highest, **_share(one.share), "interval": one.interval}
        for one in calibration.bins
    ]
    return {
        "meaning": MEANING,
        "bins": bins,
        "expected_error": calibration.error,
        "brier": calibration.brier,
        "right_surer_than_wrong": calibration.concordance,
    }
