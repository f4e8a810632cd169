"""The recode flow: what enters is settings and which articles, what leaves is the ledger as this coder reads them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from functools import partial

from prefect import flow, get_run_logger
from prefect.futures import PrefectFuture

from flows import tasks
from flows.ledger import BrokenBatchesError, as_is, holder, record, runner, timed
from flows.server import start_server
from newsledger.lake import Lake, Writer
from newsledger.pipeline import Batch
from newsledger.recoding import Stored, new_stamp, stored_batches, to_recode
from newsledger.settings import Settings
from newsledger.tally import Tally
from newsledger.watch import Watch, current_watch, set_watch


def run_recode(article_ids: Sequence[str], settings: Settings, watch: Watch | None = None) -> Tally:
    """Run the flow in this process with as many workers as the settings say; raises what made it fail."""
    set_watch(watch)
    current_watch().waiting("waiting for Prefect's own server (6 to 12 seconds the first time)")
    start_server()
    return recode.with_options(task_runner=runner(settings.workers))(list(article_ids), settings)


@flow(name="recode", validate_parameters=False, persist_result=False)
def recode(article_ids: list[str], settings: Settings) -> Tally:
    """Code the stored articles again that another coder coded, make the corpus tables anew, publish the warehouse."""
    lake = Lake(settings.lake, settings.state, settings.period)
    with lake.writing(holder("recode"), settings.lock_timeout) as writer:
        tally = Tally(new_stamp(settings), {})
        chosen = to_recode(lake, tally.stamp.coder, article_ids, force=settings.force)
        try:
            broken = _recode_all(lake, chosen, settings, writer, tally)
            timed(tally, "corpus", partial(tasks.corpus, as_is(writer)))
            timed(tally, "warehouse", partial(tasks.warehouse, as_is(lake), settings.warehouse))
        except BaseException:
            record(writer, tally, "failed")
            raise
        record(writer, tally, "failed" if broken else "completed")
    if broken:
        raise BrokenBatchesError(f"{len(broken)} batches failed, the others are coded again: {'; '.join(broken[:3])}")
    return tally


def _recode_all(lake: Lake, chosen: Sequence[str], settings: Settings, writer: Writer, tally: Tally) -> list[str]:
    broken: list[str] = []
    batches = stored_batches(lake, chosen, settings.batch_size)
    for stored, result in _coded(batches, settings, tally):
        tally.inputs += stored.intake.height
        if isinstance(result, Exception):
            get_run_logger().error("batch from article %s failed: %s", stored.articles[0].article_id, result)
            broken.append(f"from article {stored.articles[0].article_id}: {result}")
        else:
            tally.add(result)
            timed(tally, "commit", partial(tasks.commit, as_is(writer), as_is(result), as_is(tally)))
        current_watch().done(len(stored.articles))
    return broken


def _coded(batches: Iterator[Stored], settings: Settings, tally: Tally) -> Iterator[tuple[Stored, Batch | Exception]]:
    """Yield batches and their results in order, never more of them under way than there are workers and one."""
    under_way: deque[tuple[Stored, PrefectFuture[Batch]]] = deque()
    for stored in batches:
        under_way.append((stored, tasks.recode.submit(as_is(stored), settings, tally.stamp)))
        if len(under_way) > settings.workers:
            first, future = under_way.popleft()
            yield first, future.result(raise_on_failure=False)
    for first, future in under_way:
        yield first, future.result(raise_on_failure=False)
