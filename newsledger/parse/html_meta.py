"""Read metadata fields from a page's meta elements and marked-up elements.

``seeds/reference/page_fields.csv`` lists which element holds which field.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from newsledger.knowledge.reference import derived, read_table
from newsledger.parse.article_elements import ArticleElements
from newsledger.parse.html_blocks import Blocks, words_of

_LONGEST_BYLINE, _LONGEST_DATE = 200, 80  # characters
_ATTRIBUTES = ("property", "name", "itemprop", "http-equiv")


@dataclass(frozen=True, slots=True)
class PageFields:
    """The values of each field, the most trusted source first."""

    values: dict[str, tuple[str, ...]]

    def first(self, field: str) -> str | None:
        return next(iter(self.values.get(field, ())), None)

    def all(self, field: str) -> tuple[str, ...]:
        return self.values.get(field, ())


def read_fields(tree: HtmlElement, blocks: Blocks) -> PageFields:
    """Return the fields of the page's meta elements, its headings, title, bylines, language and canonical address."""
    found: dict[str, list[tuple[int, str]]] = {}
    ranks = _field_ranks()
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in _ATTRIBUTES:
            place = ranks.get((attribute, (element.get(attribute) or "").strip().casefold()))
            if place and content:
                found.setdefault(place[0], []).append((place[1], content))
    values = {field: tuple(text for _, text in sorted(texts, key=_rank_of)) for field, texts in found.items()}
    return PageFields(values | _read_elements(tree, blocks))


def _rank_of(values: tuple[int, str]) -> int:
    return values[0]


def _read_elements(tree: HtmlElement, blocks: Blocks) -> dict[str, tuple[str, ...]]:
    elements = ArticleElements(tree, blocks)
    windows = [words for one in tree.iter("title") if (words := words_of(one))]
    canonical = [one.get("href", "") for one in tree.iter("link") if (one.get("rel") or "").casefold() == "canonical"]
    times = [one for one in elements.order(tree.iter("time")) if one.get("datetime")]
    dated = elements.order(blocks.get("date", ()))
    return {
        "heading": elements.headings,
        "window": tuple(windows[:1]),
        "canonical": tuple(filter(None, canonical)),
        "root_language": tuple(filter(None, [tree.get("lang") or tree.get("xml:lang")])),
        "byline": tuple(_find_bylines(tree, blocks, elements)),
        "stamped": tuple(_find_publication_dates(tree, elements)),
        "time": tuple(one.get("datetime", "") for one in times),
        "time_words": tuple(words_of(one) for one in times),
        "dated": tuple(text for one in dated if 5 < len(text := words_of(one)) <= _LONGEST_DATE),
    }


def _find_publication_dates(tree: HtmlElement, elements: ArticleElements) -> Sequence[str]:
    """Return the dates of elements whose ``itemprop`` is ``datePublished`` (microdata)."""
    marked = (one for one in tree.iter("time", "span", "div", "p", "abbr") if one.get("itemprop") == "datePublished")
    own = elements.order(marked)
    return [stamp for one in own if (stamp := one.get("datetime") or one.get("content") or words_of(one))]


def _find_bylines(tree: HtmlElement, blocks: Blocks, elements: ArticleElements) -> Sequence[str]:
    """Return the texts of author links and of elements marked as a byline by class or ``itemprop``."""
    links = [one for one in tree.iter("a") if "author" in (one.get("rel") or "").casefold().split()]
    marked = [one for one in tree.iter("span", "a", "div", "p") if "author" in (one.get("itemprop") or "").split()]
    groups = (links, marked, blocks.get("byline", ()))
    texts = (words_of(one) for group in groups for one in elements.order(group))
    return list(dict.fromkeys(text for text in texts if 3 < len(text) <= _LONGEST_BYLINE))


@derived
def _field_ranks() -> dict[tuple[str, str], tuple[str, int]]:
    """Return the field and its rank for each attribute and key."""
    rows = enumerate(read_table("page_fields"))
    return {(row["attribute"], row["key"].casefold()): (row["field"], rank) for rank, row in rows}
