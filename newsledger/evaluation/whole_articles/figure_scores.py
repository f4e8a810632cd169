"""Score the figure rows of an article: which quantities were found, and which of their columns are right.

A row is on an annotated figure when their words meet; where it meets several it takes one with its value.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.evaluation.whole_articles.annotations import AnnotatedFigure
from newsledger.evaluation.whole_articles.article_cases import ArticleCase
from newsledger.evaluation.whole_articles.coded_rows import CodedArticle, Row, span_of
from newsledger.evaluation.whole_articles.fault_tally import Tally
from newsledger.evaluation.whole_articles.matching_words import find_words, is_same_unit, share_a_word, stems

_CORE = ("value", "bound", "measure")
FIGURE_COLUMNS = (*_CORE, "counted", "unit", "population", "attribution", "scope", "realis")


def score_figures(case: ArticleCase, tally: Tally) -> None:
    """Add the scores of the article's figures to the tally."""
    wanted = case.annotation.figures
    tally.counts["figures"] += sum(one.is_core for one in wanted)
    if case.coded is None:
        return
    pairs = _align_figures(wanted, case.coded)
    taken = {number for _, number in pairs}
    for row, number in pairs:
        tally.counts["figure_rows"] += 1
        if number is None:
            fault = case.make_fault(row["evidence"], "no figure", f"{row['measure']} {_format_value(row)}")
            tally.faults["figure invented"].append(fault)
        elif wanted[number].is_core:
            _score_figure(case, row, wanted[number], tally)
        else:
            tally.counts["figures_optional"] += 1
    for number, want in enumerate(wanted):
        if want.is_core and number not in taken:
            tally.faults["figure missed"].append(case.make_fault(want.mention, " or ".join(want.measures)))


def _align_figures(wanted: Sequence[AnnotatedFigure], coded: CodedArticle) -> list[tuple[Row, int | None]]:
    """Return each row with the number of the figure that it takes, each of which is taken once."""
    places = [find_words(want.mention, coded.fields) for want in wanted]
    pairs: list[tuple[Row, int | None]] = []
    free = list(range(len(wanted)))
    for row in coded.figures:
        met = [number for number in free if any(span_of(row).overlap(place) for place in places[number])]
        values = {row["value_low"], row["value_best"], row["value_high"]} - {None}
        same = [number for number in met if values & set(wanted[number].values)]
        number = next(iter(same or met), None)
        pairs.append((row, number))
        free = [other for other in free if other != number]
    return pairs


def _score_figure(case: ArticleCase, row: Row, want: AnnotatedFigure, tally: Tally) -> None:
    answers = judge_figure(row, want)
    tally.counts["figures_found"] += 1
    tally.counts["figure_core"] += all(answers[column] for column in _CORE)
    for column, is_right in answers.items():
        tally.counts[f"figure_{column}"] += is_right
        if not is_right:
            fault = case.make_fault(row["evidence"], _format_wanted(want, column), _format_read(row, column))
            tally.faults[f"figure {column}"].append(fault)


def judge_figure(row: Row, want: AnnotatedFigure) -> dict[str, bool]:
    """Return which columns of the row are right."""
    source = row.get("attributed_to")
    return {
        "value": _is_value_right(row, want),
        "bound": row["bound"] in want.bounds,
        "measure": row["measure"] in want.measures,
        "counted": "" in want.counted or bool(stems(row.get("counted")) & stems(*want.counted)),
        "unit": "" in want.units or any(is_same_unit(row["unit"], row.get("counted"), unit) for unit in want.units),
        "population": (row.get("population_country") or None) in want.populations,
        "attribution": share_a_word(source, (*want.sources, *want.other_sources)) if source else want.may_lack_source,
        "scope": not want.scopes or row["scope"] in want.scopes,
        "realis": not want.realis or row["realis"] in want.realis,
    }


def _is_value_right(row: Row, want: AnnotatedFigure) -> bool:
    """Return whether the best value is right or, where the annotation has none, one of the bounds."""
    low, best, high = want.values
    if best is not None:
        return row["value_best"] in (best, *want.other_values)
    bounds = {low, high, *want.other_values} - {None}
    return not bounds or bool(bounds & {row["value_low"], row["value_best"], row["value_high"]})


def _format_value(row: Row) -> str:
    low, best, high = (row[f"value_{key}"] for key in ("low", "best", "high"))
    return f"{best:g}" if best is not None else f"{low or '?'}–{high or '?'}"


def _format_wanted(want: AnnotatedFigure, column: str) -> str:
    answers: dict[str, Sequence[object]] = {
        "value": [value for value in want.values if value is not None],
        "bound": want.bounds,
        "measure": want.measures,
        "counted": want.counted,
        "unit": want.units,
        "population": want.populations,
        "attribution": want.sources or ("nobody",),
        "scope": want.scopes,
        "realis": want.realis,
    }
    return " or ".join(str(answer or "none") for answer in dict.fromkeys(answers[column]))


def _format_read(row: Row, column: str) -> str:
    names = {"population": "population_country", "attribution": "attributed_to"}
    return _format_value(row) if column == "value" else str(row.get(names.get(column, column)) or "none")
