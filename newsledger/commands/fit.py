"""Make the weights of event candidates from annotated whole articles: ``python -m newsledger.commands.fit GOLD.jsonl …``.

Writes ``seeds/reference/event_weights.csv`` and prints what the weights are worth on articles they were not made from. The
least confidence stays as it is: it is chosen by the F1 printed and by the recall that one is willing to give.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsledger.enrich.events.confidence import BASE, LEAST, least_confidence, score_of
from newsledger.evaluation.annotated_files import read_candidates
from newsledger.evaluation.calibration import measure_concordance
from newsledger.evaluation.logistic_weights import Weights, estimate_weights, score_held_out
from newsledger.knowledge.hazard_lexicon import HAZARD
from newsledger.operations.terminal import make_console, print_error
from newsledger.resources import REFERENCE
from newsledger.settings import Settings

_TABLE = REFERENCE / "event_weights.csv"
_FOLLOWS = "# "
_BINS = 5
_THRESHOLDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)
Scored = tuple[float, bool]


def main(files: Sequence[str]) -> None:
    """Write the table made from the files, and print its measures."""
    print_line = make_console().print
    articles = list(read_candidates(files, Settings(), print_error))
    held_out = zip(
        (row for rows in articles for row in rows),
        (one for rows in score_held_out(articles) for one in rows),
        strict=True,
    )
    scored = [(score_of(points), right) for (features, right), (points, _) in held_out if features["filter"] == "none"]
    least = least_confidence()
    _write(_TABLE, estimate_weights([row for rows in articles for row in rows]), least)
    kept = sorted(one for one in scored if one[0] >= least)
    print_line(f"{len(articles)} articles, {len(scored)} candidates that no filter rejects, least confidence {least}")
    print_line(f"out of fold, of rows: a right one surer than a wrong one {measure_concordance(kept)}")
    for threshold in _THRESHOLDS:
        print_line(f"F1 with a least confidence of {threshold}: {f1_at(scored, threshold):.3f}")
    for line in reliability(kept):
        print_line(line)


def f1_at(scored: Sequence[Scored], least: float) -> float:
    """Return the F1 of the candidates that score at least so much, of all that are right."""
    kept = [is_right for score, is_right in scored if score >= least]
    return 2 * sum(kept) / max(len(kept) + sum(is_right for _, is_right in scored), 1)


def reliability(scored: Sequence[Scored]) -> Iterator[str]:
    """Yield for each fifth of the rows, from the least sure on: the mean score, the rows and the share that is right."""
    for number in range(_BINS):
        rows = scored[number * len(scored) // _BINS : (number + 1) * len(scored) // _BINS]
        if rows:
            mean, right = sum(score for score, _ in rows) / len(rows), sum(is_right for _, is_right in rows) / len(rows)
            yield f"{rows[0][0]:.2f}–{rows[-1][0]:.2f}: mean {mean:.2f}, {len(rows)} rows, right {right:.2f}"


def _write(path: Path, weights: Weights, least: float) -> None:
    """Write the table, keeping the remarks above it and the weight of hazards, which are in no candidate of the fit."""
    lines = path.read_text(encoding="utf-8").splitlines()
    remarks = [line for line in lines if line.startswith(_FOLLOWS)]
    kept = [tuple(line.split(",")) for line in lines if line.startswith(f"type,{HAZARD},")]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"{line}\n" for line in remarks)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("feature", "value", "weight"))
        writer.writerow((*BASE, weights[BASE]))
        writer.writerow((*LEAST, least))
        estimated = [(*value, str(weight)) for value, weight in weights.items() if value != BASE]
        writer.writerows(sorted([*estimated, *kept]))


if __name__ == "__main__":
    main(sys.argv[1:])
