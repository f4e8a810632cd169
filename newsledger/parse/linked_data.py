"""Read the schema.org article in a page's JSON-LD scripts.

Source of the terms: schema.org NewsArticle and related types.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Object = Mapping[str, object]

_NOISE = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
_ARTICLE = re.compile(r"article|posting|report|review", re.IGNORECASE)
_NO_ARTICLE = re.compile(r"review(?:rating|aggregate)|aggregaterating|jobposting", re.IGNORECASE)
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The article's properties in linked data; texts as written, dates unparsed."""

    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    section: str | None = None
    publisher: str | None = None
    url: str | None = None
    description: str | None = None
    body: str | None = None
    language: str | None = None
    sites: tuple[str, ...] = field(default=())


def read_linked_data(scripts: Sequence[str]) -> LinkedData:
    """Return the properties of the article that the scripts describe; empty when they describe none."""
    objects = [found for script in scripts for found in _walk_objects(_load_script(script), 0)]
    by_id = {str(one["@id"]): one for one in objects if "@id" in one and len(one) > 1}
    sites = tuple(
        name for one in objects if _has_type(one, "website|organization") and (name := _clean_text(one.get("name")))
    )
    articles = [one for one in objects if _has_type(one, _ARTICLE.pattern) and not _NO_ARTICLE.search(_types_of(one))]
    if not articles:
        return LinkedData(sites=sites)
    return _read_article(max(articles, key=_rank_article), by_id, sites)


def _rank_article(article: Object) -> tuple[bool, bool]:
    """Rank articles that have a headline and a date highest; ``max`` keeps the first of equals."""
    return ("headline" in article, "datePublished" in article)


def _read_article(article: Object, by_id: Mapping[str, Object], sites: tuple[str, ...]) -> LinkedData:
    authors = [_resolve(one, by_id) for key in ("author", "creator") for one in _as_list(article.get(key))]
    publisher = _resolve(next(iter(_as_list(article.get("publisher"))), None), by_id)
    return LinkedData(
        headline=_clean_text(article.get("headline")) or _clean_text(article.get("name")),
        published=_clean_text(article.get("datePublished")),
        modified=_clean_text(article.get("dateModified")),
        people=_names_of(one for one in authors if not _is_organisation(one)),
        organisations=_names_of(one for one in authors if _is_organisation(one)),
        section=_clean_text(next(iter(_as_list(article.get("articleSection"))), None)),
        publisher=_name_of(publisher),
        url=_address_of(article),
        description=_clean_text(article.get("description")),
        body=_clean_text(article.get("articleBody")),
        language=_clean_text(article.get("inLanguage")),
        sites=sites,
    )


def _load_script(script: str) -> object:
    """Return the script's JSON value; None when it is damaged beyond the faults common at publishers."""
    text = _NOISE.sub("", script).strip().rstrip(";")
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return json.JSONDecoder(strict=False).raw_decode(attempt)[0]
        except (ValueError, RecursionError):
            continue
    return None


def _walk_objects(value: object, depth: int) -> Iterator[Object]:
    """Yield the objects at top level, in graphs and as main entities, but not in lists of other articles."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for member in value:
            yield from _walk_objects(member, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in _NESTED:
            yield from _walk_objects(value.get(key), depth + 1)


def _types_of(one: Object) -> str:
    return " ".join(str(kind) for kind in _as_list(one.get("@type")))


def _has_type(one: Object, pattern: str) -> bool:
    return re.search(pattern, _types_of(one), re.IGNORECASE) is not None


def _is_organisation(author: object) -> bool:
    return isinstance(author, dict) and _has_type(author, "organization") and not _has_type(author, "person")


def _resolve(value: object, by_id: Mapping[str, Object]) -> object:
    """Return the object that a bare ``@id`` reference points to, else the value itself."""
    if isinstance(value, dict) and _name_of(value) is None and str(value.get("@id")) in by_id:
        return by_id[str(value["@id"])]
    return value


def _names_of(authors: Iterator[object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for author in authors if (name := _name_of(author))))


def _name_of(value: object) -> str | None:
    if isinstance(value, str):
        return _clean_text(value)
    if not isinstance(value, dict):
        return None
    given, family = _clean_text(value.get("givenName")), _clean_text(value.get("familyName"))
    both = f"{given} {family}" if given and family else None
    named = next(
        (name for key in ("name", "byline") for name in map(_clean_text, _as_list(value.get(key))) if name), None
    )
    return named or both


def _address_of(article: Object) -> str | None:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = article.get(key)
        address = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if isinstance(address, str) and address.startswith(("http://", "https://")):
            return address
    return None


def _as_list(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _clean_text(value: object) -> str | None:
    return (value.strip() or None) if isinstance(value, str) else None
