"""``newsledger remove``: remove selected articles from a ledger and print the rows that were removed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from newsledger.commands.recode import existing_lake
from newsledger.operations.publication import PUBLISH_ANYWAY
from newsledger.operations.removal import remove_articles
from newsledger.operations.selection import select_articles
from newsledger.settings import Settings


def remove_chosen(settings: Settings, *, urls: Sequence[str], ids: Sequence[str], where: str | None) -> int:
    """Remove the articles and print what was removed; raises ValueError if none are selected or any is not found."""
    if not urls and not ids and where is None:
        raise ValueError("say which articles: --url, --id or --where")
    lake = existing_lake(settings)
    chosen = select_articles(lake, ids=ids, urls=urls, where=where)
    missing = {*urls, *ids} - {*chosen["url"].drop_nulls(), *chosen["article_id"]} if where is None else set()
    if missing or chosen.is_empty():
        raise ValueError(
            f"no article of the ledger is meant by {', '.join(sorted(missing)) or where}; nothing was removed"
        )
    gone, held_back = remove_articles(lake, chosen["article_id"].to_list(), settings)
    console = Console(highlight=False, markup=False, emoji=False)
    for row in chosen.iter_rows(named=True):
        console.print(
            f"removed {row['article_id']}  {row['url'] or row['source_id']}  {row['title'] or ''}", soft_wrap=True
        )
    console.print("rows that went: " + ", ".join(f"{table} {count:,}" for table, count in gone.items()), soft_wrap=True)
    if held_back is not None:
        console.print(f"the warehouse still has them, it is {held_back}; {PUBLISH_ANYWAY}", soft_wrap=True)
    return 0
