"""What coding reports instead of rows: an article on which the coder failed, and tables that changed under a run.

For modules that handle failures but code nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb, format_exception


class ReferenceChangedError(ValueError):
    """Raised when the user's tables have changed since the run started, so that its version no longer holds."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An article on which the coder failed: a bug in newsledger that must not stop the other articles.

    ``stage`` is one of the contract's, ``trace`` the traceback for who mends it.
    """

    article_id: str
    stage: str
    message: str
    trace: str = ""


def make_failure(article_id: str, stage: str, error: Exception) -> Failure:
    """Return the failure of an article, with the place in the code where the error was raised."""
    last = extract_tb(error.__traceback__)[-1]
    reason = " ".join(str(error).split())
    message = f"{type(error).__name__}: {reason} ({Path(last.filename).name}:{last.lineno})"
    return Failure(article_id, stage, message, "".join(format_exception(error)))
