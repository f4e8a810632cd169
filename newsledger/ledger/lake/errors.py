"""What can be wrong with the files of a lake: what enters is a file and a reason, what leaves says what to do."""

from __future__ import annotations

WAY_BACK = "docs/recovery.md says how to get it back"


class LakeFormatError(RuntimeError):
    """The lake, or a file of it, was laid out by another version of newsledger; ``reason`` says how it differs."""

    def __init__(self, file: object, reason: str, advice: str) -> None:
        super().__init__(f"{file} {reason}; {advice}")
        self.reason = reason


class LakeFileError(RuntimeError):
    """A file of the lake cannot be read; nothing was changed. ``reason`` says why."""

    def __init__(self, file: object, error: object) -> None:
        self.reason = f"cannot be read as Parquet ({' '.join(str(error).split())})"
        super().__init__(f"{file} {self.reason}; {WAY_BACK}")
