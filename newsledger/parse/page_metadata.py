"""All metadata of one page: from its source, its elements and its linked data."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape

from newsledger.model.outcomes import SourceMetadata
from newsledger.normalise.spaces import clean_line
from newsledger.parse.html_meta import PageFields
from newsledger.parse.linked_data import LinkedData


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """The page's statements about its article, by where they stand."""

    given: SourceMetadata
    fields: PageFields
    linked: LinkedData


def clean_field(text: str | None) -> str | None:
    """Return the text of a field on one line, with HTML's entities decoded; None when nothing is left."""
    return (clean_line(unescape(text)) or None) if text else None
