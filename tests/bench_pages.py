"""Speed of reading pages, as a ratio in one run: what enters is pages, what leaves is a printed line.

Pages per second of processor time of ``parse_input`` (page in, article out) and of bare trafilatura with metadata over the
same pages, turn by turn. Without a folder of pages they are made of the sample articles, with menus, boxes and links.
"""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from trafilatura import bare_extraction

from newsledger.model.article import Article
from newsledger.model.outcomes import Input
from newsledger.parse.date_lines import read_printed_moment
from newsledger.parse.furniture import is_furniture
from newsledger.parse.inputs import iter_inputs, parse_input
from newsledger.resources import ARTICLES
from newsledger.settings import Settings
from tests.parse.pages import page

_ROUNDS = 5
_SETTINGS = Settings(max_input_bytes=100_000_000)


def measure_pages(folder: str | None) -> None:
    """Print the pages per second of both, and their ratio."""
    pages = _given(Path(folder)) if folder else _made()
    ours, theirs = _seconds((_read, _bare), pages)
    words = f"{len(pages)} pages, {_ROUNDS} turns: {len(pages) * _ROUNDS / ours:.0f} pages/s"
    print(f"{words}, bare trafilatura {len(pages) * _ROUNDS / theirs:.0f} pages/s, ratio {theirs / ours:.2f}")


def _seconds(readers: Sequence[Callable[[bytes], object]], pages: list[bytes]) -> list[float]:
    """Return the processor seconds each reader takes; the first turn, which loads tables and models, is not counted."""
    spent = [0.0 for _ in readers]
    for turn in range(_ROUNDS + 1):
        for remembered in (is_furniture, read_printed_moment):
            remembered.cache_clear()  # what a page has in common with itself a turn before saves no real run any time
        for number, reader in enumerate(readers):
            started = time.process_time()
            for content in pages:
                reader(content)
            spent[number] += (time.process_time() - started) * (turn > 0)
    return spent


def _read(content: bytes) -> object:
    return parse_input(Input("i", "page.html", "page", "html", content, "h"), _SETTINGS)


def _bare(content: bytes) -> object:
    return bare_extraction(content, include_comments=False, with_metadata=True)


def _given(folder: Path) -> list[bytes]:
    files = sorted(one for one in folder.iterdir() if one.suffixes[:1] == [".html"] or one.name.endswith(".html.gz"))
    return [gzip.decompress(one.read_bytes()) if one.suffix == ".gz" else one.read_bytes() for one in files]


def _made() -> list[bytes]:
    parsed = (parse_input(found, _SETTINGS).article for found in iter_inputs([str(ARTICLES)], _SETTINGS))
    return [_page(article) for article in parsed if article is not None]


def _page(article: Article) -> bytes:
    links = "".join(
        f'<li class="card card--small"><a href="/story/{n}"><span class="kicker">Story</span> '
        f"{escape(article.title or 'Untitled')} {n}</a></li>"
        for n in range(150)
    )
    linked = {"@type": "NewsArticle", "headline": article.title, "datePublished": str(article.published_at or "")}
    head = "".join(
        f'<meta property="og:{name}" content="{name}"><link rel="alternate" href="/{name}">' for name in "abcdefgh"
    )
    below = f'<aside class="related-stories"><ul>{links}</ul></aside>'
    return page(*article.body.split("\n"), head=head, title=article.title or "Untitled", below=below, linked=linked)
