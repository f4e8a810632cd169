"""Questions to a warehouse by the DuckDB that comes first on the path.

What enters, as JSON on standard input, is ``warehouse`` and ``questions``: SQL by name. What leaves, as JSON on standard
output, is the client's ``version`` and ``answers``: rows, or the text of the error, by name. Newsledger is not imported.
"""

from __future__ import annotations

import json
import sys

import duckdb


def answer(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[object, ...]] | str:
    try:
        return connection.execute(sql).fetchall()
    except duckdb.Error as error:
        return str(error)


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    with duckdb.connect(asked["warehouse"], read_only=True) as opened:
        answers = {name: answer(opened, sql) for name, sql in asked["questions"].items()}
    json.dump({"version": duckdb.__version__, "answers": answers}, sys.stdout, default=str)
