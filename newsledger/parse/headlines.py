"""Choose the headline among a page's titles, without the site's name, labels and cut-off copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsledger.parse.credits import find_section
from newsledger.parse.site_names import fold_title, is_headline, is_site, site_names, strip_site

__all__ = ["Titles", "choose_headline", "site_names", "strip_site_name"]

_MOST_KICKER_WORDS = 3
_CUT_OFF = ("...", "…")


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
    headings: tuple[str, ...] = ()


def choose_headline(titles: Titles) -> str | None:
    """Return the headline, without the outlet's name.

    The social title wins when the page gives it twice and without the outlet's name; otherwise the title that most
    sources agree on, in this order: linked data, the page's heading, other meta elements, the social titles, the
    window's. The outlet's name alone and a section's are no headline; one that is cut off stands for the whole one; one
    with a label before it ("Analysis: …") for the one without.
    """
    heading = choose_heading(titles)
    if (
        titles.social
        and fold_title(titles.social) == fold_title(titles.twin)
        and not titles.social.endswith(_CUT_OFF)
        and strip_site_name(titles.social, titles) == titles.social
        and not _is_label(titles.social, titles)
    ):
        return titles.social
    given = (titles.linked, heading, *titles.others, titles.social, titles.window)
    candidates = [strip_site_name(title, titles) for title in given if title]
    candidates = [one for one in candidates if not _is_label(one, titles)] or candidates
    if not candidates:
        return None
    candidates = [_find_whole(one, candidates) for one in candidates]
    votes = [sum(fold_title(one) == fold_title(other) for other in candidates) for one in candidates]
    return candidates[votes.index(max(votes))]


def choose_heading(titles: Titles) -> str | None:
    """Return the page's heading: the first that another title repeats, else the first that is no site's or section's."""
    headings = [one for one in (titles.heading, *titles.headings) if one]
    others = " | ".join(fold_title(one) for one in (titles.linked, titles.social, titles.twin, titles.window) if one)
    known = [one for one in headings if not _is_label(one, titles)]
    repeated = [one for one in known if is_headline(one) and fold_title(one) in others]
    return next(iter((*repeated, *known)), None)


def strip_site_name(title: str, titles: Titles) -> str:
    """Return the title without the outlet's name, and an adjoining section, at its start or end."""
    own = [fold_title(name) for name in (titles.linked, titles.heading, *titles.headings) if fold_title(name)]
    return strip_site(title, titles.sites, own)


def _is_label(title: str, titles: Titles) -> bool:
    """Return whether the title is only the outlet's name or a section's."""
    names = {plain for name in titles.sites if (plain := fold_title(name))}
    return find_section(title) is not None or (title.count(" ") < 5 and is_site(title, names))


def _find_whole(title: str, candidates: Sequence[str]) -> str:
    """Return the candidate of which the title is a cut-off copy, or which lacks only the title's label."""
    plain = fold_title(title)
    if title.endswith(_CUT_OFF):
        return next((one for one in candidates if one != title and fold_title(one).startswith(plain)), title)
    for one in candidates:
        rest = fold_title(one)
        is_labelled = plain.endswith(f" {rest}") and title[: -len(one)].rstrip()[-1:] in {":", "|", "–", "—", "-"}
        if is_labelled and is_headline(one) and plain.count(" ") - rest.count(" ") <= _MOST_KICKER_WORDS:
            return one
    return title
