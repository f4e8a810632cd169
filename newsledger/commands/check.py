"""``newsledger check``: run the integrity check on a ledger, print every fault and return the exit code."""

from __future__ import annotations

import os
import socket

from rich.console import Console

from newsledger.commands.recode import existing_lake
from newsledger.ledger.lake.integrity_check import find_faults, find_missing_actors
from newsledger.settings import Settings


def check_ledger(settings: Settings) -> int:
    """Finish or clear what a killed writer left, then print the faults; returns 0 when there are none, else 1."""
    lake = existing_lake(settings)
    with lake.open_writer(f"newsledger check, process {os.getpid()} on {socket.gethostname()}", settings.lock_timeout):
        faults = [*find_faults(lake), *find_missing_actors(lake)]
    console = Console(highlight=False, markup=False, emoji=False)
    for fault in faults:
        console.print(str(fault), soft_wrap=True)
    console.print(f"{settings.data}: {len(faults)} faults" if faults else f"{settings.data}: sound", soft_wrap=True)
    return 1 if faults else 0
