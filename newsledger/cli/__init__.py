"""The command line: parse the arguments, run the command, and report an error in one line."""

from __future__ import annotations

from newsledger.cli import asking, keeping, operating, reading_commands
from newsledger.cli.error_messages import main
from newsledger.cli.options import app

__all__ = ["app", "asking", "keeping", "main", "operating", "reading_commands"]
