"""Delete cached pages that show what was removed from the ledger, which a run may have fetched again."""

from __future__ import annotations

import polars as pl

from newsledger.ledger.lake import Lake
from newsledger.model.identity import stable_id
from newsledger.normalise.urls import canonical_url
from newsledger.settings import Settings


def forget_pages(lake: Lake, settings: Settings) -> None:
    """Delete the cached pages of removed articles, and the feeds and files at addresses that held one."""
    folder = settings.state / "fetch"
    articles = lake.removed_articles() if folder.exists() else ()
    if not articles:
        return
    from newsledger.fetch.memory import AnswerCache  # noqa: PLC0415 - loads the fetcher, which most runs do not need

    inputs = pl.col("input_id").is_in(list(lake.removed_inputs()))
    sources = frozenset(lake.read("intake").filter(inputs).select("source_uri").unique().collect()["source_uri"])

    def is_meant(address: str) -> bool:
        canonical = canonical_url(address)
        held = any(source == address or source.startswith((f"{address}!", f"{address}#")) for source in sources)
        return held or (canonical is not None and stable_id(canonical) in articles)

    AnswerCache(folder, settings.max_fetch_bytes).forget_all(is_meant)
