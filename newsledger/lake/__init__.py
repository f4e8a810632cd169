"""The only reader and writer of the lake's Parquet tables: contract rows in, plain files and lazy frames out."""

from __future__ import annotations

from newsledger.lake.errors import LakeFileError, LakeFormatError
from newsledger.lake.reader import Lake
from newsledger.lake.versions import newest
from newsledger.lake.writer import Writer

__all__ = ["Lake", "LakeFileError", "LakeFormatError", "Writer", "newest"]
