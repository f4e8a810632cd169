"""Errors about the files of a lake, with the reason and what to do."""

from __future__ import annotations

WAY_BACK = "docs/recovery.md says how to get it back"


class LakeFormatError(RuntimeError):
    """Raised when the lake, or a file of it, has another version's layout; ``reason`` says how it differs."""

    def __init__(self, file: object, reason: str, advice: str) -> None:
        super().__init__(f"{file} {reason}; {advice}")
        self.reason = reason


class LakeFileError(RuntimeError):
    """Raised when a file of the lake cannot be read; nothing was changed. ``reason`` says why."""

    def __init__(self, file: object, error: object) -> None:
        self.reason = f"cannot be read as Parquet ({' '.join(str(error).split())})"
        super().__init__(f"{file} {self.reason}; {WAY_BACK}")
