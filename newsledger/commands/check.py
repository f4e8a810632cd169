"""``newsledger check``: run the integrity check on a ledger, print every fault and return the exit code."""

from __future__ import annotations

import os
import socket

from newsledger.commands.recode import existing_lake
from newsledger.ledger.lake.integrity_check import find_faults, find_missing_actors
from newsledger.operations.terminal import print_line
from newsledger.settings import Settings


def check_ledger(settings: Settings) -> int:
    """Finish or clear what a killed writer left, then print the faults; returns 0 when there are none, else 1."""
    lake = existing_lake(settings)
    with lake.open_writer(f"newsledger check, process {os.getpid()} on {socket.gethostname()}", settings.lock_timeout):
        faults = [*find_faults(lake), *find_missing_actors(lake)]
    for fault in faults:
        print_line(str(fault))
    print_line(f"{settings.data}: {len(faults)} faults" if faults else f"{settings.data}: sound")
    return 1 if faults else 0
