"""What the processes of tests/forked.py have loaded before they are forked: the flow, Dask, the model and the reference."""

from __future__ import annotations

import distributed

from flows import ledger
from newsledger.coding.coder import read_articles
from newsledger.commands import run
from newsledger.model.article import Article
from newsledger.settings import DEFAULT_MODEL

__all__ = ["distributed", "ledger", "run"]

_ARTICLE = Article(article_id="a", source_id="a", content_hash="h", body="Police in Kabul arrested two men on Friday.")
list(read_articles([_ARTICLE], DEFAULT_MODEL))
