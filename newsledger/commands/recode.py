"""``newsledger recode``: recode stored articles with the current coder, or print what would change in a dry run."""

from __future__ import annotations

from datetime import date

from newsledger.coding.version import coder_version
from newsledger.commands.changes import show_changes
from newsledger.commands.running import FlowRunner, run_flow
from newsledger.ledger.lake import Lake
from newsledger.ledger.lake.lake_record import LAKE_FILE
from newsledger.operations.dry_run import dry_run
from newsledger.operations.recoding import find_ids_to_recode, new_stamp
from newsledger.operations.selection import select_ids
from newsledger.operations.terminal import print_line
from newsledger.settings import Settings


def recode_articles(
    settings: Settings, *, since: date | None, where: str | None, is_dry_run: bool, in_json: bool, rows: int
) -> int:
    """Recode the selected articles that another coder coded, or print what that would change.

    Raises FileNotFoundError when there is no ledger, ConditionError for a condition that cannot be evaluated.
    """
    lake = existing_lake(settings)
    coder_version(settings.model)  # reports a missing or unfit model before anything is started
    chosen = select_ids(lake, since=since, where=where)
    if is_dry_run:
        stamp = new_stamp(settings)
        outdated = find_ids_to_recode(lake, stamp.coder, chosen, force=settings.force)
        if not in_json:
            why = "chosen" if settings.force else "last coded by another coder"
            line = f"{len(outdated):,} of {len(chosen):,} articles are {why}; coder {stamp.coder}"
            print_line(line)
        show_changes(dry_run(lake, outdated, settings), in_json=in_json, rows=rows)
        return 0
    return _run(settings, len(chosen), since, where)


def _run(settings: Settings, total: int, since: date | None, where: str | None) -> int:
    def start() -> FlowRunner:
        from flows.recode import run_recode  # noqa: PLC0415 - Prefect's environment is set before it is imported

        return lambda progress: run_recode(settings, since, where, progress)

    return run_flow("recode", start, settings, total, quiet=False)


def existing_lake(settings: Settings) -> Lake:
    """Return the lake of the settings; raises FileNotFoundError, which names the ledger, when there is none."""
    lake = Lake(settings.lake, settings.state, settings.period, settings.history_days)
    if not lake.data.exists(LAKE_FILE):
        raise FileNotFoundError(f"{settings.data}: there is no ledger yet; `newsledger run` makes one")
    return lake
