"""Commands that maintain a ledger: change it, compare it or check it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from cyclopts import Parameter

from newsledger.cli.options import (
    AsJson,
    BatchSize,
    Dask,
    Data,
    Engine,
    Publish,
    Reference,
    Rows,
    Where,
    Workers,
    app,
    apply_overlay,
    settings_of,
)
from newsledger.normalise.redaction import redact


@app.command
def recode(
    *,
    data: Data = None,
    since: Annotated[date | None, Parameter(help="Only articles published on that day or later.")] = None,
    where: Where = None,
    dry_run: Annotated[
        bool, Parameter(negative="", help="Say what would change, row by row, and write nothing.")
    ] = False,
    force: Annotated[bool, Parameter(negative="", help="Also articles that this coder has coded.")] = False,
    workers: Workers = None,
    batch_size: BatchSize = None,
    engine: Engine = None,
    dask: Dask = None,
    publish: Publish = False,
    reference: Reference = None,
    json: AsJson = False,
    rows: Rows = 20,
) -> int:
    """Recode stored articles that another coder has coded. Needs no inputs."""
    from newsledger.commands.recode import recode_articles  # noqa: PLC0415 - same

    settings = settings_of(
        data=data,
        workers=workers,
        batch_size=batch_size,
        force=force or None,
        engine=engine,
        dask=dask,
        publish_unusual=publish or None,
        reference=reference,
    )
    return recode_articles(
        apply_overlay(settings), since=since, where=where, is_dry_run=dry_run, in_json=json, rows=rows
    )


@app.command
def diff(
    before: Annotated[str, Parameter(help="A ledger: a folder or s3://bucket/prefix.")],
    after: Annotated[str, Parameter(help="Another.")],
    *,
    json: AsJson = False,
    rows: Rows = 20,
) -> int:
    """Show how two ledgers differ, row by row; the exit code is 1 when they do."""
    from newsledger.commands.diff import show_diff  # noqa: PLC0415 - same

    return show_diff(settings_of(data=before), settings_of(data=after), in_json=json, rows=rows)


@app.command
def remove(
    *,
    data: Data = None,
    url: Annotated[tuple[str, ...], Parameter(negative="", help="Address of an article; may be given again.")] = (),
    id: Annotated[tuple[str, ...], Parameter(negative="", help="An article_id; may be given again.")] = (),  # noqa: A002 -- the option's name
    where: Where = None,
) -> int:
    """Remove articles and all their rows for good. Later runs skip them, except with --force."""
    from newsledger.commands.remove import remove_chosen  # noqa: PLC0415 - same

    return remove_chosen(settings_of(data=data), urls=tuple(map(redact, url)), ids=id, where=where)


@app.command
def check(*, data: Data = None) -> int:
    """Report every fault of the ledger and of its warehouse, and write nothing; the exit code is 1 when there are any."""
    from newsledger.commands.check import check_ledger  # noqa: PLC0415 - same

    return check_ledger(settings_of(data=data))


@app.command
def migrate(*, data: Data = None, reference: Reference = None) -> int:
    """Migrate a ledger made by an older newsledger to the current columns, and say what is to be recoded."""
    from newsledger.commands.lake import migrate_ledger  # noqa: PLC0415 - same

    return migrate_ledger(apply_overlay(settings_of(data=data, reference=reference)))


@app.command
def lake(
    *,
    period: Annotated[str, Parameter(help="month, or day for a ledger that grows by many articles a day.")],
    data: Data = None,
) -> int:
    """Repartition a ledger's files by month or by day."""
    from newsledger.commands.lake import repartition_ledger  # noqa: PLC0415 - same

    return repartition_ledger(settings_of(data=data), period)
