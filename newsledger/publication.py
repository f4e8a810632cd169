"""Publishing: what enters is the lake and what speaks against it, what leaves is the warehouse swapped in, or why it was not.

A warehouse that was held back stays so, whatever later runs look like, since their rows come on top of the doubtful ones;
who has looked at it says ``newsledger publish``.
"""

from __future__ import annotations

from newsledger.guard import held, unusual
from newsledger.lake import Lake
from newsledger.settings import Settings
from newsledger.tally import Tally
from newsledger.warehouse import ShrunkError, build_warehouse

WAY_ON = "`newsledger publish` publishes it all the same"


class HeldBackError(RuntimeError):
    """A run is in the lake and the warehouse is still the one before it, since the run's numbers are unusual."""

    def __init__(self, tally: Tally) -> None:
        super().__init__(f"the warehouse was not published: {tally.remark}; the lake has the run's rows; {WAY_ON}")
        self.tally = tally


def doubts(lake: Lake, settings: Settings, tally: Tally) -> list[str]:
    """Return what speaks against publishing what this run has written; nothing when it was told to publish anyhow."""
    if settings.publish_unusual:
        return []
    runs = lake.read("runs").collect()
    before = runs.filter(runs["run_id"] != tally.stamp.run_id)
    since = held(before)
    found = unusual(before, tally, settings.guard_inputs) if tally.command == "run" else []
    return found if since is None else [since]


def publish(lake: Lake, settings: Settings, against: list[str]) -> str | None:
    """Build the warehouse and swap it in, unless something speaks against it, or a table has shrunk; returns what did."""
    if against:
        return "; ".join(against)
    try:
        build_warehouse(lake, settings.warehouse, may_shrink=settings.publish_unusual)
    except ShrunkError as error:
        return str(error)
    return None
