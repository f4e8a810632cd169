"""Options shared by the commands, and the only place where settings are built from them."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import App, Parameter, validators

from newsledger import __version__
from newsledger.knowledge.overlay import lay_over
from newsledger.settings import Settings


def reject_unknown_option(_: object, word: str | tuple[str, ...]) -> None:
    """Raise ValueError for an argument that looks like an option but is not one; "-" alone is standard input."""
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
    Path | None, Parameter(help="Folder of your own tables, laid over those of the reference (docs/overlay.md).")
]
AtLeastOne = validators.Number(gte=1)
Where = Annotated[str | None, Parameter(help="A condition in SQL over the columns of articles: publisher = 'Reuters'.")]
Rows = Annotated[int, Parameter(help="Rows shown of each table.", validator=validators.Number(gte=0))]
AsJson = Annotated[bool, Parameter(negative="", help="Print every row as one JSON list.")]

MissingDate = Annotated[
    str | None, Parameter(help="Publication date (YYYY-MM-DD) of inputs that state none; what they state counts first.")
]
MissingPublisher = Annotated[str | None, Parameter(help="Publisher of inputs that name none.")]


Workers = Annotated[int | None, Parameter(help="Processes that read articles.", validator=AtLeastOne)]
BatchSize = Annotated[int | None, Parameter(help="Articles per task.", validator=AtLeastOne)]
Engine = Annotated[Literal["local", "dask"] | None, Parameter(help="What runs the batches: processes, or Dask.")]
Dask = Annotated[str | None, Parameter(help="Scheduler of a Dask cluster, tcp://host:port (docs/scale.md).")]
Quiet = Annotated[bool, Parameter(negative="", help="Say nothing unless something is wrong or rejected; for cron.")]
Strict = Annotated[bool, Parameter(negative="", help="End with exit code 4 when there are new rejects.")]
Publish = Annotated[
    bool,
    Parameter(negative="", help="Publish the warehouse although the run's numbers are unusual (docs/operations.md)."),
]


def columns_of(mapping: Sequence[str]) -> dict[str, str] | None:
    """Return the field-to-column mapping; raises ValueError for a part that is neither FIELD=COLUMN nor a TOML file."""
    columns: dict[str, str] = {}
    for part in mapping:
        field, equals, column = part.partition("=")
        if equals:
            columns[field.strip()] = column.strip()
        else:
            columns |= {str(name): str(value) for name, value in _read_toml(part).items()}
    return columns or None


def _read_toml(path: str) -> dict[str, Any]:
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}: {error}") from error


def settings_of(**given: Any) -> Settings:
    """Return settings with the given values; all others come from the environment or are defaults."""
    return Settings(**{name: value for name, value in given.items() if value is not None})


def apply_overlay(settings: Settings) -> Settings:
    """Overlay the user's tables on the reference before anything reads it; raises BadReferenceError."""
    lay_over(settings.reference)
    return settings
