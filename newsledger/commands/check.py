"""``newsledger check``: run the integrity check on a ledger, print every fault and return the exit code."""

from __future__ import annotations

from newsledger.commands.recode import existing_lake
from newsledger.operations.ledger_check import check_whole_ledger
from newsledger.operations.terminal import print_line
from newsledger.settings import Settings


def check_ledger(settings: Settings) -> int:
    """Print the faults and change nothing; returns 0 when there are none, else 1."""
    faults = check_whole_ledger(existing_lake(settings), settings)
    for fault in faults:
        print_line(str(fault))
    print_line(f"{settings.data}: {len(faults)} faults" if faults else f"{settings.data}: sound")
    return 1 if faults else 0
