"""The command line: what enters is words a person typed, what leaves is a ledger, an answer, or one line of error."""

from __future__ import annotations

from newsledger.cli import asking, keeping, operating, reading_commands
from newsledger.cli.error_messages import main
from newsledger.cli.options import app

__all__ = ["app", "asking", "keeping", "main", "operating", "reading_commands"]
