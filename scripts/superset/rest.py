"""Client of Superset's REST API for one logged-in user.

Every response that is not a success raises RefusedError with Superset's message.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import httpx

Row = dict[str, Any]


class RefusedError(RuntimeError):
    """Superset refused a request; the message is Superset's."""


@dataclass(slots=True)
class Superset:
    """A session with a Superset server."""

    address: str
    token: str = field(default="", repr=False)

    @classmethod
    def log_in(cls, address: str, user: str, password: str) -> Superset:
        """Return a session logged in as a user of Superset's own database."""
        here = cls(address)
        credentials = {"username": user, "password": password, "provider": "db"}
        here.token = here.post("security/login", credentials)["access_token"]
        return here

    def get(self, path: str, **query: Any) -> Row:
        return self._request("GET", path, params=query)

    def post(self, path: str, payload: Row) -> Row:
        return self._request("POST", path, json=payload)

    def put(self, path: str, payload: Row) -> Row:
        return self._request("PUT", path, json=payload)

    def _request(self, method: str, path: str, **more: Any) -> Row:
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        with httpx.Client(timeout=120, trust_env=False, headers=headers) as client:
            answer = client.request(method, f"{self.address}/api/v1/{path}", **more)
        if answer.is_error:
            raise RefusedError(f"{method} {path}: {answer.status_code} {answer.text[:2000]}")
        body: Row = answer.json()
        return body

    def register(self, name: str, address: str, connect_args: Row) -> int:
        """Register a database; returns its id."""
        extra = json.dumps({"engine_params": {"connect_args": connect_args}})
        payload = {"database_name": name, "sqlalchemy_uri": address, "extra": extra, "expose_in_sqllab": True}
        return int(self.post("database/", payload | {"allow_dml": False})["id"])

    def allow_writing(self, database: int, *, allowed: bool) -> None:
        """Allow or forbid writing statements in SQL Lab."""
        self.put(f"database/{database}", {"allow_dml": allowed})

    def list_tables(self, database: int) -> list[str]:
        """Return the names of the tables of ``main``, as listed in SQL Lab."""
        found = self.get(f"database/{database}/tables/", q="(force:!t,schema_name:main)")
        return sorted(one["value"] for one in found["result"])

    def describe_table(self, database: int, table: str) -> Row:
        """Return the table's metadata: its ``comment``, and its ``columns`` with a ``comment`` each."""
        return self.get(f"database/{database}/table_metadata/", name=table, schema="main")

    def select(self, database: int, sql: str) -> list[Row]:
        """Return the rows of a statement run in SQL Lab."""
        payload = {"database_id": database, "sql": sql, "schema": "main", "runAsync": False, "queryLimit": 1000}
        rows: list[Row] = self.post("sqllab/execute/", payload)["data"]
        return rows

    def make_dataset(self, database: int, table: str) -> int:
        """Create a dataset on a table; returns its id."""
        return int(self.post("dataset/", {"database": database, "schema": "main", "table_name": table})["id"])

    def make_chart(self, name: str, dataset: int, columns: list[str], metric: Row) -> int:
        """Create a table chart of one metric by columns; returns its id."""
        query = {"columns": columns, "metrics": [metric], "orderby": [[metric, False]], "row_limit": 1000}
        source = {"id": dataset, "type": "table"}
        context = {"datasource": source, "queries": [query], "result_format": "json", "result_type": "full"}
        looks = {"viz_type": "table", "datasource": f"{dataset}__table", "groupby": columns, "metrics": [metric]}
        payload = {"slice_name": name, "datasource_id": dataset, "datasource_type": "table", "viz_type": "table"}
        texts = {"params": json.dumps(looks), "query_context": json.dumps(context)}
        return int(self.post("chart/", payload | texts)["id"])

    def chart_rows(self, chart: int) -> list[Row]:
        """Return the rows of the chart, queried again from the database."""
        rows: list[Row] = self.get(f"chart/{chart}/data/", force="true")["result"][0]["data"]
        return rows
