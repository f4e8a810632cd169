"""Make a Dask task runner on the cluster that the settings name, or on one on this machine."""

from __future__ import annotations

import logging
from typing import Any

import distributed
from prefect.task_runners import TaskRunner
from prefect_dask.task_runners import DaskTaskRunner

from newsledger.settings import Settings

_PATIENCE = "30s"
"""Time a named scheduler has to answer."""


class NoClusterError(ConnectionError):
    """No Dask scheduler answers at the given address."""


def dask_runner(settings: Settings) -> TaskRunner[Any]:
    """Return the runner; raises NoClusterError when the named scheduler does not answer."""
    logging.getLogger("distributed").setLevel(logging.ERROR)  # it logs every connection that opens and closes
    if settings.dask is not None:
        _check_scheduler(settings.dask)
        return DaskTaskRunner(address=settings.dask)
    own: dict[str, Any] = {
        "n_workers": settings.workers,
        "threads_per_worker": 1,
        "host": "127.0.0.1",
        "dashboard_address": "127.0.0.1:0",
        "memory_limit": 0,  # Dask would pause a worker for memory that the operating system could still take back
    }
    return DaskTaskRunner(cluster_kwargs=own)


def _check_scheduler(address: str) -> None:
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call] # its own
        client.close()  # type: ignore[no-untyped-call] # same
    except OSError as error:
        raise NoClusterError(f"{address}: no Dask scheduler answers there: {error}") from error
