"""The closing table of a run: what enters is its counts, what leaves is what a person reads on the screen."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from newsledger.operations.run_summary import Tally
from newsledger.settings import Settings

_REMARKS_SHOWN = 10


def show(tally: Tally, settings: Settings, seconds: float, command: str) -> None:
    """Print the closing table: what was read, kept, rejected and found, and the seconds of each stage."""
    console = Console(highlight=False, markup=False, emoji=False)
    table = Table(title=f"newsledger {command} → {settings.data}", title_justify="left", show_header=False)
    table.add_column(justify="left")
    table.add_column(justify="right")
    for name, value in _lines(tally):
        table.add_row(name, value)
    table.add_section()
    for stage, spent in tally.seconds.items():
        table.add_row(f"seconds: {stage}", f"{spent:.1f}")
    table.add_row("seconds: all, with Prefect's start", f"{seconds:.1f}")
    console.print(table)
    console.print(_by_format(tally))
    console.print(f"coder {tally.stamp.coder}")
    console.print(f"warehouse {settings.data / settings.warehouse.name}")


def _by_format(tally: Tally) -> Table:
    """Return the table of what became of the inputs of each format, with the reasons of its rejects."""
    table = Table()
    for column in ("format", "read", "kept", "unchanged", "rejected", "why"):
        table.add_column(column, justify="left" if column in {"format", "why"} else "right")
    for name in sorted({name for name, _ in tally.outcomes}):
        counts = {outcome: number for (form, outcome), number in sorted(tally.outcomes.items()) if form == name}
        read, kept, unchanged = sum(counts.values()), counts.pop("article", 0), counts.pop("unchanged", 0)
        why = ", ".join(f"{reason} {number:,}" for reason, number in counts.items())
        table.add_row(name, f"{read:,}", f"{kept:,}", f"{unchanged:,}", f"{sum(counts.values()):,}", why)
    return table


def _lines(tally: Tally) -> list[tuple[str, str]]:
    lines = [("inputs read", tally.inputs), ("articles kept", tally.articles), ("unchanged, skipped", tally.unchanged)]
    lines += [(f"rejected: {reason}", number) for reason, number in sorted(tally.rejects.items())]
    lines += [
        (f"kept although: {remark}", number) for remark, number in sorted(tally.remarks.most_common(_REMARKS_SHOWN))
    ]
    lines += [(f"{name} found", tally.rows[name]) for name in ("events", "figures", "actor_mentions", "statements")]
    return [(name, f"{value:,}") for name, value in lines]
