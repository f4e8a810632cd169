"""``newsledger lexicon``: print what the event lexicon covers and where its entries clash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.table import Table

from newsledger.evaluation.lexicon.clashes import find_pairs
from newsledger.evaluation.lexicon.coverage import measure_coverage
from newsledger.evaluation.lexicon.entries import Entry, look_up, read_entries
from newsledger.evaluation.lexicon.forms import find_unread
from newsledger.evaluation.lexicon.lexicon_tables import (
    coverage_table,
    entry_table,
    overlap_table,
    pair_table,
    unread_table,
)
from newsledger.evaluation.lexicon.overlaps import find_overlaps
from newsledger.operations.terminal import make_console
from newsledger.settings import Settings

_ROWS_SHOWN = 40


def show_lexicon(settings: Settings, *, clashes: bool, lookup: str | None) -> int:
    """Print the coverage, the clashes or the entries of a word; returns exit code 1 when there are clashes.

    Raises ValueError when no entry contains the word.
    """
    console = make_console()
    uses = read_entries()
    if lookup is not None:
        found = look_up(lookup, uses)
        if not found:
            raise ValueError(f"the lexicon has no entry for {lookup!r}")
        console.print(entry_table(lookup, found))
        return 0
    for table in _clash_tables(uses, settings) if clashes else [coverage_table(measure_coverage(uses))]:
        console.print(table)
    clashing = sum(pair.is_clash for pair in find_pairs(uses))
    console.print(f"{len(uses):,} entries, {clashing:,} clashes")
    return 1 if clashing else 0


def _clash_tables(uses: Sequence[Entry], settings: Settings) -> Iterator[Table]:
    pairs = find_pairs(uses)
    yield pair_table("clashes", [pair for pair in pairs if pair.is_clash], len(pairs))
    yield pair_table("twice in one table", [pair for pair in pairs if pair.kind == "duplicate"], _ROWS_SHOWN)
    shadowed = [pair for pair in pairs if pair.kind == "shadowed"]
    yield pair_table(
        "phrases behind a phrase", [pair for pair in shadowed if pair.loser.part == "phrases"], _ROWS_SHOWN
    )
    yield pair_table(
        "verbs that a phrase repeats", [pair for pair in shadowed if pair.loser.part == "verbs"], _ROWS_SHOWN
    )
    yield overlap_table(find_overlaps(uses), _ROWS_SHOWN)
    yield unread_table(find_unread(uses, settings.model), _ROWS_SHOWN)
