"""The command line: what enters is words a person typed, what leaves is a ledger, an answer, or one line of error.

Only this module builds settings from the outside; flows are imported when a command needs them.
"""

from __future__ import annotations

import errno
import sys
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import App, CycloptsError, Parameter, validators
from pydantic import ValidationError

from newsledger import __version__
from newsledger.overlay import BadReferenceError, lay_over
from newsledger.settings import Settings


def _is_no_option(_: object, word: str | tuple[str, ...]) -> None:
    """Raise ValueError for a word that looks like an option but is none; "-" alone is standard input."""
    for one in (word,) if isinstance(word, str) else word:
        if one.startswith("-") and one != "-":
            raise ValueError(f"Unknown option: {one}.")


app = App(
    name="newsledger",
    version=__version__,
    help="Turn news articles into a ledger of events, actors and figures, every row with the words that support it.",
)

Mapping = Annotated[
    tuple[str, ...],
    Parameter(
        consume_multiple=True,
        negative="",
        help="FIELD=COLUMN …: which column or key a field is read from (text=story title=headline); or a TOML file of them.",
    ),
]
Data = Annotated[str | None, Parameter(help="The ledger: a folder (default: data), or s3://bucket/prefix.")]
Reference = Annotated[
    Path | None, Parameter(help="Folder of your own tables, laid over those of the reference (docs/reference.md).")
]
AtLeastOne = validators.Number(gte=1)


def main() -> None:
    """Run the command; an error is one line on standard error, of bad tables one each, and an exit code that is not 0."""
    try:
        code = app(sys.argv[1:], exit_on_error=False, print_error=False)
    except CycloptsError as error:
        _say(f"{_one_line(error)} Try --help.")
        sys.exit(_MISUSED)
    except BrokenPipeError:
        sys.stdout = None  # whoever read our output has gone; there is nobody to tell
        sys.exit(_FAILED)
    except KeyboardInterrupt:
        _say("interrupted; what was committed stays, the next run goes on from there")
        sys.exit(_INTERRUPTED)
    except Exception as error:
        if _is_ours(error):
            for line in error.lines if isinstance(error, BadReferenceError) else [_one_line(error)]:
                _say(line)
            sys.exit(_FAILED)
        raise
    sys.exit(code if isinstance(code, int) else 0)


_FAILED, _MISUSED, _INTERRUPTED = 1, 2, 130


def _say(line: str) -> None:
    sys.stderr.write(f"newsledger: {line}\n")


@app.command
def run(
    *inputs: Annotated[str, Parameter(allow_leading_hyphen=True, validator=_is_no_option)],
    data: Data = None,
    workers: Annotated[int | None, Parameter(help="Processes that read articles.", validator=AtLeastOne)] = None,
    batch_size: Annotated[int | None, Parameter(help="Articles per task.", validator=AtLeastOne)] = None,
    force: Annotated[bool, Parameter(negative="", help="Code inputs again although nothing changed.")] = False,
    reference: Reference = None,
    map: Mapping = (),  # noqa: A002 -- the option's name
) -> int:
    """Read articles into the ledger.

    Parameters
    ----------
    inputs
        Files, folders, patterns, addresses of pages or feeds, or - for standard input: text, HTML, JSON, JSONL, CSV,
        Parquet, RSS, Atom and WARC, also compressed (gz, zst, bz2, xz) and inside zip and tar. Without any, the sample
        articles that come with newsledger.
    """
    from newsledger.commands.run import run_inputs  # noqa: PLC0415 - keeps the other commands quick to start

    told = _settings(
        data=data,
        workers=workers,
        batch_size=batch_size,
        force=force or None,
        reference=reference,
        columns=_columns(map),
    )
    return run_inputs(inputs, _laid(told))


@app.command
def code(
    file: Annotated[
        str,
        Parameter(allow_leading_hyphen=True, help="A text file or a JSONL file of articles; - reads standard input."),
    ],
    *,
    reference: Reference = None,
    json: Annotated[bool, Parameter(negative="", help="Print the rows as JSON, one line per article.")] = False,
) -> int:
    """Read articles and show what was found, each row with its words in context. Writes nothing."""
    from newsledger.commands.code import code_file  # noqa: PLC0415 - same

    return code_file(file, _laid(_settings(reference=reference)), as_json=json)


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
    """Show what is read out of a file, field by field, and what is thrown away. Writes nothing."""
    from newsledger.commands.parse import parse_file  # noqa: PLC0415 - same

    return parse_file(file, _laid(_settings(columns=_columns(map), reference=reference)), as_json=json)


