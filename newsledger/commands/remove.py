"""``newsledger remove``: remove selected articles from a ledger and print the rows that were removed."""

from __future__ import annotations

import os
import socket
from collections.abc import Sequence

import polars as pl

from newsledger.commands.recode import existing_lake
from newsledger.ledger.lake import Lake, Writer
from newsledger.model.identity import stable_id
from newsledger.normalise.urls import canonical_url
from newsledger.operations.held_back import PUBLISH_ANYWAY
from newsledger.operations.removal import finish_removal, is_unfinished, remove_articles
from newsledger.operations.selection import select_articles
from newsledger.operations.terminal import print_line
from newsledger.settings import Settings

_HELD_BACK = 3


def remove_chosen(settings: Settings, *, urls: Sequence[str], ids: Sequence[str], where: str | None) -> int:
    """Remove the articles, or finish what an earlier removal left, and print what was done.

    Returns 0, or 3 when the warehouse is held back. Raises ValueError if no article is selected or any is not found.
    """
    if not urls and not ids and where is None:
        raise ValueError("say which articles: --url, --id or --where")
    lake = existing_lake(settings)
    holder = f"newsledger remove, process {os.getpid()} on {socket.gethostname()}"
    with lake.open_writer(holder, settings.lock_timeout) as writer:
        named = {name: _id_of_url(name) for name in urls} | {name: name for name in ids}
        chosen = select_articles(lake, ids=list(named.values()), urls=urls, where=where)
        earlier = _check_all_found(lake, settings, named, chosen, where)
        for name in earlier:
            print_line(f"not there, or removed earlier: {name}")
        if chosen.is_empty():
            return _finish(lake, writer, settings)
        return _remove(lake, writer, chosen, settings)


def _id_of_url(url: str) -> str:
    """Return the id of the article at the address, however that is spelt."""
    return stable_id(canonical_url(url) or url)


def _check_all_found(
    lake: Lake, settings: Settings, named: dict[str, str], chosen: pl.DataFrame, where: str | None
) -> list[str]:
    """Return which of the named articles are there no longer; raises ValueError for one that never was.

    While a removal is unfinished, what it removed cannot always be told by its URL or a condition, and nothing is raised.
    """
    found = {*chosen["url"].drop_nulls(), *chosen["article_id"]}
    removed = lake.removed_articles()
    absent = sorted(name for name, one in named.items() if not {name, one} & found) if where is None else []
    missing = [name for name in absent if named[name] not in removed]
    is_vain = bool(missing) or (chosen.is_empty() and where is not None)
    if is_vain and not (chosen.is_empty() and is_unfinished(lake, settings)):
        raise ValueError(f"no article of the ledger is meant by {', '.join(missing) or where}; nothing was removed")
    return absent


def _remove(lake: Lake, writer: Writer, chosen: pl.DataFrame, settings: Settings) -> int:
    gone, held_back = remove_articles(lake, writer, chosen["article_id"].to_list(), settings)
    for row in chosen.iter_rows(named=True):
        print_line(f"removed {row['article_id']}  {row['url'] or row['source_id']}  {row['title'] or ''}")
    print_line("rows that went: " + ", ".join(f"{table} {count:,}" for table, count in gone.items()))
    return _report_outcome(held_back)


def _finish(lake: Lake, writer: Writer, settings: Settings) -> int:
    if not is_unfinished(lake, settings):
        print_line("nothing of it is left, nothing was changed")
        return 0
    held_back = finish_removal(lake, writer, settings)
    if held_back is None:
        print_line("the removal had been cut short and is finished: the warehouse no longer shows what was removed")
    return _report_outcome(held_back)


def _report_outcome(held_back: str | None) -> int:
    if held_back is None:
        return 0
    print_line(f"the warehouse still has them, it is {held_back}; {PUBLISH_ANYWAY}")
    return _HELD_BACK
