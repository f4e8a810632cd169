"""Commands that read articles and write rows to the ledger or the screen."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter, validators

from newsledger.cli.options import (
    BatchSize,
    Dask,
    Data,
    Engine,
    Mapping,
    MissingDate,
    MissingPublisher,
    Publish,
    Quiet,
    Reference,
    Strict,
    Workers,
    app,
    apply_overlay,
    columns_of,
    reject_unknown_option,
    settings_of,
)


@app.command
def run(
    *inputs: Annotated[str, Parameter(allow_leading_hyphen=True, validator=reject_unknown_option)],
    data: Data = None,
    workers: Workers = None,
    batch_size: BatchSize = None,
    force: Annotated[bool, Parameter(negative="", help="Code inputs again although nothing changed.")] = False,
    engine: Engine = None,
    dask: Dask = None,
    publish: Publish = False,
    reference: Reference = None,
    map: Mapping = (),  # noqa: A002 -- the option's name
    date: MissingDate = None,
    publisher: MissingPublisher = None,
    quiet: Quiet = False,
    strict: Strict = False,
) -> int:
    """Read articles into the ledger.

    Parameters
    ----------
    inputs
        Files, folders, patterns, addresses of pages or feeds, @FILE for a list of them, or - for standard input: text, HTML, JSON, JSONL, CSV,
        Parquet, RSS, Atom, JSON Feed, WARC, ARC, PDF, Word, mail and the exports of news databases (docs/inputs.md), also compressed (gz, zst, bz2, xz) and inside zip and tar. Without any, the sample
        articles that come with newsledger.
    """
    from newsledger.commands.run import run_inputs  # noqa: PLC0415 - keeps the other commands quick to start

    settings = settings_of(
        data=data,
        workers=workers,
        batch_size=batch_size,
        force=force or None,
        engine=engine,
        dask=dask,
        publish_unusual=publish or None,
        reference=reference,
        columns=columns_of(map),
        missing_date=date,
        missing_publisher=publisher,
    )
    return run_inputs(inputs, apply_overlay(settings), quiet=quiet, strict=strict)


@app.command
def code(
    file: Annotated[
        str,
        Parameter(allow_leading_hyphen=True, help="A text file or a JSONL file of articles; - reads standard input."),
    ],
    *,
    reference: Reference = None,
    json: Annotated[bool, Parameter(negative="", help="Print the rows as JSON, one line per article.")] = False,
    candidates: Annotated[
        bool, Parameter(negative="", help="Also show what could have been an event and was not selected, and why.")
    ] = False,
    debug: Annotated[bool, Parameter(negative="", help="Show the traceback when the coder fails.")] = False,
) -> int:
    """Read articles and show what was found, each row with its evidence in context. Writes nothing."""
    from newsledger.commands.code import code_file  # noqa: PLC0415 - same

    settings = apply_overlay(settings_of(reference=reference))
    return code_file(file, settings, as_json=json, debug=debug, with_candidates=candidates)


@app.command
def parse(
    file: Annotated[
        str,
        Parameter(allow_leading_hyphen=True, help="A file of any format, an archive, an address; - is standard input."),
    ],
    *,
    map: Mapping = (),  # noqa: A002 -- the option's name
    reference: Reference = None,
    json: Annotated[bool, Parameter(negative="", help="Print one JSON line per input.")] = False,
) -> int:
    """Show what is read from a file, field by field, and what is discarded. Writes nothing."""
    from newsledger.commands.parse import parse_file  # noqa: PLC0415 - same

    return parse_file(file, apply_overlay(settings_of(columns=columns_of(map), reference=reference)), as_json=json)


@app.command
def resolve(
    file: Annotated[
        str,
        Parameter(
            allow_leading_hyphen=True,
            help="JSONL with `mention` and, if known, `context` and `date` (2023-10-09, 9 October 2023, 2023, today); - reads standard input.",
        ),
    ],
    *,
    data: Data = None,
    reference: Reference = None,
) -> int:
    """Resolve mentions: add country, sector, kind, actor_id and name to each line.

    Uses the reference alone; with --data also what that ledger has learnt.
    """
    from newsledger.commands.resolve import resolve_file  # noqa: PLC0415 - same

    apply_overlay(settings_of(reference=reference))
    return resolve_file(file, None if data is None else settings_of(data=data))


@app.command
def evaluate(
    file: Annotated[str, Parameter(allow_leading_hyphen=True, validator=reject_unknown_option)],
    *files: Annotated[str, Parameter(allow_leading_hyphen=True, validator=reject_unknown_option)],
    reference: Reference = None,
    json: Annotated[bool, Parameter(negative="", help="Print one JSON object.")] = False,
    worst: Annotated[int, Parameter(help="Faults shown of each kind.", validator=validators.Number(gte=0))] = 3,
    calibrate: Annotated[
        bool, Parameter(negative="", help="Show what the points of confidence are set from, and which they would be.")
    ] = False,
    stories: Annotated[
        bool,
        Parameter(negative="", help="The lines are articles with `story` and `incident`: score how they are grouped."),
    ] = False,
) -> int:
    """Score the reading of annotated sentences and whole articles, with faults by kind. Writes nothing.

    Parameters
    ----------
    file
        JSONL of texts annotated under the key `gold` (docs/evaluation.md); - is standard input.
    files
        More such files, evaluated together.
    """
    from newsledger.commands.evaluate import evaluate_files  # noqa: PLC0415 - same

    settings = apply_overlay(settings_of(reference=reference))
    if stories:
        from newsledger.commands.evaluate_stories import evaluate_stories  # noqa: PLC0415 - same

        return evaluate_stories((file, *files), settings, in_json=json)
    return evaluate_files((file, *files), settings, in_json=json, worst=worst, calibrating=calibrate)


@app.command
def lexicon(
    *,
    reference: Reference = None,
    clashes: Annotated[bool, Parameter(negative="", help="Show what contradicts, repeats or hides what.")] = False,
    lookup: Annotated[str | None, Parameter(help="Show every entry of a word or the beginning of a phrase.")] = None,
) -> int:
    """Show what the event lexicon covers; the exit code is 1 when two entries give the same words two meanings."""
    from newsledger.commands.lexicon import show_lexicon  # noqa: PLC0415 - same

    return show_lexicon(apply_overlay(settings_of(reference=reference)), clashes=clashes, lookup=lookup)
