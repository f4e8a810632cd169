r"""Print lines to a person: the only way out to a terminal, on which nothing that was read can act.

Names, articles and messages come from anywhere, and may hold characters that a terminal obeys (escape sequences that
clear the screen, set its title or fill its clipboard) or that reverse the order of what is read. They are shown as
escapes, such as ``\x1b``.
"""

from __future__ import annotations

import json
import re
import sys
import traceback
from collections.abc import Iterable
from types import TracebackType
from typing import TYPE_CHECKING, Any

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

from newsledger.normalise.redaction import redact

if TYPE_CHECKING:  # help and errors do without it
    import polars as pl

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_INVISIBLE = "\u00ad\u180e\u200b\u2028\u2029\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{_BIDI}{_INVISIBLE}]")
"""Controls but line end and tab, surrogates, marks of direction, and what is not seen; joiners are part of words."""


def make_visible(text: str) -> str:
    """Return the text with everything a terminal would obey, or a person not see, as an escape; lines stay lines.

    Passwords and keys in addresses are hidden.
    """
    return redact(_UNSAFE.sub(_escape, text))


def make_line(text: str) -> str:
    """Return the visible text on one line, so that no text can pass for a line of ours."""
    return make_visible(" ".join(text.split()))


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def print_line(text: str) -> None:
    """Print the text on standard output, on one line whatever it holds."""
    one_line = make_visible(text).replace("\n", " ")
    sys.stdout.write(f"{one_line}\n")
    sys.stdout.flush()


def print_error(text: str) -> None:
    """Print one line on standard error that begins with the name of the command."""
    sys.stderr.write(f"newsledger: {make_line(text)}\n")


def print_trace(trace: str) -> None:
    """Print a traceback on standard error, its lines kept."""
    sys.stderr.write(f"{make_visible(trace.rstrip())}\n")


def print_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print the traceback of an error that nobody expected on standard error, as ``sys.excepthook``."""
    sys.stderr.write(make_visible("".join(traceback.format_exception(kind, error, trace))))


def print_frame(rows: pl.DataFrame) -> None:
    """Print the rows as a table on standard output, each cell on one line."""
    from polars import String, col  # noqa: PLC0415 - help and errors do without it

    names = {name: make_visible(name).replace("\n", " ") for name in rows.columns}
    one_line = rows.rename(names if len(set(names.values())) == len(names) else {})
    shown = one_line.with_columns(col(String).str.replace_all(r"\s*[\r\n]+\s*", " "))
    sys.stdout.write(f"{make_visible(str(shown))}\n")


def print_json(value: Any) -> None:
    """Print the value as one line of JSON; what is unsafe is an escape of JSON's, so that nothing of it is lost."""
    written = redact(json.dumps(value, ensure_ascii=False, default=str))
    sys.stdout.write(f"{_UNSAFE.sub(_escape_json, written)}\n")


def _escape_json(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]


def make_console(*, is_error: bool = False) -> Console:
    """Return the console for tables and coloured text, on standard output or standard error."""
    return SafeConsole(stderr=is_error, highlight=False, markup=False, emoji=False)


class SafeConsole(Console):
    """A console whose text is made visible when it is rendered; its own colours stay."""

    def render_str(self, text: str, **options: Any) -> Text:
        return super().render_str(make_visible(text), **options)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        for text, style, control in super().render(renderable, options):
            yield Segment(text if control else make_visible(text), style, control)
