"""The recode flow: what enters is settings and which articles, what leaves is the ledger as this coder reads them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from prefect import flow

from flows import tasks
from flows.alerts import HOOKS
from flows.closing import finish, gathering, holder, log_batch, recorded
from flows.engine import engine
from flows.opening import open_lake
from flows.server import start_server
from newsledger.ledger.lake import Lake, Writer
from newsledger.operations.progress import Watch, current_watch, set_watch
from newsledger.operations.recoding import new_stamp, stored_batches, to_recode
from newsledger.operations.run_summary import Tally
from newsledger.operations.selection import ids_of
from newsledger.settings import Settings


def run_recode(settings: Settings, since: date | None, where: str | None, watch: Watch | None = None) -> Tally:
    """Run the flow in this process with as many workers as the settings say; raises what made it fail."""
    set_watch(watch)
    current_watch().waiting("waiting for Prefect's own server (6 to 12 seconds the first time)")
    start_server()
    return recode(settings, since, where)


@flow(name="recode", persist_result=False, **HOOKS)
def recode(settings: Settings, since: date | None = None, where: str | None = None) -> Tally:
    """Code the stored articles again that another coder coded, make the corpus tables anew, publish the warehouse.

    Only articles of ``since`` or later that meet the condition ``where``, when given.
    """
    lake = open_lake(settings)
    with lake.open_writer(holder("recode"), settings.lock_timeout) as writer:
        tally = Tally(new_stamp(settings), {}, command="recode")
        with recorded(writer, tally) as broken:
            meant = ids_of(lake, since=since, where=where)
            chosen = to_recode(lake, tally.stamp.coder, meant, force=settings.force)
            broken.extend(_recode_all(lake, chosen, settings, writer, tally))
            finish(lake, settings, writer, tally)
    return tally


def _recode_all(lake: Lake, chosen: Sequence[str], settings: Settings, writer: Writer, tally: Tally) -> list[str]:
    broken: list[str] = []
    batches = stored_batches(lake, chosen, settings.batch_size)
    with engine(settings) as running, gathering(writer, tally, settings) as gathered:
        for stored, result in running.results(tasks.recode, "stored", batches, settings=settings, stamp=tally.stamp):
            first = f"article {stored.articles[0].article_id}"
            log_batch(first, len(stored.articles), result)
            tally.inputs += stored.intake.height
            if isinstance(result, Exception):
                broken.append(f"from {first}: {result}")
            else:
                tally.add(result)
                gathered.add(result, tally.reread(result))
            current_watch().done(len(stored.articles))
    return broken
