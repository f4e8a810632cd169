"""An evaluation as one JSON object: what enters is the evaluation, what leaves is plain values.

A measure of nothing is null; ``of`` says how many texts each measure was taken on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from newsledger.evaluation.calibration import MEANING, Calibration
from newsledger.evaluation.faults import Fault
from newsledger.evaluation.report import Evaluation, Measures
from newsledger.evaluation.shares import Share
from newsledger.evaluation.types import TypeScore


def as_json(found: Evaluation, worst: int) -> dict[str, object]:
    """Return the evaluation, with so many of the worst faults of each kind."""
    readers = {name: _measures(measures) for name, measures in found.readers.items()}
    return {
        "n": found.n,
        "told_otherwise": found.told_otherwise,
        **readers.pop("newsledger"),
        "baselines": readers,
        "confusions": [{"gold": want, "read": read, "count": count} for want, read, count in found.confusions],
        "realis": [_score(score) for score in found.realis],
        "realis_confusions": [
            {"gold": want, "read": read, "count": count} for (want, read), count in sorted(found.realis_table.items())
        ],
        "dates": _shares(found.dates),
        "places": _shares(found.places),
        "faults": {kind: len(faults) for kind, faults in found.faults.items()},
        "worst": {kind: [_fault(fault) for fault in faults[:worst]] for kind, faults in found.faults.items()},
        "calibration": _calibration(found.calibration),
        "points": [
            {"feature": one.feature, "value": one.value, "points": one.points, **_share(one.share)}
            for one in found.points
        ],
        "held_out_brier": found.held_out_brier,
    }


def _measures(measures: Measures) -> dict[str, object]:
    whole = measures.types.all
    return {
        "type_recall": whole.recall.value,
        "type_precision": whole.precision.value,
        "type_f1": whole.f1,
        "type_macro_f1": measures.types.macro_f1,
        "per_type": [_score(score) for score in measures.types.each],
        **{name: share.value for name, share in measures.details.items()},
        "of": {name: share.of for name, share in measures.details.items()},
        "events_per_text": measures.events_per_text,
    }


def _score(score: TypeScore) -> dict[str, object]:
    return {
        "name": score.name,
        "precision": score.precision.value,
        "recall": score.recall.value,
        "f1": score.f1,
        "support": score.recall.of,
        "read": score.precision.of,
    }


def _shares(shares: Mapping[str, Share]) -> dict[str, object]:
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


def _calibration(found: Calibration) -> dict[str, object]:
    bins: Sequence[dict[str, object]] = [
        {"confidence": one.mean, "from": one.lowest, "to": one.highest, **_share(one.share), "interval": one.interval}
        for one in found.bins
    ]
    return {
        "meaning": MEANING,
        "bins": bins,
        "expected_error": found.error,
        "brier": found.brier,
        "right_surer_than_wrong": found.order,
    }
