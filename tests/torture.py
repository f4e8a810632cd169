"""Kill writers by the hundred: ``python -m tests.torture [--kills 200] [--bucket 20] [--seed N]``, or ``make torture``.

What enters is how many are to be killed, what leaves is an error at the first ledger that is unsound (tests/killing.py).
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

from newsledger.ledger.store import Address
from tests import buckets
from tests.killing import torture, torture_in_a_bucket


def main() -> None:
    """Torture as many ledgers as the command line says."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=200, help="writers killed on disk")
    options.add_argument("--bucket", type=int, default=20, help="writers killed in a bucket")
    options.add_argument("--seed", type=int, default=int(time.time()), help="of the moments")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = torture(Path(folder, "disk"), given.kills, given.seed)
        spread = ", ".join(f"{count} after {batches} batches" for batches, count in sorted(found.items()))
        print(f"seed {given.seed}: {given.kills} writers killed on disk ({spread}); every ledger was sound")
        with buckets.served() as port:
            os.environ.update(buckets.environment(port))
            buckets.make_bucket(port, "torture")
            place = Address("torture", "ledgers")
            torture_in_a_bucket(Path(folder, "bucket"), place, given.bucket, given.seed, buckets.environment(port))
        print(f"{given.bucket} writers killed in a bucket; every ledger was sound")


if __name__ == "__main__":
    main()
