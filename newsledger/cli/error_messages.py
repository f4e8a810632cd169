"""Run the command line and turn errors into one line on standard error and an exit code.

0 done · 1 failed · 2 usage error · 3 done, but the warehouse was not published · 4 done, but
there are new rejects (with --strict) · 75 another writer holds the ledger,
try again · 130 interrupted · 143 terminated.
"""

from __future__ import annotations

import errno
import gc
import sys

from cyclopts import CycloptsError
from pydantic import ValidationError

from newsledger.cli.options import app
from newsledger.knowledge.overlay import BadReferenceError
from newsledger.operations.terminal import print_crash, print_error


def main() -> None:
    """Run the command; an error is one line on standard error, or one per bad table row, and a nonzero exit code."""
    sys.excepthook = print_crash
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTING)
    try:
        code = app(sys.argv[1:], exit_on_error=False, print_error=False)
    except CycloptsError as error:
        print_error(f"{_one_line(error)} Try --help.")
        sys.exit(_MISUSED)
    except BrokenPipeError:
        sys.stdout = None  # the reader of the output has gone, so nothing can be reported
        sys.exit(_FAILED)
    except KeyboardInterrupt:
        print_error("interrupted; what was committed stays, the next run goes on from there")
        sys.exit(_INTERRUPTED)
    except Exception as error:
        if _is_expected(error):
            for line in error.lines if isinstance(error, BadReferenceError) else [_one_line(error)]:
                print_error(line)
            sys.exit(_exit_code_of(error))
        raise
    sys.exit(code if isinstance(code, int) else 0)


_OBJECTS_BEFORE_COLLECTING = 50_000
"""Most of what a command makes, modules first of all, lasts until it ends: Python's 700 would have it examined over and over."""
_FAILED, _MISUSED, _HELD_BACK, _TRY_AGAIN, _INTERRUPTED = 1, 2, 3, 75, 130


def _exit_code_of(error: Exception) -> int:
    from newsledger.ledger.lease import LedgerLockedError  # noqa: PLC0415 - only a command that fails needs them
    from newsledger.normalise.model_errors import ModelError  # noqa: PLC0415 - same
    from newsledger.operations.held_back import HeldBackError  # noqa: PLC0415 - same

    if isinstance(error, ModelError):
        return _MISUSED
    if isinstance(error, HeldBackError):
        return _HELD_BACK
    return _TRY_AGAIN if isinstance(error, LedgerLockedError) else _FAILED


_EXPECTED = (ValueError, OSError, LookupError, RuntimeError)


def _is_expected(error: Exception) -> bool:
    return isinstance(error, _EXPECTED) or type(error).__module__.startswith(("newsledger", "flows"))


_ADVICE = {
    **dict.fromkeys(
        (errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
        "; what was committed stays: make room and start the command again (docs/recovery.md)",
    ),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "; is this ledger yours to write? (docs/recovery.md)"),
}
"""Advice for errors of the operating system."""


def _one_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        return f"setting {where}: {first['msg']}" if where else f"settings: {first['msg']}"
    if isinstance(error, OSError) and error.filename:
        return f"{error.strerror or type(error).__name__}: {error.filename}{_ADVICE.get(error.errno or 0, '')}"
    return " ".join(str(error).split()) or type(error).__name__
