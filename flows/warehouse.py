"""The warehouse flow: rebuild the corpus tables and the warehouse from the lake."""

from __future__ import annotations

from prefect import flow

from flows.alerts import HOOKS
from flows.closing import finish, record_outcome
from flows.opening import GivenSettings, open_lake
from flows.server import start_server
from newsledger.operations.opened_run import lock_holder
from newsledger.operations.progress import Progress, set_progress
from newsledger.operations.recoding import new_stamp
from newsledger.operations.run_summary import RunSummary
from newsledger.settings import Settings


def run_warehouse(settings: Settings, progress: Progress | None = None) -> RunSummary:
    """Run the flow in this process; raises the error that made it fail."""
    set_progress(progress)
    start_server()
    return warehouse(settings)


@flow(name="warehouse", persist_result=False, **HOOKS)
def warehouse(settings: GivenSettings) -> RunSummary:
    """Publish the warehouse of the lake; one that is held back only with the setting ``publish_unusual``."""
    lake = open_lake(settings)
    with lake.open_writer(lock_holder("publish"), settings.lock_timeout) as writer:
        summary = RunSummary(new_stamp(settings), {}, command="publish")
        with record_outcome(lake, settings, writer, summary):
            finish(lake, settings, writer, summary)
    return summary
