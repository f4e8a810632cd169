"""Read the article's text and metadata from the text of an HTML page.

trafilatura extracts the body; title, dates, authors, section, publisher and address come from the page's linked data
(JSON-LD), meta elements and elements marked up with what they hold.
"""

from __future__ import annotations

from dataclasses import replace

from lxml.html import HtmlElement

from newsledger.model.outcomes import Draft, RejectedError, SourceMetadata
from newsledger.normalise.spaces import clean_line, clean_text
from newsledger.parse.html_blocks import Blocks, find_blocks
from newsledger.parse.html_body import read_body
from newsledger.parse.html_meta import read_fields
from newsledger.parse.html_tree import parse_tree
from newsledger.parse.linked_data import read_linked_data
from newsledger.parse.page_dates import printed_day_of, published_of
from newsledger.parse.page_facts import address_of, agency_of, authors_of, language_of, title_of
from newsledger.parse.page_metadata import PageMetadata


def read_page_text(text: str, given: SourceMetadata) -> Draft:
    """Return the draft read from the page's text and its source's metadata; raises RejectedError when there is no article."""
    tree = parse_tree(text)
    blocks = find_blocks(tree)
    fields = read_fields(tree, blocks)
    scripts = [one.text or "" for one in tree.iter("script") if "ld+json" in (one.get("type") or "")]
    linked = read_linked_data(scripts, [*map(fields.first, ("heading", "social_title", "window", "canonical", "url"))])
    metadata = PageMetadata(given, fields, linked)
    address = address_of(metadata)
    published = published_of(metadata, address, tree)
    facts = Draft(
        text="",
        url=address,
        title=title_of(metadata, address),
        published=published,
        printed_day=printed_day_of(metadata, published),
        modified=given.modified or linked.modified or fields.first("modified"),
        publisher=_clean_line(given.publisher or fields.first("publisher") or linked.publisher),
        agency=agency_of(metadata),
        authors=authors_of(metadata),
        section=_clean_line(given.section or linked.section or fields.first("section")),
    )
    return _add_body(facts, tree, blocks, metadata)


def _add_body(facts: Draft, tree: HtmlElement, blocks: Blocks, metadata: PageMetadata) -> Draft:
    descriptions = [metadata.linked.description or "", *metadata.fields.all("description")]
    paragraphs, discarded = read_body(tree, blocks, metadata.linked.body, descriptions)
    body = clean_text("\n\n".join(paragraphs))
    if not body:
        raise RejectedError("no_text", "no article was found in the page")
    return replace(facts, text=body, language=language_of(metadata, body), discarded=tuple(discarded))


def _clean_line(text: str | None) -> str | None:
    return (clean_line(text) or None) if text else None
