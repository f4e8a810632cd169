"""``newsledger run``: what enters is inputs and settings, what leaves is the ledger and a closing table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.table import Table

from newsledger.coder import coder_version
from newsledger.parse.files import expand
from newsledger.parse.inputs import STANDARD_INPUT, is_address
from newsledger.resources import ARTICLES
from newsledger.settings import Settings
from newsledger.tally import Tally
from newsledger.watch import bar

_REMARKS_SHOWN = 10


def run_inputs(inputs: Sequence[str], settings: Settings) -> int:
    """Run the flow over the inputs and print what it did; raises what made it fail."""
    paths = list(inputs) or [str(ARTICLES)]
    started = perf_counter()
    coder_version(settings.model)  # a model that is not there is told before anything is started
    with bar(_total_bytes(paths)) as watch:
        watch.waiting("loading Prefect")
        from flows.environment import prepare  # noqa: PLC0415 - sets Prefect's surroundings before it is imported

        prepare(settings.state)
        from flows.ledger import run_ledger  # noqa: PLC0415 - same

        tally = run_ledger(paths, settings, watch)
    show(tally, settings, perf_counter() - started)
    return 0


def _total_bytes(paths: Sequence[str]) -> int:
    """Return the size of all inputs that lie on disk; raises FileNotFoundError when one that is named is not there."""
    total = 0
    for path in (one for given in paths if given != STANDARD_INPUT and not is_address(given) for one in expand(given)):
        Path(path).lstat()
        files = Path(path).rglob("*") if Path(path).is_dir() else [Path(path)]
        total += sum(file.stat().st_size for file in files if file.is_file())
    return total


def show(tally: Tally, settings: Settings, seconds: float, command: str = "run") -> None:
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
