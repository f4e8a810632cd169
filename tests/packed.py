"""Makes packed files for the tests of parse: what enters is names and contents, what leaves is the bytes of a file."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import warnings
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import zstandard

from newsledger.model.article import Article
from newsledger.parse.inputs import Input, Parsed, Reject, iter_inputs, parse_input
from newsledger.settings import Settings

SETTINGS = Settings(max_input_bytes=100_000)
TODAY = date(2024, 1, 1)
SENTENCE = "The harbour was closed on Sunday after a storm, the mayor said."

COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "gz": lambda content: gzip.compress(content, mtime=0),
    "zst": zstandard.ZstdCompressor(write_checksum=True).compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
}


def zipped(members: Sequence[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive, warnings.catch_warnings(action="ignore"):  # of a name twice
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return buffer.getvalue()


def tarred(members: Sequence[tuple[str | tarfile.TarInfo, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in members:
            entry = tarfile.TarInfo(name) if isinstance(name, str) else name
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()


def lines(texts: Sequence[str]) -> bytes:
    return b"".join(json.dumps({"text": text}).encode() + b"\n" for text in texts)


def numbered(count: int) -> list[str]:
    return [f"{SENTENCE[:-1]} on day {number}." for number in range(count)]


def inputs(folder: Path, name: str, content: bytes, settings: Settings = SETTINGS) -> list[Input]:
    path = folder / name
    path.write_bytes(content)
    return list(iter_inputs([str(path)], settings, TODAY))


def parse_bytes(folder: Path, name: str, content: bytes, settings: Settings = SETTINGS) -> list[Parsed]:
    return [parse_input(found, settings) for found in inputs(folder, name, content, settings)]


def articles(parsed: Sequence[Parsed]) -> list[Article]:
    return [one.article for one in parsed if one.article is not None]


def bodies(parsed: Sequence[Parsed]) -> list[str]:
    return [article.body for article in articles(parsed)]


def rejects(parsed: Sequence[Parsed]) -> list[Reject]:
    return [one.reject for one in parsed if one.reject is not None]


def reasons(parsed: Sequence[Parsed]) -> list[str]:
    return [reject.reason for reject in rejects(parsed)]
