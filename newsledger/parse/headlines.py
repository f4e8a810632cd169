"""Choose the headline among a page's titles and strip the site's name from it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SEPARATOR = re.compile(r"\s+[|–—\-•·:»«~]+\s+|\s*\|\s*")
_NOT_WORD = re.compile(r"\W+")
_FEWEST_WORDS = 3
_MOST_EXTRA_WORDS = 2  # words


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of one page as written; ``sites`` are the outlet's names that may be appended to them."""

    linked: str | None = None
    heading: str | None = None
    social: str | None = None
    twin: str | None = None
    window: str | None = None
    others: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()


def choose_headline(titles: Titles) -> str | None:
    """Return the headline, without the outlet's name.

    The social title wins when the page gives it twice and without the outlet's name; otherwise the title that most
    sources agree on, preferring linked data and the page's heading.
    """
    own = [title for title in (titles.linked, titles.heading) if title]
    if (
        titles.social
        and _fold_title(titles.social) == _fold_title(titles.twin)
        and strip_site_name(titles.social, titles) == titles.social
    ):
        return titles.social
    rest = [title for title in (*titles.others, titles.social, titles.window) if title]
    candidates = [strip_site_name(title, titles) for title in (*own, *rest)]
    if not candidates:
        return None
    votes = [sum(_is_same_title(one, other) for other in candidates) for one in candidates]
    return candidates[votes.index(max(votes))]


def strip_site_name(title: str, titles: Titles) -> str:
    """Return the title without the outlet's name, and an adjoining section, at its start or end."""
    own = {plain for name in (titles.linked, titles.heading) if (plain := _fold_title(name))}
    sites = {plain for name in titles.sites if (plain := _fold_title(name))}
    parts = list(_SEPARATOR.finditer(title))
    for cut in parts:
        before, after = title[: cut.start()], title[cut.end() :]
        if _fold_title(before) in own or (_is_site_name(after, sites) and _is_headline(before)):
            return strip_site_name(before, titles) if _fold_title(before) not in own else before
    if parts and _is_site_name(title[: parts[0].start()], sites) and _is_headline(title[parts[0].end() :]):
        return title[parts[0].end() :]
    return title


def _is_site_name(words: str, sites: set[str]) -> bool:
    """Return whether the words are the outlet's name, alone or with one or two more words ("CBC News")."""
    plain = _fold_title(words)
    return plain in sites or any(
        f" {site} " in f" {plain} " and plain.count(" ") - site.count(" ") <= _MOST_EXTRA_WORDS for site in sites
    )


def _is_headline(words: str) -> bool:
    return len(words.split()) >= _FEWEST_WORDS


def _is_same_title(one: str, other: str) -> bool:
    return _fold_title(one) == _fold_title(other)


def _fold_title(title: str | None) -> str:
    return _NOT_WORD.sub(" ", title or "").strip().casefold()


def site_names(names: Iterable[str | None], host: str | None) -> tuple[str, ...]:
    """Return the names an outlet may have in a title: as given, without "The", and its host name."""
    given = [name for name in names if name]
    short = [name.removeprefix("The ").removeprefix("the ") for name in given]
    return tuple(dict.fromkeys((*given, *short, *([host, host.removeprefix("www.")] if host else []))))
