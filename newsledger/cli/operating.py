"""Commands that keep a ledger current on a schedule: serve it, deploy it, publish its warehouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter, validators

from newsledger.cli.options import (
    BatchSize,
    Dask,
    Data,
    Engine,
    Quiet,
    Reference,
    Workers,
    app,
    apply_overlay,
    reject_unknown_option,
    settings_of,
)

if TYPE_CHECKING:  # parsing inputs is not loaded for every command
    from newsledger.operations.schedules import Schedule

Every = Annotated[str | None, Parameter(help="How often the inputs are read: 30s, 15m, 2h, 1d (default: 15m).")]
Cron = Annotated[str | None, Parameter(help="The same as a cron line: '5 * * * *'.")]
Timezone = Annotated[str | None, Parameter(help="Time zone of the schedules, such as Africa/Nairobi (default: UTC).")]
Port = Annotated[
    int, Parameter(help="Port of Prefect's server on loopback.", validator=validators.Number(gte=1, lte=65_535))
]


@app.command
def serve(
    *inputs: Annotated[str, Parameter(allow_leading_hyphen=True, validator=reject_unknown_option)],
    data: Data = None,
    every: Every = None,
    cron: Cron = None,
    timezone: Timezone = None,
    port: Port = 4200,
    workers: Workers = None,
    batch_size: BatchSize = None,
    engine: Engine = None,
    dask: Dask = None,
    reference: Reference = None,
) -> int:
    """Keep a ledger current from this machine: Prefect's server, a worker and three schedules, until Ctrl-C.

    Parameters
    ----------
    inputs
        What to read on schedule: watched folders, files, patterns, feeds, @FILE for a list of them (one per line,
        or OPML). Without any, the folder inbox, which is created.
    """
    from newsledger.commands.serve import serve_ledger  # noqa: PLC0415 - keeps the other commands quick to start

    settings = settings_of(
        data=data, workers=workers, batch_size=batch_size, engine=engine, dask=dask, reference=reference
    )
    return serve_ledger(inputs, apply_overlay(settings), _schedule_of(every, cron, timezone), port)


@app.command
def deploy(
    *inputs: Annotated[str, Parameter(allow_leading_hyphen=True, validator=reject_unknown_option)],
    data: Data = None,
    every: Every = None,
    cron: Cron = None,
    timezone: Timezone = None,
    pool: Annotated[str | None, Parameter(help="Work pool, made when there is none (default: newsledger).")] = None,
    server: Annotated[
        str | None, Parameter(help="API of the Prefect server, http://host:4200/api (default: the one Prefect knows).")
    ] = None,
    workers: Workers = None,
    batch_size: BatchSize = None,
    engine: Engine = None,
    dask: Dask = None,
    reference: Reference = None,
) -> int:
    """Register the schedules on an existing Prefect server; its workers need newsledger and access to these paths.

    Parameters
    ----------
    inputs
        What to read on schedule, as for serve.
    """
    from newsledger.commands.deploy import deploy_ledger  # noqa: PLC0415 - same

    settings = settings_of(
        data=data, workers=workers, batch_size=batch_size, engine=engine, dask=dask, reference=reference
    )
    return deploy_ledger(inputs, apply_overlay(settings), _schedule_of(every, cron, timezone), pool=pool, server=server)


@app.command
def publish(*, data: Data = None, reference: Reference = None, quiet: Quiet = False) -> int:
    """Rebuild the warehouse from the ledger and publish it, even one that was held back."""
    from newsledger.commands.publish import publish_warehouse  # noqa: PLC0415 - same

    return publish_warehouse(
        apply_overlay(settings_of(data=data, reference=reference, publish_unusual=True)), quiet=quiet
    )


def _schedule_of(every: str | None, cron: str | None, timezone: str | None) -> Schedule:
    """Return the schedule; raises ValueError for an interval together with a cron line, and for invalid values."""
    from newsledger.operations.schedules import Schedule, seconds_of, zone_of  # noqa: PLC0415 - same

    if every is not None and cron is not None:
        raise ValueError("give --every or --cron, not both")
    seconds = None if every is None else seconds_of(every)
    return Schedule(seconds, cron, None if timezone is None else zone_of(timezone))
