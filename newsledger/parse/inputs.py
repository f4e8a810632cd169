"""Inputs: what enters is paths, what leaves is one input per article they may hold, and the article read from it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import BinaryIO

from newsledger.parse.article import build_article
from newsledger.parse.containers import inputs_of
from newsledger.parse.files import expand, find_files, open_file
from newsledger.parse.formats import format_named
from newsledger.parse.limits import Budget
from newsledger.parse.opened import open_stream, spool
from newsledger.parse.outcomes import Input, Parsed, Reject, RejectedError
from newsledger.settings import Settings

__all__ = ["Input", "Parsed", "Reject", "iter_inputs", "parse_input", "read_stream"]


def iter_inputs(paths: Sequence[str], settings: Settings, today: date | None = None) -> Iterator[Input]:
    """Yield the inputs under the paths in a stable order; raises FileNotFoundError for a path that does not exist.

    ``today`` is the day after which a publication date lies in the future; this day when it is not given.
    """
    for path in paths:
        if all(map(_is_missing, expand(path))):
            raise FileNotFoundError(f"{path}: no such file or directory")
    return _inputs(paths, settings, today or datetime.now(UTC).date())


def read_stream(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Input]:
    """Yield the inputs of an open stream, such as standard input, under the name it is to be told by."""
    spooled = spool(stream)
    size = spooled.seek(0, os.SEEK_END)
    spooled.seek(0)
    for found in inputs_of(open_stream(name, spooled, Budget(size, settings)), settings):
        yield replace(found, read_on=datetime.now(UTC).date())


def parse_input(found: Input, settings: Settings) -> Parsed:
    """Return the article, or the reject with its reason; never raises on bad input."""
    if found.reject is not None:
        return Parsed(found, reject=found.reject)
    if len(found.content) > settings.max_input_bytes:
        return Parsed(found, reject=Reject("read", "too_large", f"more than {settings.max_input_bytes} bytes"))
    try:
        return build_article(found, format_named(found.format).parse(found))
    except RejectedError as rejected:
        return Parsed(found, reject=rejected.reject)
    except Exception as error:  # noqa: BLE001 -- one bad input must never stop a run; the reject says what happened
        return Parsed(found, reject=Reject("parse", "parser_error", f"{type(error).__name__}: {error}"))


def _is_missing(path: str) -> bool:
    """Return whether nothing is there; what may not be looked at is there, and is rejected with that reason."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return True
    except OSError:
        return False
    return False


def _inputs(paths: Sequence[str], settings: Settings, today: date) -> Iterator[Input]:
    seen: set[str] = set()
    for path in find_files(paths):
        if path.uri in seen:
            continue
        seen.add(path.uri)
        with open_file(path, settings) as file:
            for found in inputs_of(file, settings):
                yield replace(found, read_on=today)
