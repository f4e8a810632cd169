"""Superset's REST API: what enters is questions about a database, what leaves is Superset's answers.

Every answer that is no success raises RefusedError with what Superset says.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import httpx

Row = dict[str, Any]


class RefusedError(RuntimeError):
    """Superset did not do what was asked; the message is its own."""


@dataclass(slots=True)
class Superset:
    """A Superset into which one has logged in."""

    address: str
    token: str = field(default="", repr=False)

    @classmethod
    def log_in(cls, address: str, user: str, password: str) -> Superset:
        """Log in with Superset's own users."""
        here = cls(address)
        credentials = {"username": user, "password": password, "provider": "db"}
        here.token = here.post("security/login", credentials)["access_token"]
        return here

    def get(self, path: str, **query: Any) -> Row:
        return self._request("GET", path, params=query)

    def post(self, path: str, said: Row) -> Row:
        return self._request("POST", path, json=said)

    def put(self, path: str, said: Row) -> Row:
        return self._request("PUT", path, json=said)

    def _request(self, method: str, path: str, **more: Any) -> Row:
        heads = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        with httpx.Client(timeout=120, trust_env=False, headers=heads) as client:
            answer = client.request(method, f"{self.address}/api/v1/{path}", **more)
        if answer.is_error:
            raise RefusedError(f"{method} {path}: {answer.status_code} {answer.text[:2000]}")
        told: Row = answer.json()
        return told

    def register(self, name: str, address: str, connect_args: Row) -> int:
        """Make a database known; gives its id."""
        extra = json.dumps({"engine_params": {"connect_args": connect_args}})
        said = {"database_name": name, "sqlalchemy_uri": address, "extra": extra, "expose_in_sqllab": True}
        return int(self.post("database/", said | {"allow_dml": False})["id"])

    def allow_writing(self, database: int, *, allowed: bool) -> None:
        """Let SQL Lab pass on statements that write, or not."""
        self.put(f"database/{database}", {"allow_dml": allowed})

    def list_tables(self, database: int) -> list[str]:
        """Names of the tables of ``main``, as the list of SQL Lab shows them."""
        found = self.get(f"database/{database}/tables/", q="(force:!t,schema_name:main)")
        return sorted(one["value"] for one in found["result"])

    def describe_table(self, database: int, table: str) -> Row:
        """What the browser of tables shows: ``comment`` of the table and ``columns``, each with its ``comment``."""
        return self.get(f"database/{database}/table_metadata/", name=table, schema="main")

    def select(self, database: int, sql: str) -> list[Row]:
        """Rows of a statement, as SQL Lab runs it."""
        said = {"database_id": database, "sql": sql, "schema": "main", "runAsync": False, "queryLimit": 1000}
        rows: list[Row] = self.post("sqllab/execute/", said)["data"]
        return rows

    def make_dataset(self, database: int, table: str) -> int:
        """Make a dataset of a table; gives its id."""
        return int(self.post("dataset/", {"database": database, "schema": "main", "table_name": table})["id"])

    def make_chart(self, name: str, dataset: int, columns: list[str], metric: Row) -> int:
        """Make a table chart of one metric by columns; gives its id."""
        query = {"columns": columns, "metrics": [metric], "orderby": [[metric, False]], "row_limit": 1000}
        source = {"id": dataset, "type": "table"}
        context = {"datasource": source, "queries": [query], "result_format": "json", "result_type": "full"}
        looks = {"viz_type": "table", "datasource": f"{dataset}__table", "groupby": columns, "metrics": [metric]}
        said = {"slice_name": name, "datasource_id": dataset, "datasource_type": "table", "viz_type": "table"}
        texts = {"params": json.dumps(looks), "query_context": json.dumps(context)}
        return int(self.post("chart/", said | texts)["id"])

    def chart_rows(self, chart: int) -> list[Row]:
        """Rows that the chart draws, asked anew from the database."""
        rows: list[Row] = self.get(f"chart/{chart}/data/", force="true")["result"][0]["data"]
        return rows
