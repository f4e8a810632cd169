"""Kill writers by the hundred: ``python -m tests.torture [--kills 200] [--bucket 20] [--seed N]``, or ``make torture``.

What enters is how many are to be killed, what leaves is an error at the first ledger that is unsound: half are writers of
batches (tests/killing.py), half the commands remove, migrate and lake (tests/killing_commands.py).
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

from newsledger.ledger import lease
from newsledger.ledger.store import Address
from tests import buckets
from tests.killing import STALE, torture, torture_in_a_bucket
from tests.killing_commands import COMMANDS, Ground, torture_command


def main() -> None:
    """Torture as many ledgers as the command line says."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=200, help="writers and commands killed on disk")
    options.add_argument("--bucket", type=int, default=20, help="writers killed in a bucket")
    options.add_argument("--seed", type=int, default=int(time.time()), help="of the moments")
    given = options.parse_args()
    lease.STALE = STALE
    with tempfile.TemporaryDirectory() as folder:
        runs = given.kills // 2
        each = (given.kills - runs) // len(COMMANDS)
        found = torture(Path(folder, "disk"), runs, given.seed)
        spread = ", ".join(f"{count} after {batches} batches" for batches, count in sorted(found.items()))
        print(f"seed {given.seed}: {runs} writers killed on disk ({spread}); every ledger was sound")
        _torture_commands(Ground(Path(folder, "commands"), None, {}), each)
        with buckets.served() as port:
            os.environ.update(buckets.environment(port))
            buckets.make_bucket(port, "torture")
            place = Address("torture", "ledgers")
            torture_in_a_bucket(Path(folder, "bucket"), place, given.bucket, given.seed, buckets.environment(port))
            print(f"{given.bucket} writers killed in a bucket; every ledger was sound")
            in_bucket = Ground(Path(folder, "bucket commands"), place, buckets.environment(port))
            _torture_commands(in_bucket, max(1, given.bucket // len(COMMANDS)))


def _torture_commands(ground: Ground, kills: int) -> None:
    where = "on disk" if ground.bucket is None else "in a bucket"
    for command in COMMANDS:
        found = torture_command(ground, command, kills)
        print(f"{command} killed {where}: {found['died']} of {kills}; the same command finished each")


if __name__ == "__main__":
    main()
