"""The lexicon on the screen: what enters is what was found in it, what leaves is rich tables."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from newsledger.evaluation.lexicon.clashes import Pair
from newsledger.evaluation.lexicon.coverage import Coverage
from newsledger.evaluation.lexicon.entries import PARTS, Entry
from newsledger.evaluation.lexicon.forms import Unread
from newsledger.evaluation.lexicon.overlaps import Overlap


def coverage_table(covered: Sequence[Coverage]) -> Table:
    """Return how many entries name each type and mode, and what is thin."""
    table = _table("entries", "type", "mode", *PARTS, "lacks")
    for one in covered:
        counts = (f"{count:,}" for count in one.counts.values())
        thin = (", ".join(f"no {part}" for part in one.lacks) or "few") if one.is_thin else ""
        table.add_row(one.event_type, one.mode or "–", *counts, thin)
    return table


def pair_table(title: str, pairs: Sequence[Pair], shown: int) -> Table:
    """Return the pairs: what wins and what is never read beside it."""
    table = _table(f"{title} ({len(pairs):,})", "wins", "as", "loses", "as")
    for pair in pairs[:shown]:
        table.add_row(_named(pair.winner), _meaning(pair.winner), _named(pair.loser), _meaning(pair.loser))
    return table


def overlap_table(overlaps: Sequence[Overlap], shown: int) -> Table:
    """Return the classes of objects that share nouns, the first row deciding."""
    table = _table(f"decided by the order of rows ({len(overlaps):,})", "wins", "as", "loses", "as", "nouns")
    for one in overlaps[:shown]:
        few = ", ".join(one.nouns[:4]) + (f" and {len(one.nouns) - 4} more" if len(one.nouns) > 4 else "")
        table.add_row(_named(one.winner), _meaning(one.winner), _named(one.loser), _meaning(one.loser), few)
    return table


def unread_table(found: Sequence[Unread], shown: int) -> Table:
    """Return the entries that no word of a text is ever read as."""
    table = _table(f"never read ({len(found):,})", "entry", "word", "why")
    for one in found[:shown]:
        table.add_row(_named(one.use), one.word, one.why)
    return table


def entry_table(title: str, uses: Sequence[Entry]) -> Table:
    """Return the entries, each with its place."""
    table = _table(f"{title} ({len(uses):,})", "entry", "as")
    for use in uses:
        table.add_row(_named(use), _meaning(use))
    return table


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", min_width=len(title) + 2)
    for column in columns:
        table.add_column(column, justify="right" if column in PARTS else "left", overflow="fold")
    return table


def _named(use: Entry) -> str:
    return f"{use} ({use.part} {use.row})"


def _meaning(use: Entry) -> str:
    return " ".join(filter(None, use.meaning)) if use.names_an_event else "no event"
