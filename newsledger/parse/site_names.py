"""Strip the name of the site, an adjoining section and the author from a title as written in a page's head."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsledger.parse.credits import find_section

_SEPARATOR = re.compile(r"\s+[|–—\-•·:»«~*/]+\s+|\s*\|\s*|\s+::\s+")
_NOT_WORD = re.compile(r"\W+")
_FEWEST_WORDS = 3
_MOST_EXTRA_WORDS = 2  # words
_MOST_SITE_WORDS = 5
_SHORTEST_HOST = 4  # letters of a host's name that a title's part may begin or end with
_COMMON_LABELS = frozenset({"www", "com", "co", "org", "net", "news", "edition", "amp", "en", "m", "gov", "ac"})


def site_names(names: Iterable[str | None], host: str | None) -> tuple[str, ...]:
    """Return the names an outlet may have in a title: as given, without "The", and its host name."""
    given = [name for name in names if name]
    short = [name.removeprefix("The ").removeprefix("the ") for name in given]
    return tuple(dict.fromkeys((*given, *short, *([host, host.removeprefix("www.")] if host else []))))


def strip_site(title: str, sites: Iterable[str], own: Iterable[str]) -> str:
    """Return the title without the outlet's name, and what adjoins it, at its start or end.

    ``own`` are the page's other titles, folded; what is left when one of them is all before a mark is that title.
    """
    names, own = {plain for name in sites if (plain := fold_title(name))}, set(own)
    cuts = list(_SEPARATOR.finditer(title))
    for cut in cuts:
        before, after = title[: cut.start()], title[cut.end() :]
        if fold_title(before) in own:
            return before
        if is_headline(before) and (is_site(after, names) or is_site(_SEPARATOR.split(after)[0], names)):
            return strip_site(before, sites, own)
    for cut in cuts[:2]:
        before, after = title[: cut.start()], title[cut.end() :]
        if (is_site(before, names) or find_section(before)) and is_headline(after):
            return strip_site(after, sites, own)
    return _strip_section(title, cuts)


def _strip_section(title: str, cuts: list[re.Match[str]]) -> str:
    """Return the title without a section at its end that a bar sets off ("Flood in Lagos | Africa")."""
    last = cuts[-1] if cuts else None
    if last is None or "|" not in last.group() or find_section(title[last.end() :]) is None:
        return title
    return title[: last.start()] if is_headline(title[: last.start()]) else title


def is_site(words: str, names: set[str]) -> bool:
    """Return whether the words are the outlet's name, alone, with one or two more words, or as its host spells it."""
    plain = fold_title(words)
    if plain in names or any(
        f" {site} " in f" {plain} " and plain.count(" ") - site.count(" ") <= _MOST_EXTRA_WORDS for site in names
    ):
        return True
    joined = plain.replace(" ", "")
    if joined in {name.replace(" ", "") for name in names}:
        return True
    if len(joined) < _SHORTEST_HOST or plain.count(" ") >= _MOST_SITE_WORDS:
        return False
    return any(
        joined in {label, f"the{label}"} or label == f"the{joined}" or joined == f"{label}news"
        for site in names
        for label in _host_labels(site)
    )


def _host_labels(site: str) -> list[str]:
    """Return the parts of a folded host name that may spell the outlet ("apnews" of "apnews com")."""
    labels = site.split(" ")
    if len(labels) < 2 or (labels[-1] not in _COMMON_LABELS and len(labels[-1]) > 3):
        return []
    return [label for label in labels if label not in _COMMON_LABELS and len(label) >= _SHORTEST_HOST]


def is_headline(words: str) -> bool:
    """Return whether the words are long enough for a headline."""
    return len(words.split()) >= _FEWEST_WORDS


def fold_title(title: str | None) -> str:
    """Return the title for comparison: its words in lower case."""
    return _NOT_WORD.sub(" ", title or "").strip().casefold()
