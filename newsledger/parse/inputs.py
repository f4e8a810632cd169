"""Yield one input per possible article under the given paths, and parse an input into an article."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from newsledger.model.outcomes import STANDARD_INPUT, Input, Parsed, Reject, RejectedError, SourceMetadata
from newsledger.parse.containers import inputs_of
from newsledger.parse.fetched_inputs import is_address, open_address
from newsledger.parse.formats import find_format
from newsledger.parse.input_columns import check_mapping
from newsledger.parse.input_files import FoundFile, expand_pattern, find_files, open_file
from newsledger.parse.input_lists import expand_known_lists
from newsledger.parse.limits import Budget
from newsledger.parse.opened import File, open_stream, spool
from newsledger.parse.parsed_articles import build_article
from newsledger.settings import Settings

__all__ = ["STANDARD_INPUT", "Input", "Parsed", "Reject", "is_address", "iter_inputs", "list_inputs", "parse_input"]


@dataclass(frozen=True, slots=True)
class ListedInputs:
    """The paths to read, and those that cannot be read with the reason."""

    paths: list[str]
    rejects: dict[str, Reject]


def iter_inputs(paths: Sequence[str], settings: Settings, today: date | None = None) -> Iterator[Input]:
    """Yield the inputs under the paths in a stable order; raises FileNotFoundError when none of the paths exists.

    A path that does not exist beside others that do is a reject. A path is a file, a folder, a pattern (``news/**/*.html``), an address (``https://…``), a list of these (``@FILE``)
    or ``-`` for standard input. Raises BadListError for an invalid list, and ValueError when ``settings.columns`` maps
    an unknown field. A publication date after ``today`` (default: the current UTC day) counts as in the future.
    """
    check_mapping(settings.columns)
    found = list_inputs(paths)
    return _read_inputs(found.paths, found.rejects, settings, today or datetime.now(UTC).date())


def list_inputs(paths: Sequence[str]) -> ListedInputs:
    """Return the paths that can be read, lists expanded, and a reject for each that cannot.

    Raises the first one's error when there is nothing else to read.
    """
    known, broken = expand_known_lists(paths)
    is_there = {path: path == STANDARD_INPUT or is_address(path) or not _is_all_missing(path) for path in known}
    missing = {path: FileNotFoundError(f"{path}: no such file or directory") for path in known if not is_there[path]}
    errors: dict[str, Exception] = broken | missing
    kept = [path for path in known if is_there[path]]
    if errors and not kept:
        raise next(iter(errors.values()))
    return ListedInputs(kept, {path: Reject("read", "unreadable_file", str(error)) for path, error in errors.items()})


def _is_all_missing(path: str) -> bool:
    return all(map(_is_missing, expand_pattern(path)))


def parse_input(found: Input, settings: Settings) -> Parsed:
    """Return the article, or a reject with its reason; never raises on bad input."""
    if found.reject is not None:
        return Parsed(found, reject=found.reject)
    if len(found.content) > settings.max_input_bytes:
        return Parsed(found, reject=Reject("read", "too_large", f"more than {settings.max_input_bytes} bytes"))
    try:
        missing = SourceMetadata(published=settings.missing_date, publisher=settings.missing_publisher)
        return build_article(found, find_format(found.format).parse(found), missing)
    except RejectedError as rejected:
        return Parsed(found, reject=rejected.reject)
    except Exception as error:  # noqa: BLE001 -- one bad input must never stop a run; the reject says what happened
        return Parsed(found, reject=Reject("parse", "parser_error", f"{type(error).__name__}: {error}"))


def _is_missing(path: str) -> bool:
    """Return whether the path does not exist; an inaccessible path exists, and is rejected later with that reason."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return True
    except OSError:
        return False
    return False


def _read_inputs(
    paths: Sequence[str], rejects: Mapping[str, Reject], settings: Settings, today: date
) -> Iterator[Input]:
    for path, reject in rejects.items():
        with open_file(FoundFile(Path(path), reject), settings) as file:
            yield from (replace(found, read_on=today) for found in inputs_of(file, settings))
    seen: set[str] = set()
    for uri, opened in _find_sources(paths, settings):
        if uri not in seen:
            with opened as file:
                yield from (replace(found, read_on=today) for found in inputs_of(file, settings))
        seen.add(uri)


def _find_sources(paths: Sequence[str], settings: Settings) -> Iterator[tuple[str, AbstractContextManager[File]]]:
    """Yield the URI of each file with a context manager that opens it."""
    for path in paths:
        if path == STANDARD_INPUT:
            yield path, _open_standard_input(settings)
        elif is_address(path):
            yield path, open_address(path, settings)
        else:
            yield from ((found.uri, open_file(found, settings)) for found in find_files([path]))


@contextmanager
def _open_standard_input(settings: Settings) -> Iterator[File]:
    spooled = spool(sys.stdin.buffer)
    size = spooled.seek(0, os.SEEK_END)
    spooled.seek(0)
    yield open_stream(STANDARD_INPUT, spooled, Budget(size, settings))
