"""The only reader and writer of the lake's Parquet tables: contract rows in, plain files and lazy frames out."""

from __future__ import annotations

from newsledger.ledger.lake.errors import LakeFileError, LakeFormatError
from newsledger.ledger.lake.lake import Lake
from newsledger.ledger.lake.writer import Writer
from newsledger.model.article_versions import keep_newest

__all__ = ["Lake", "LakeFileError", "LakeFormatError", "Writer", "keep_newest"]