@app.command
def sql(query: Annotated[str, Parameter(help="One SELECT.")], *, data: Data = None) -> int:
    """Ask the warehouse, read-only."""
    from newsledger.commands.sql import print_query  # noqa: PLC0415 - same

    return print_query(query, _settings(data=data))


@app.command
def resolve(
    file: Annotated[
        str,
        Parameter(
            allow_leading_hyphen=True,
            help="JSONL with `mention` and, if known, `context` and `date`; - reads standard input.",
        ),
    ],
    *,
    data: Data = None,
    reference: Reference = None,
) -> int:
    """Say who mentions are: adds country, sector, kind, actor_id and name to each line.

    Answers from the reference alone; with --data also from what that ledger has learnt.
    """
    from newsledger.commands.resolve import resolve_file  # noqa: PLC0415 - same

    _laid(_settings(reference=reference))
    return resolve_file(file, None if data is None else _settings(data=data))


@app.command
def actor(
    name: Annotated[str, Parameter(help="A name as articles print it, in any case, or an actor_id.")],
    *,
    data: Data = None,
    json: Annotated[bool, Parameter(negative="", help="Print one JSON object of all rows.")] = False,
    rows: Annotated[int, Parameter(help="Rows shown of each table, the latest.", validator=AtLeastOne)] = 20,
) -> int:
    """Show one actor of the ledger: names, offices over time, events, statements and mentions, each with its article."""
    from newsledger.commands.actor import show_actor  # noqa: PLC0415 - same

    return show_actor(name, _settings(data=data), in_json=json, rows=rows)


Where = Annotated[str | None, Parameter(help="A condition in SQL over the columns of articles: publisher = 'Reuters'.")]
Rows = Annotated[int, Parameter(help="Rows shown of each table.", validator=validators.Number(gte=0))]
AsJson = Annotated[bool, Parameter(negative="", help="Print every row as one JSON list.")]


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
    workers: Annotated[int | None, Parameter(help="Processes that read articles.", validator=AtLeastOne)] = None,
    batch_size: Annotated[int | None, Parameter(help="Articles per task.", validator=AtLeastOne)] = None,
    reference: Reference = None,
    json: AsJson = False,
    rows: Rows = 20,
) -> int:
    """Code stored articles again that another coder has coded. Needs no inputs."""
    from newsledger.commands.recode import recode_articles  # noqa: PLC0415 - same

    told = _settings(data=data, workers=workers, batch_size=batch_size, force=force or None, reference=reference)
    return recode_articles(_laid(told), since=since, where=where, dry_run=dry_run, in_json=json, rows=rows)


@app.command
def diff(
    before: Annotated[str, Parameter(help="A ledger: a folder or s3://bucket/prefix.")],
    after: Annotated[str, Parameter(help="Another.")],
    *,
    json: AsJson = False,
    rows: Rows = 20,
) -> int:
    """Say how two ledgers differ, row by row; the exit code is 1 when they do."""
    from newsledger.commands.diff import show_diff  # noqa: PLC0415 - same

    return show_diff(_settings(data=before), _settings(data=after), in_json=json, rows=rows)


@app.command
def remove(
    *,
    data: Data = None,
    url: Annotated[tuple[str, ...], Parameter(negative="", help="Address of an article; may be given again.")] = (),
    id: Annotated[tuple[str, ...], Parameter(negative="", help="An article_id; may be given again.")] = (),  # noqa: A002 -- the option's name
    where: Where = None,
) -> int:
    """Take articles and all that came from them out, for good. Later runs leave them out unless told to with --force."""
    from newsledger.commands.remove import remove_chosen  # noqa: PLC0415 - same

    return remove_chosen(_settings(data=data), urls=url, ids=id, where=where)


@app.command
def export(
    folder: Annotated[str, Parameter(help="Where the files go.")],
    *,
    to: Annotated[Literal["csv", "xlsx", "parquet", "plover-json"], Parameter(help="Format of the files.")],
    mart: Annotated[
        tuple[str, ...], Parameter(negative="", help="A table or mart; may be given again (default: all marts).")
    ] = (),
    data: Data = None,
) -> int:
    """Write marts for other programs: a CSV or Parquet file each, one workbook, or PLOVER events as JSON lines."""
    from newsledger.commands.export import export_marts  # noqa: PLC0415 - same

    return export_marts(_settings(data=data), Path(folder), to, mart)


