"""The warehouse flow: what enters is settings, what leaves is the corpus tables and the warehouse made anew from the lake."""

from __future__ import annotations

from prefect import flow

from flows.alerts import HOOKS
from flows.closing import finish, holder, recorded
from flows.opening import open_lake
from flows.server import start_server
from newsledger.operations.progress import Watch, set_watch
from newsledger.operations.recoding import new_stamp
from newsledger.operations.run_summary import Tally
from newsledger.settings import Settings


def run_warehouse(settings: Settings, watch: Watch | None = None) -> Tally:
    """Run the flow in this process; raises what made it fail."""
    set_watch(watch)
    start_server()
    return warehouse(settings)


@flow(name="warehouse", persist_result=False, **HOOKS)
def warehouse(settings: Settings) -> Tally:
    """Publish what the lake holds; one that was held back only when the settings say ``publish_unusual``."""
    lake = open_lake(settings)
    with lake.open_writer(holder("publish"), settings.lock_timeout) as writer:
        tally = Tally(new_stamp(settings), {}, command="publish")
        with recorded(writer, tally):
            finish(lake, settings, writer, tally)
    return tally
