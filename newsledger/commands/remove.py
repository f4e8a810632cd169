"""``newsledger remove``: remove selected articles from a ledger and print the rows that were removed."""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.commands.recode import existing_lake
from newsledger.operations.publication import PUBLISH_ANYWAY
from newsledger.operations.removal import remove_articles
from newsledger.operations.selection import select_articles
from newsledger.operations.terminal import print_line
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
    for row in chosen.iter_rows(named=True):
        print_line(f"removed {row['article_id']}  {row['url'] or row['source_id']}  {row['title'] or ''}")
    print_line("rows that went: " + ", ".join(f"{table} {count:,}" for table, count in gone.items()))
    if held_back is not None:
        print_line(f"the warehouse still has them, it is {held_back}; {PUBLISH_ANYWAY}")
    return 0
