"""Running a flow from the command line: what enters is how to start it, what leaves is a bar meanwhile and a table after."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from time import perf_counter

from newsledger.commands.table import show
from newsledger.operations.progress import Unwatched, Watch, bar
from newsledger.operations.publication import HeldBackError
from newsledger.operations.run_summary import Tally
from newsledger.settings import Settings

FlowRunner = Callable[[Watch], Tally]


def run_flow(command: str, start: Callable[[], FlowRunner], settings: Settings, total: int, *, quiet: bool) -> int:
    """Set Prefect's surroundings, import the flow with ``start``, run it, and show what it did.

    ``total`` is what the bar counts to. Raises what made the flow fail; of a warehouse held back the table is shown first.
    """
    started = perf_counter()
    with nullcontext(Unwatched()) if quiet else bar(total) as watch:
        watch.waiting("loading Prefect")
        from flows.environment import prepare  # noqa: PLC0415 - before anything imports prefect

        prepare(settings.state)
        run = start()
        held_back = None
        try:
            tally = run(watch)
        except HeldBackError as error:
            tally, held_back = error.tally, error
    if not quiet:
        show(tally, settings, perf_counter() - started, command)
    if held_back is not None:
        raise held_back
    return 0
