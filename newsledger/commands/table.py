"""Print the closing table of a run from its summary."""

from __future__ import annotations

from pathlib import Path

from rich.table import Table

from newsledger.operations.run_summary import RunSummary
from newsledger.operations.terminal import make_console
from newsledger.settings import Settings

_REMARKS_SHOWN = 10
_UNDATED_SHOWN = 10


def show_summary(summary: RunSummary, settings: Settings, seconds: float, command: str) -> None:
    """Print the closing table: inputs read, kept and rejected, rows found, and the seconds of each stage."""
    console = make_console()
    table = Table(title=f"newsledger {command} → {settings.data}", title_justify="left", show_header=False)
    table.add_column(justify="left")
    table.add_column(justify="right")
    for name, value in _summary_lines(summary):
        table.add_row(name, value)
    table.add_section()
    for stage, spent in summary.seconds.items():
        table.add_row(f"seconds: {stage}", f"{spent:.1f}")
    table.add_row("seconds: all, with Prefect's start", f"{seconds:.1f}")
    console.print(table)
    console.print(_outcome_table(summary))
    if summary.undated:
        console.print(_name_undated(summary), soft_wrap=True)
    console.print(f"coder {summary.stamp.coder}")
    console.print(f"warehouse {settings.data / settings.warehouse.name}")


def _as_seen_from_here(source_uri: str) -> str:
    """Return a path below the current folder as it would be typed there; any other as it is."""
    here = f"{Path.cwd()}/"
    return source_uri.removeprefix(here)


def _name_undated(summary: RunSummary) -> str:
    named = ", ".join(map(_as_seen_from_here, summary.undated[:_UNDATED_SHOWN]))
    more = len(summary.undated) - _UNDATED_SHOWN
    return f"no publication date in {named}" + (f" and {more:,} more" if more > 0 else "")


def _outcome_table(summary: RunSummary) -> Table:
    """Return the table of outcomes by input format, with the reasons of its rejects."""
    table = Table()
    for column in ("format", "read", "kept", "unchanged", "rejected", "why"):
        table.add_column(column, justify="left" if column in {"format", "why"} else "right")
    for name in sorted({name for name, _ in summary.outcomes}):
        counts = {outcome: number for (form, outcome), number in sorted(summary.outcomes.items()) if form == name}
        read, kept, unchanged = sum(counts.values()), counts.pop("article", 0), counts.pop("unchanged", 0)
        why = ", ".join(f"{reason} {number:,}" for reason, number in counts.items())
        table.add_row(name, f"{read:,}", f"{kept:,}", f"{unchanged:,}", f"{sum(counts.values()):,}", why)
    return table


def _summary_lines(summary: RunSummary) -> list[tuple[str, str]]:
    lines = [
        ("inputs read", summary.inputs),
        ("articles kept", summary.articles - summary.replaced),
        *([("replaced in this run", summary.replaced)] if summary.replaced else []),
        ("unchanged, skipped", summary.unchanged),
    ]
    lines += [(f"rejected: {reason}", number) for reason, number in sorted(summary.rejects.items())]
    lines += [
        (f"kept although: {remark}", number) for remark, number in sorted(summary.remarks.most_common(_REMARKS_SHOWN))
    ]
    lines += [(f"{name} found", summary.rows[name]) for name in ("events", "figures", "actor_mentions", "statements")]
    return [(name, f"{value:,}") for name, value in lines]
