"""``newsledger parse``: parse a file and print every field of its articles, without writing anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from rich.console import Console
from rich.text import Text

from newsledger.model.article import Article
from newsledger.operations.terminal import make_console, print_json
from newsledger.parse.inputs import Parsed, iter_inputs, parse_input
from newsledger.settings import Settings

_FIELDS = (
    "article_id",
    "source_id",
    "url",
    "title",
    "publisher",
    "agency",
    "authors",
    "section",
    "dateline",
    "published_at",
    "modified_at",
    "published_date",
    "date_precision",
    "language",
    "word_count",
    "content_hash",
)


def parse_file(file: str, settings: Settings, *, as_json: bool) -> int:
    """Print each input of the file; returns exit code 1 when any of them is rejected."""
    console = make_console()
    read = rejected = 0
    for found in iter_inputs([file], settings):
        parsed = parse_input(found, settings)
        read += 1
        rejected += parsed.reject is not None
        if as_json:
            print_json(_to_record(parsed))
        else:
            _show(parsed, console)
    if not read:
        raise ValueError(f"{file}: holds nothing to read")
    return 1 if rejected else 0


def _to_record(parsed: Parsed) -> dict[str, object]:
    """Return the input as values for one JSON line: its article or reject, and the discarded text."""
    return {
        "source_uri": parsed.input.source_uri,
        "format": parsed.input.format,
        "position": parsed.input.position,
        "article": {k: v for k, v in asdict(parsed.article).items() if k != "fingerprint"} if parsed.article else None,
        "reject": asdict(parsed.reject) if parsed.reject else None,
        "message": parsed.message,
        "discarded": list(parsed.discarded),
    }


def _show(parsed: Parsed, console: Console) -> None:
    place = "" if parsed.input.position is None else f", {parsed.input.position}"
    console.print(Text(f"{parsed.input.source_uri}{place} ({parsed.input.format})", style="bold"))
    if parsed.reject is not None:
        reject = parsed.reject
        console.print(Text(f"  rejected at {reject.stage}: {reject.reason}: {reject.message}", style="red"))
    for name, value in _field_values(parsed.article):
        console.print(Text.assemble((f"  {name:<15}", "dim"), value))
    if parsed.message:
        console.print(Text(f"  note           {parsed.message}", style="yellow"))
    for line in parsed.discarded:
        console.print(Text(f"  thrown away    {line}", style="dim strike"))


def _field_values(article: Article | None) -> Iterator[tuple[str, str]]:
    """Yield the fields that have a value, the paragraphs of the body last."""
    if article is None:
        return
    for name in _FIELDS:
        value = getattr(article, name)
        if value not in (None, ()):
            yield name, ", ".join(value) if isinstance(value, tuple) else str(value)
    for number, paragraph in enumerate(article.body.split("\n")):
        yield "body" if number == 0 else "", paragraph
