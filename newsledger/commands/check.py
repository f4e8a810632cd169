"""``newsledger check``: run the integrity check on a ledger, print every fault and return the exit code."""

from __future__ import annotations

from rich.console import Console

from newsledger.commands.recode import existing_lake
from newsledger.operations.ledger_check import check_whole_ledger
from newsledger.settings import Settings


def check_ledger(settings: Settings) -> int:
    """Print the faults and change nothing; returns 0 when there are none, else 1."""
    faults = check_whole_ledger(existing_lake(settings), settings)
    console = Console(highlight=False, markup=False, emoji=False)
    for fault in faults:
        console.print(fault, soft_wrap=True)
    console.print(f"{settings.data}: {len(faults)} faults" if faults else f"{settings.data}: sound", soft_wrap=True)
    return 1 if faults else 0
