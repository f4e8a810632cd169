"""Read the schema.org article in a page's JSON-LD scripts.

Source of the terms: schema.org NewsArticle and related types.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

Object = Mapping[str, object]

_NOISE = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
_ARTICLE = re.compile(r"article|posting|report|review", re.IGNORECASE)
_NO_ARTICLE = re.compile(r"review(?:rating|aggregate)|aggregaterating|jobposting|forumposting", re.IGNORECASE)
_NOT_WORD = re.compile(r"\W+")
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


def read_linked_data(scripts: Sequence[str], known: Sequence[str | None] = ()) -> LinkedData:
    """Return the properties of the article that the scripts describe; empty when they describe none.

    Of several articles it is the one whose headline or address is among the page's titles and addresses ``known`` from
    elsewhere; the others are related stories.
    """
    objects = [found for script in scripts for found in _walk_objects(_load_script(script), 0)]
    by_id = {str(one["@id"]): one for one in objects if "@id" in one and len(one) > 1}
    sites = tuple(
        name for one in objects if _has_type(one, "website|organization") and (name := _clean_text(one.get("name")))
    )
    articles = [one for one in objects if _has_type(one, _ARTICLE.pattern) and not _NO_ARTICLE.search(_types_of(one))]
    if not articles:
        return LinkedData(sites=sites)
    names = {plain for name in known if (plain := _fold_words(name))}
    return _read_article(max(articles, key=lambda one: _rank_article(one, names)), by_id, sites)


def _rank_article(article: Object, names: AbstractSet[str]) -> tuple[bool, bool, bool]:
    """Rank the page's own article and those with a headline and a date highest; ``max`` keeps the first of equals."""
    own = {_fold_words(_clean_text(article.get(key))) for key in ("headline", "name", "url")}
    own.add(_fold_words(_address_of(article)))
    return (bool(own & names), "headline" in article, "datePublished" in article)


def _fold_words(text: str | None) -> str:
    return _NOT_WORD.sub(" ", text or "").strip().casefold()


def _read_article(article: Object, by_id: Mapping[str, Object], sites: tuple[str, ...]) -> LinkedData:
    authors = _find_authors(article, by_id)
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


def _find_authors(article: Object, by_id: Mapping[str, Object]) -> list[object]:
    """Return the authors; the creator, who may be whoever entered the text, only where there is no author."""
    for key in ("author", "creator"):
        authors = [_resolve(one, by_id) for one in _as_list(article.get(key))]
        if _names_of(authors):
            return authors
    return []


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


def _names_of(authors: Iterable[object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for author in authors for name in _all_names_of(author)))


def _name_of(value: object) -> str | None:
    return next(iter(_all_names_of(value)), None)


def _all_names_of(value: object) -> list[str]:
    """Return the names of a person or organisation, of which ``name`` may be a list."""
    if isinstance(value, str):
        return [name] if (name := _clean_text(value)) else []
    if not isinstance(value, dict):
        return []
    for key in ("name", "byline"):
        if names := [name for one in _as_list(value.get(key)) if (name := _clean_text(one))]:
            return names
    given, family = _clean_text(value.get("givenName")), _clean_text(value.get("familyName"))
    return [f"{given} {family}"] if given and family else []


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
