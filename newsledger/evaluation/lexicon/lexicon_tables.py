"""Turn findings about the lexicon into rich tables for the screen."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from newsledger.evaluation.lexicon.clashes import Pair
from newsledger.evaluation.lexicon.coverage import Coverage
from newsledger.evaluation.lexicon.entries import PARTS, Entry
from newsledger.evaluation.lexicon.forms import UnreadEntry
from newsledger.evaluation.lexicon.overlaps import Overlap


def coverage_table(covered: Sequence[Coverage]) -> Table:
    """Return the table of how many entries name each type and mode, and where coverage is thin."""
    table = _new_table("entries", "type", "mode", *PARTS, "lacks")
    for one in covered:
        counts = (f"{count:,}" for count in one.counts.values())
        thin = (", ".join(f"no {part}" for part in one.missing_parts) or "few") if one.is_thin else ""
        table.add_row(one.event_type, one.mode or "–", *counts, thin)
    return table


def pair_table(title: str, pairs: Sequence[Pair], shown: int) -> Table:
    """Return the table of pairs: which entry wins and which is never read because of it."""
    table = _new_table(f"{title} ({len(pairs):,})", "wins", "as", "loses", "as")
    for pair in pairs[:shown]:
        table.add_row(
            _format_entry(pair.winner),
            _format_meaning(pair.winner),
            _format_entry(pair.loser),
            _format_meaning(pair.loser),
        )
    return table


def overlap_table(overlaps: Sequence[Overlap], shown: int) -> Table:
    """Return the table of object classes that share nouns, so that the earlier row decides."""
    table = _new_table(f"decided by the order of rows ({len(overlaps):,})", "wins", "as", "loses", "as", "nouns")
    for one in overlaps[:shown]:
        few = ", ".join(one.nouns[:4]) + (f" and {len(one.nouns) - 4} more" if len(one.nouns) > 4 else "")
        table.add_row(
            _format_entry(one.winner),
            _format_meaning(one.winner),
            _format_entry(one.loser),
            _format_meaning(one.loser),
            few,
        )
    return table


def unread_table(found: Sequence[UnreadEntry], shown: int) -> Table:
    """Return the table of entries that no word of a text can match."""
    table = _new_table(f"never read ({len(found):,})", "entry", "word", "why")
    for one in found[:shown]:
        table.add_row(_format_entry(one.use), one.word, one.why)
    return table


def entry_table(title: str, uses: Sequence[Entry]) -> Table:
    """Return the table of entries, each with its table and row."""
    table = _new_table(f"{title} ({len(uses):,})", "entry", "as")
    for use in uses:
        table.add_row(_format_entry(use), _format_meaning(use))
    return table


def _new_table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", min_width=len(title) + 2)
    for column in columns:
        table.add_column(column, justify="right" if column in PARTS else "left", overflow="fold")
    return table


def _format_entry(use: Entry) -> str:
    return f"{use} ({use.part} {use.row})"


def _format_meaning(use: Entry) -> str:
    return " ".join(filter(None, use.meaning)) if use.has_event else "no event"
