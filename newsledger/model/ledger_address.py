"""Parse the location of a ledger, as a user writes it, into a path on disk or an address in a bucket."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_SCHEME = "s3://"
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Address:
    """A prefix in a bucket, used like a path: ``Address("bucket", "news") / "lake"``."""

    bucket: str
    prefix: str = ""

    def __truediv__(self, name: str) -> Address:
        return Address(self.bucket, (PurePosixPath(self.prefix) / name).as_posix())

    @property
    def parent(self) -> Address:
        """Return the enclosing prefix; the bucket is its own parent."""
        above = PurePosixPath(self.prefix).parent.as_posix()
        return Address(self.bucket, "" if above == "." else above)

    @property
    def name(self) -> str:
        """Return the last part of the prefix."""
        return PurePosixPath(self.prefix).name

    def __str__(self) -> str:
        return f"{_SCHEME}{self.bucket}/{self.prefix}".rstrip("/")


Place = Path | Address


def read_place(written: object) -> Place:
    """Return the location; raises ValueError for an address that is not on S3 or has no bucket."""
    if isinstance(written, Path | Address):
        return written
    text = str(written)
    if not _URL.match(text):
        return Path(text)
    bucket, _, prefix = text.removeprefix(_SCHEME).partition("/")
    if not text.startswith(_SCHEME) or not _BUCKET.fullmatch(bucket) or "?" in prefix or "#" in prefix:
        raise ValueError(f"{text!r} is no place for a ledger: give a folder, or s3://bucket/prefix")
    parts = [part for part in prefix.split("/") if part]
    if {".", ".."} & set(parts):
        raise ValueError(f"{text!r} is no place for a ledger: it goes up and down")
    return Address(bucket, "/".join(parts))
