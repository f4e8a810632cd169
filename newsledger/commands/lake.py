"""``newsledger migrate`` and ``newsledger lake``: migrate a ledger to the current format, or repartition it."""

from __future__ import annotations

import os
import socket
from contextlib import suppress

from newsledger.coding.version import coder_version
from newsledger.commands.recode import existing_lake
from newsledger.ledger.lake import Lake
from newsledger.ledger.lake.layout import parse_period
from newsledger.ledger.lake.migration import migrate
from newsledger.normalise.model_errors import ModelError
from newsledger.operations.recoding import describe_outdated
from newsledger.operations.terminal import print_line
from newsledger.settings import Settings


def migrate_ledger(settings: Settings) -> int:
    """Migrate the ledger to the current format and columns and print what changed; raises when that is impossible."""
    try:
        done = migrate(settings.lake, settings.state, _lock_holder("migrate"), settings.lock_timeout)
    except FileNotFoundError as error:
        raise FileNotFoundError(f"{settings.data}: there is no ledger yet; `newsledger run` makes one") from error
    for one in done:
        print_line(f"{one.file}: {one.what}")
    if any(one.must_be_recoded for one in done):
        print_line("rows were dropped that cannot be brought over: `newsledger recode --force` makes them anew")
    elif outdated := _find_outdated(settings):
        print_line(f"{settings.data}: {outdated}")
    elif not done:
        print_line(f"{settings.data}: is of today, nothing was changed")
    return 0


def _find_outdated(settings: Settings) -> str | None:
    """Return the line on articles to recode; None also where the model, which migration does not need, is missing."""
    with suppress(ModelError):
        return describe_outdated(
            Lake(settings.lake, settings.state, settings.period, settings.history_days), coder_version(settings.model)
        )
    return None


def repartition_ledger(settings: Settings, period: str) -> int:
    """Repartition the ledger by the period and print its number of files; raises ValueError for an unknown period."""
    wanted, lake = parse_period(period), existing_lake(settings)
    with lake.open_writer(_lock_holder("lake"), settings.lock_timeout) as writer:
        count = writer.repartition(wanted)
    line = f"{settings.data}: laid out by {wanted}, {count:,} files of articles' rows"
    print_line(line)
    return 0


def _lock_holder(command: str) -> str:
    return f"newsledger {command}, process {os.getpid()} on {socket.gethostname()}"
