"""Turn an article's title and body into the terms that stories are compared by: hashes of words, each with its weight.

A word counts more the oftener it stands, in the title and the lead, as a name, and as a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from math import log

import polars as pl

from newsledger.contracts.stories import ArticleTerms
from newsledger.knowledge.reference import derived, derived_up_to, read_table

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?:\n\"“”]\s*$")
_MOST_TERMS = 150
_LEAD_WORDS = 40
_SCALE = 100
_OF_TITLE, _OF_LEAD, _OF_NAME = 2.0, 1.5, 1.5
"""How much more a word weighs in the title, in the first words, and as a name."""
_SHORTEST = 3
_MOST_WORDS = 30
TERM_COLUMNS: dict[str, pl.DataType] = {
    "article_id": pl.String(),
    "content_hash": pl.String(),
    "terms": pl.List(pl.Int64),
    "words": pl.List(pl.String),
}


@dataclass(slots=True)
class _Use:
    """How often a term stands in a text, and the most that one of its places is worth."""

    count: int = 0
    worth: float = 1.0


def make_terms(articles: pl.DataFrame) -> pl.DataFrame:
    """Return ``article_terms`` of the articles: each term and its weight in one number, the weightiest first."""
    rows = [
        (one["article_id"], one["content_hash"], *find_terms(one["title"], one["body"]))
        for one in articles.select("article_id", "content_hash", "title", "body").iter_rows(named=True)
    ]
    return pl.DataFrame(rows, schema=TERM_COLUMNS, orient="row")


def find_terms(title: str | None, body: str) -> tuple[list[int], list[str]]:
    """Return the terms as ``hash * 1024 + weight``, the weight in hundredths, and the first of them as words."""
    uses: dict[str, _Use] = {}
    for word, worth in (*_weigh_words(title or "", _OF_TITLE, 0), *_weigh_words(body, 1.0, _LEAD_WORDS)):
        use = uses.setdefault(word, _Use())
        use.count += 1
        use.worth = max(use.worth, worth)
    weighed = [((1 + log(use.count)) * use.worth, word) for word, use in uses.items()]
    weighed.sort(key=lambda one: (-one[0], one[1]))
    kept = weighed[:_MOST_TERMS]
    terms = [_hash_word(word) * 1024 + min(round(weight * _SCALE), 1023) for weight, word in kept]
    return terms, [word for _, word in kept[:_MOST_WORDS]]


def update_terms(stored: pl.LazyFrame, articles: pl.LazyFrame) -> pl.DataFrame:
    """Return ``article_terms`` of the articles; only those that are new or changed are read."""
    key = ["article_id", "content_hash"]
    wanted = articles.select(key).collect()
    kept = stored.collect().join(wanted, on=key, how="semi")
    new = wanted.join(kept, on=key, how="anti")["article_id"]
    made = [kept.select(list(TERM_COLUMNS))]
    if len(new):
        made.append(make_terms(articles.filter(pl.col("article_id").is_in(new.implode())).collect()))
    return ArticleTerms.validate(pl.concat(made).sort("article_id"))


def _weigh_words(text: str, worth: float, lead: int) -> Iterator[tuple[str, float]]:
    """Yield the stem of each content word and what its place is worth."""
    small = _small_words()
    for number, match in enumerate(_WORD.finditer(text)):
        printed = match.group()
        word = _stem(printed.lower())
        if word in small or (len(word) < _SHORTEST and not word[0].isdigit()):
            continue
        place = max(worth, _OF_LEAD if number < lead else 1.0)
        yield word, place * (_OF_NAME if _is_name(printed, text, match.start()) else 1.0)


def _is_name(word: str, text: str, start: int) -> bool:
    return word[0].isupper() and start > 0 and not _SENTENCE_END.search(text[max(0, start - 3) : start])


@derived_up_to(200_000)
def _stem(word: str) -> str:
    """Return the word without a possessive or plural ending."""
    word = word.replace("’", "'").removesuffix("'s").replace(",", "")
    if len(word) > _SHORTEST and word.endswith("ies"):
        return f"{word[:-3]}y"
    is_plural = len(word) > _SHORTEST and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if is_plural else word


@derived_up_to(200_000)
def _hash_word(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=6).digest(), "big")


@derived
def _small_words() -> frozenset[str]:
    return frozenset(
        word for row in read_table("function_words") if row["language"] == "en" for word in row["words"].split("|")
    )
