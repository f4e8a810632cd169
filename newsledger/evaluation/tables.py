"""Turn an evaluation into rich tables for the screen, one per question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.table import Table

from newsledger.evaluation.calibration import Calibration
from newsledger.evaluation.faults import Fault
from newsledger.evaluation.points import Points
from newsledger.evaluation.report import Evaluation, Measures
from newsledger.evaluation.shares import Share
from newsledger.evaluation.types import TypeScore

_CONFUSIONS_SHOWN = 15
_TYPE_MEASURES = ("type precision", "type recall", "type F1", "type macro F1")


def measure_tables(evaluation: Evaluation) -> Iterator[Table]:
    """Yield the tables of measures for which the file has annotations."""
    yield _reader_table(evaluation.readers)
    yield score_table("types", "type", evaluation.readers["newsledger"].types.each)
    if evaluation.confusions:
        yield _confusion_table(evaluation.confusions)
    if evaluation.realis:
        yield score_table("realis, given the type", "realis", evaluation.realis)
        yield _realis_table(evaluation)
    for title, shares in (("dates, given the type", evaluation.dates), ("places, given the type", evaluation.places)):
        if shares["all"].of:
            yield share_table(title, shares)


def _reader_table(readers: Mapping[str, Measures]) -> Table:
    table = _new_table("measures", "measure", *readers, "of")
    for row in zip(*map(_type_values, readers.values()), strict=True):
        name = _TYPE_MEASURES[len(table.rows)]
        table.add_row(name, *map(_format_number, row), "")
    mine = readers["newsledger"].details
    for name, share in mine.items():
        if share.of:
            cells = (_format_number(one.details[name].value) for one in readers.values())
            table.add_row(name.replace("_", " "), *cells, f"{share.of:,}")
    table.add_row("events per text", *(_format_number(one.events_per_text) for one in readers.values()), "")
    return table


def _type_values(one: Measures) -> tuple[float | None, ...]:
    whole = one.types.all
    return whole.precision.value, whole.recall.value, whole.f1, one.types.macro_f1


def score_table(title: str, first: str, scores: Sequence[TypeScore]) -> Table:
    """Return the table of precision, recall and F1 of each score."""
    table = _new_table(title, first, "precision", "recall", "F1", "gold", "read")
    for one in scores:
        shares = (one.precision.value, one.recall.value, one.f1)
        table.add_row(one.name, *map(_format_number, shares), f"{one.recall.of:,}", f"{one.precision.of:,}")
    return table


def _confusion_table(pairs: Sequence[tuple[str, str, int]]) -> Table:
    table = _new_table("types missed: what was read instead", "gold", "read", "texts")
    for want, read, count in pairs[:_CONFUSIONS_SHOWN]:
        table.add_row(want, read, f"{count:,}")
    return table


def _realis_table(evaluation: Evaluation) -> Table:
    reads = sorted({read for _, read in evaluation.realis_table})
    table = _new_table("realis: gold beside what was read", "gold", *reads)
    for want in sorted({want for want, _ in evaluation.realis_table}):
        table.add_row(want, *(f"{evaluation.realis_table[want, read] or ''}" for read in reads))
    return table


def share_table(title: str, shares: Mapping[str, Share], counted: str = "texts") -> Table:
    """Return the table of the shares that are over something, with the number of what is ``counted``."""
    table = _new_table(title, "of", "right", counted)
    for name, share in shares.items():
        if share.of:
            table.add_row(name, _format_number(share.value), f"{share.of:,}")
    return table


def calibration_table(calibration: Calibration) -> Table:
    """Return the table of confidence bins and how often their rows were right."""
    table = _new_table("confidence", "confidence", "mean", "rows", "right", "95 % interval")
    for one in calibration.bins:
        span = f"{one.lowest:.2f}" if one.lowest == one.highest else f"{one.lowest:.2f}–{one.highest:.2f}"
        low, high = one.interval
        table.add_row(
            span, f"{one.mean:.2f}", f"{one.share.of:,}", _format_number(one.share.value), f"{low:.2f}–{high:.2f}"
        )
    return table


def points_table(points: Sequence[Points]) -> Table:
    """Return the table of confidence points and the rows they are estimated from."""
    table = _new_table("what confidence is made of", "feature", "value", "rows", "right", "points")
    for one in points:
        table.add_row(
            one.feature, one.value, f"{one.share.of:,}", _format_number(one.share.value), f"{one.points:+.2f}"
        )
    return table


def fault_table(kind: str, faults: Sequence[Fault], shown: int) -> Table:
    """Return the table of the first ``shown`` faults of a kind."""
    rows = [(fault.case.name, fault.case.text, fault.expected, fault.read) for fault in faults[:shown]]
    return fault_rows_table(kind, len(faults), rows)


def fault_rows_table(kind: str, count: int, rows: Sequence[tuple[str, str, str, str]]) -> Table:
    """Return the table of faults of a kind, each with where it is, its text, what was expected and what was read."""
    table = Table(title=f"{kind} ({count:,})", title_justify="left", expand=True, show_lines=True)
    for column, ratio in (("where", 2), ("text", 6), ("expected", 3), ("read", 3)):
        table.add_column(column, ratio=ratio, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def _new_table(title: str, first: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", min_width=len(title) + 2)
    table.add_column(first)
    for column in columns:
        table.add_column(column, justify="left" if column in {"read", "value", "feature"} else "right")
    return table


def _format_number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