@app.command
def check(*, data: Data = None) -> int:
    """Finish what a killed run left and say everything that is wrong with the ledger; the exit code is 1 when anything is."""
    from newsledger.commands.check import check_ledger  # noqa: PLC0415 - same

    return check_ledger(_settings(data=data))


@app.command
def migrate(*, data: Data = None) -> int:
    """Bring a ledger that an older newsledger made to today's columns."""
    from newsledger.commands.lake import migrate_ledger  # noqa: PLC0415 - same

    return migrate_ledger(_settings(data=data))


@app.command
def lake(
    *,
    period: Annotated[str, Parameter(help="month, or day for a ledger that grows by many articles a day.")],
    data: Data = None,
) -> int:
    """Lay a ledger's files out anew, by month or by day."""
    from newsledger.commands.lake import lay_out_ledger  # noqa: PLC0415 - same

    return lay_out_ledger(_settings(data=data), period)


@app.command
def evaluate(
    file: Annotated[str, Parameter(allow_leading_hyphen=True, validator=_is_no_option)],
    *files: Annotated[str, Parameter(allow_leading_hyphen=True, validator=_is_no_option)],
    reference: Reference = None,
    json: Annotated[bool, Parameter(negative="", help="Print one JSON object.")] = False,
    worst: Annotated[int, Parameter(help="Faults shown of each kind.", validator=validators.Number(gte=0))] = 3,
    calibrate: Annotated[
        bool, Parameter(negative="", help="Show what the points of confidence are set from, and which they would be.")
    ] = False,
) -> int:
    """Read annotated texts and say how well: types, participants, realis, dates, places, confidence. Writes nothing.

    Parameters
    ----------
    file
        JSONL of texts whose key `gold` says what a person read in them (docs/evaluation.md); - is standard input.
    files
        More of them, evaluated together.
    """
    from newsledger.commands.evaluate import evaluate_files  # noqa: PLC0415 - same

    told = _laid(_settings(reference=reference))
    return evaluate_files((file, *files), told, in_json=json, worst=worst, calibrating=calibrate)


@app.command
def lexicon(
    *,
    reference: Reference = None,
    clashes: Annotated[bool, Parameter(negative="", help="Show what contradicts, repeats or hides what.")] = False,
    lookup: Annotated[str | None, Parameter(help="Show every entry of a word or the beginning of a phrase.")] = None,
) -> int:
    """Say what the event lexicon covers; the exit code is 1 when two entries give the same words two meanings."""
    from newsledger.commands.lexicon import show_lexicon  # noqa: PLC0415 - same

    return show_lexicon(_laid(_settings(reference=reference)), clashes=clashes, lookup=lookup)


def _columns(mapping: Sequence[str]) -> dict[str, str] | None:
    """Return the field-to-column mapping; raises ValueError for what is neither FIELD=COLUMN nor a TOML file."""
    columns: dict[str, str] = {}
    for part in mapping:
        field, equals, column = part.partition("=")
        if equals:
            columns[field.strip()] = column.strip()
        else:
            columns |= {str(name): str(value) for name, value in _toml(part).items()}
    return columns or None


def _toml(path: str) -> dict[str, Any]:
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}: {error}") from error


def _settings(**given: Any) -> Settings:
    return Settings(**{name: value for name, value in given.items() if value is not None})


def _laid(settings: Settings) -> Settings:
    """Lay the user's own tables over the reference, before anything reads it; raises BadReferenceError."""
    lay_over(settings.reference)
    return settings


_OURS = (ValueError, OSError, LookupError, RuntimeError)


def _is_ours(error: Exception) -> bool:
    return isinstance(error, _OURS) or type(error).__module__.startswith(("newsledger", "flows"))


_ADVICE = {
    **dict.fromkeys(
        (errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
        "; what was committed stays: make room and start the command again (docs/recovery.md)",
    ),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "; is this ledger yours to write? (docs/recovery.md)"),
}
"""What to do about an error of the operating system."""


def _one_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"setting {'.'.join(map(str, first['loc']))}: {first['msg']}"
    if isinstance(error, OSError) and error.filename:
        return f"{error.strerror or type(error).__name__}: {error.filename}{_ADVICE.get(error.errno or 0, '')}"
    return " ".join(str(error).split()) or type(error).__name__


if __name__ == "__main__":
    main()
