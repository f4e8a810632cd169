"""How DuckDB is opened: what enters is nothing, what leaves is the configuration that keeps it on this machine, and quoting."""

from __future__ import annotations

OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


def sql_literal(text: str) -> str:
    """Return the text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"
