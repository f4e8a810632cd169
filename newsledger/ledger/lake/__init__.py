"""Read and write the lake's Parquet tables, the only place that does: contract rows in, files and lazy frames out."""

from __future__ import annotations

from newsledger.ledger.lake.errors import LakeFileError, LakeFormatError
from newsledger.ledger.lake.lake import Lake
from newsledger.ledger.lake.writer import Writer
from newsledger.model.article_versions import keep_newest

__all__ = ["Lake", "LakeFileError", "LakeFormatError", "Writer", "keep_newest"]
