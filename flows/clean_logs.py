"""Make what a flow logs safe to read: a log is printed by the worker, shown on the page, and read in a terminal.

File names, articles and errors come into it from anywhere, also through Prefect's own messages about a failed run.
"""

from __future__ import annotations

import logging
import traceback
from typing import Any

from newsledger.operations.terminal import make_visible


class SafeRecord(logging.LogRecord):
    """A log record whose message and traceback hold nothing that a terminal would obey."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        if self.exc_info and self.exc_info[0] is not None:
            self.exc_text = make_visible("".join(traceback.format_exception(*self.exc_info))).rstrip("\n")

    def getMessage(self) -> str:  # noqa: N802 -- logging's own name
        return make_visible(super().getMessage())


def log_safely() -> None:
    """Have this process make all its log records so."""
    logging.setLogRecordFactory(SafeRecord)
