"""``newsledger evaluate``: evaluate the coder on annotated files and print the result."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from newsledger.evaluation.annotated_files import read_cases
from newsledger.evaluation.as_json import as_json
from newsledger.evaluation.calibration import MEANING, Calibration
from newsledger.evaluation.cases import Case
from newsledger.evaluation.report import Evaluation, evaluate
from newsledger.evaluation.tables import calibration_table, fault_table, measure_tables, points_table
from newsledger.evaluation.whole_articles.article_actors import find_actor_words
from newsledger.evaluation.whole_articles.article_cases import ArticleCase
from newsledger.evaluation.whole_articles.article_measures import ArticleEvaluation, evaluate_articles
from newsledger.evaluation.whole_articles.article_screen import article_fault_table, article_tables, article_values
from newsledger.operations.terminal import make_console, print_error, print_json
from newsledger.settings import Settings


def evaluate_files(files: Sequence[str], settings: Settings, *, in_json: bool, worst: int, calibrating: bool) -> int:
    """Print the evaluation; unusable lines are reported on standard error and make the exit code 1."""
    complaints: list[str] = []

    def complain(line: str) -> None:
        complaints.append(line)
        print_error(f"{line}")

    cases = list(read_cases(files, settings, complain))
    if not cases:
        raise ValueError(f"{', '.join(files)}: holds no line with text and gold")
    sentences = [case for case in cases if isinstance(case, Case)]
    articles = [case for case in cases if isinstance(case, ArticleCase)]
    found = evaluate(sentences, settings.model) if sentences else None
    found_whole = evaluate_articles(articles, find_actor_words(articles)) if articles else None
    if in_json:
        whole = {} if found_whole is None else {"whole_articles": article_values(found_whole, worst)}
        print_json(whole if found is None else as_json(found, worst) | whole)
        return 1 if complaints else 0
    if found is not None:
        _show(found, make_console(), worst, calibrating=calibrating)
    if found_whole is not None:
        _show_articles(found_whole, make_console(), worst)
    return 1 if complaints else 0


def _show_articles(found: ArticleEvaluation, console: Console, worst: int) -> None:
    console.print(f"{found.n:,} whole articles, {found.words:,} words")
    for table in article_tables(found):
        console.print(table)
    for kind, faults in found.faults.items():
        if faults and worst:
            console.print(article_fault_table(kind, faults, worst))


def _show(found: Evaluation, console: Console, worst: int, *, calibrating: bool) -> None:
    console.print(f"{found.n:,} texts, {found.not_done_count:,} of them annotated as not done")
    for table in measure_tables(found):
        console.print(table)
    console.print(calibration_table(found.calibration))
    console.print(_describe_calibration(found.calibration), soft_wrap=True)
    console.print(MEANING, soft_wrap=True)
    if calibrating:
        console.print(points_table(found.points))
        console.print(f"Brier score of such points on texts they were not set from: {found.held_out_brier}")
    for kind, faults in found.faults.items():
        if faults and worst:
            console.print(fault_table(kind, faults, worst))


def _describe_calibration(found: Calibration) -> str:
    concordance = (
        "" if found.concordance is None else f", a right row surer than a wrong one in {found.concordance:.0%} of pairs"
    )
    return f"expected calibration error {found.error:.3f}, Brier score {found.brier:.3f}{concordance}"
