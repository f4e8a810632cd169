"""``newsledger code``: code a file of articles and print the rows found, without writing anything."""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.coding.coder import read_articles
from newsledger.coding.failures import Failure
from newsledger.coding.rows import make_table_frames
from newsledger.coding.version import coder_version
from newsledger.commands.candidate_table import candidate_rows, show_candidates
from newsledger.commands.screen import show_article
from newsledger.model.reading import Reading
from newsledger.operations.terminal import make_console, print_error, print_json, print_trace
from newsledger.parse.inputs import Reject, iter_inputs, parse_input
from newsledger.settings import Settings


def code_file(
    file: str, settings: Settings, *, as_json: bool, debug: bool = False, with_candidates: bool = False
) -> int:
    """Print the rows of each article in the file; rejects go to standard error and make the exit code 1.

    With ``debug`` a failure of the coder is shown with its traceback; ``with_candidates`` adds what could have been an
    event and was not selected.
    """
    coder = coder_version(settings.model)
    found = failed = 0
    for outcome in _read_outcomes(file, settings):
        found += 1
        if isinstance(outcome, Failure):
            print_error(f"{file}: coder_error: {outcome.message}{'' if debug else '; --debug shows the traceback'}")
            if debug:
                print_trace(outcome.trace)
            failed += 1
        elif isinstance(outcome, Reject):
            print_error(f"{file}: {outcome.reason}: {outcome.message}")
            failed += 1
        else:
            _show(outcome, coder, as_json=as_json, with_candidates=with_candidates)
    if not found:
        raise ValueError(f"{file}: holds nothing to read")
    return 1 if failed else 0


def _show(reading: Reading, coder: str, *, as_json: bool, with_candidates: bool) -> None:
    tables = make_table_frames([reading], coder)
    if as_json:
        rows: dict[str, object] = {name: found.to_dicts() for name, found in tables.items()}
        print_json(rows | ({"candidates": candidate_rows(reading)} if with_candidates else {}))
        return
    console = make_console()
    show_article(tables, console)
    if with_candidates:
        show_candidates(reading, console)


def _read_outcomes(file: str, settings: Settings) -> Iterator[Reading | Reject | Failure]:
    """Yield each input's reading, or the reject or failure that says why there is none."""
    for found in iter_inputs([file], settings):
        parsed = parse_input(found, settings)
        if parsed.reject:
            yield parsed.reject
        if parsed.article:
            yield from read_articles([parsed.article], settings.model)
