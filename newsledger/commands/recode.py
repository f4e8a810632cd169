"""``newsledger recode``: what enters is which stored articles, what leaves is the ledger as today's coder reads them, or what would change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from time import perf_counter

from rich.console import Console

from newsledger.commands.changes import show_changes
from newsledger.commands.run import show
from newsledger.lake import Lake
from newsledger.recoding import new_stamp, to_recode
from newsledger.rehearsal import rehearse
from newsledger.selection import select_articles
from newsledger.settings import Settings
from newsledger.watch import bar


def recode_articles(
    settings: Settings, *, since: date | None, where: str | None, dry_run: bool, in_json: bool, rows: int
) -> int:
    """Code the chosen articles again that another coder coded, or show what that would change.

    Raises FileNotFoundError when there is no ledger, ConditionError for a condition that cannot be evaluated.
    """
    lake = existing_lake(settings)
    chosen = select_articles(lake, since=since, where=where)["article_id"].to_list()
    if dry_run:
        stamp = new_stamp(settings)
        again = to_recode(lake, stamp.coder, chosen, force=settings.force)
        if not in_json:
            why = "chosen" if settings.force else "last coded by another coder"
            told = f"{len(again):,} of {len(chosen):,} articles are {why}; coder {stamp.coder}"
            Console(highlight=False, markup=False, emoji=False).print(told, soft_wrap=True)
        show_changes(rehearse(lake, again, settings), in_json=in_json, rows=rows)
        return 0
    return _run(chosen, settings)


def _run(chosen: Sequence[str], settings: Settings) -> int:
    started = perf_counter()
    with bar(len(chosen)) as watch:
        watch.waiting("loading Prefect")
        from flows.environment import prepare  # noqa: PLC0415 - sets Prefect's surroundings before it is imported

        prepare(settings.state)
        from flows.recode import run_recode  # noqa: PLC0415 - same

        tally = run_recode(chosen, settings, watch)
    show(tally, settings, perf_counter() - started, command="recode")
    return 0


def existing_lake(settings: Settings) -> Lake:
    """Return the lake; raises FileNotFoundError, which names the place, when there is none."""
    lake = Lake(settings.lake, settings.state, settings.period)
    if not lake.paths("runs"):
        raise FileNotFoundError(f"{settings.data}: there is no ledger yet; `newsledger run` makes one")
    return lake
