"""Build the article and its ids from an input and the draft read from it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, time

from newsledger.model.article import Article
from newsledger.model.fingerprint import fingerprint
from newsledger.model.identity import hash_bytes, stable_id
from newsledger.model.outcomes import STANDARD_INPUT, Draft, Input, Parsed, RejectedError, SourceMetadata
from newsledger.normalise.languages import SUPPORTED, declared_language, is_clearly_foreign
from newsledger.normalise.redaction import redact
from newsledger.normalise.urls import anchor_of, canonical_url, is_home_page
from newsledger.parse.bylines import strip_job_titles
from newsledger.parse.credits import find_agency
from newsledger.parse.date_lines import Moment, read_printed_moment
from newsledger.parse.page import Page, read_page
from newsledger.parse.placeholder_dates import is_placeholder

_FEWEST_WORDS = 3
_WORD = re.compile(r"\w\S*")


def build_article(found: Input, draft: Draft, missing: SourceMetadata | None = None) -> Parsed:
    """Return the article built from the draft; raises RejectedError when the draft holds none.

    ``missing`` is what the caller says of inputs that do not say it themselves.
    """
    missing = missing or SourceMetadata()
    found = replace(found, source_id=redact(draft.own_id) if draft.own_id else found.source_id)
    language = _decide_language(draft)
    page = read_page(draft.text, draft.title)
    if _count_words(page.body) < _FEWEST_WORDS:
        raise RejectedError("no_text", f"fewer than {_FEWEST_WORDS} words are left of the text")
    draft = replace(draft, url=draft.url or page.url)
    moment, notes = _decide_publication(found, draft, page, missing)
    if draft.language and declared_language(draft.language) is None:
        notes.append(f"language ignored, unknown: {draft.language}")
    canonical = canonical_url(draft.url) if draft.url else None
    if draft.url and canonical is None:
        notes.append(f"url ignored, no web address: {redact(draft.url)}")
    article = Article(
        article_id="",
        source_id=found.source_id or found.input_id,
        url=redact(draft.url) if draft.url and canonical else None,
        title=page.title,
        publisher=draft.publisher or page.publisher or missing.publisher,
        agency=_agency_of(draft, page),
        authors=_authors_of(draft) or page.authors,
        section=draft.section or page.section,
        dateline=page.dateline,
        published_at=_instant_of(moment),
        modified_at=_instant_of(_modification_of(draft, page)),
        published_date=moment.day if moment else None,
        date_precision=moment.precision if moment else "unknown",
        language=language,
        body=page.body,
        word_count=_count_words(f"{page.title or ''} {page.body}"),
        fingerprint=fingerprint(page.body),
    )
    content_hash = _hash_content(article)
    article_id = _identify(found, draft, canonical) or stable_id(content_hash, article.source_id)
    article = replace(article, article_id=article_id, content_hash=content_hash)
    message = "; ".join((*draft.notes, *notes)) or None
    return Parsed(found, article=article, message=message, discarded=(*draft.discarded, *page.discarded))


def _identify(found: Input, draft: Draft, canonical: str | None) -> str | None:
    """Return the id of the article at its address; None when it has none, and its words have to tell it from others.

    The address is its URL. Several items of a file may share one: with ids of their own they are told apart by the part
    of the page that each links to, and a link to the whole site is no address. Without a URL it is the file and the
    item's own id in it, so that a corrected text stays the same article; standard input is no file.
    """
    own_id = draft.own_id or found.own_id
    if canonical and not (own_id and is_home_page(canonical)):
        anchor = anchor_of(draft.url or "") if own_id else None
        return stable_id(canonical) if anchor is None else stable_id(canonical, anchor)
    if own_id:
        return stable_id("item", found.source_uri, own_id)
    is_file = found.position is None and found.source_uri != STANDARD_INPUT
    return stable_id("file", found.source_uri) if is_file else None


def _decide_language(draft: Draft) -> str:
    declared = declared_language(draft.language) if draft.language else None
    if declared is not None and declared not in SUPPORTED:
        raise RejectedError("unsupported_language", f"declared as {draft.language}", stage="normalise")
    if is_clearly_foreign(draft.text):
        raise RejectedError("unsupported_language", "the text is not in English", stage="normalise")
    return declared or "en"


def _decide_publication(
    found: Input, draft: Draft, page: Page, missing: SourceMetadata
) -> tuple[Moment | None, list[str]]:
    """Return the publication moment, as given or else as printed, and notes for the user."""
    notes: list[str] = []
    moment = read_printed_moment(draft.published) if draft.published else None
    if draft.published and moment is None:
        notes.append(f"published_at could not be read: {draft.published}")
    if moment and is_placeholder(moment.day):
        notes.append(f"published_at ignored, the zero of a calendar: {draft.published}")
        moment = None
    if moment and draft.printed_day:
        moment = replace(moment, day=draft.printed_day)
    moment = moment or page.published
    if moment is None and page.modified is not None:
        moment = page.modified
        notes.append("publication date taken from the update line")
    if moment is None and missing.published and (moment := read_printed_moment(missing.published)):
        notes.append("publication date as given with the run")
    if moment is None:
        notes.append("no publication date")
    elif found.read_on is not None and moment.day > found.read_on:
        notes.append(f"publication date lies in the future: {moment.day.isoformat()}")
    return moment, notes


def _modification_of(draft: Draft, page: Page) -> Moment | None:
    return (read_printed_moment(draft.modified) if draft.modified else None) or page.modified


def _instant_of(moment: Moment | None) -> datetime | None:
    """Return the instant, or midnight UTC when only the day is known."""
    if moment is None:
        return None
    return moment.instant or datetime.combine(moment.day, time(), UTC)


def _agency_of(draft: Draft, page: Page) -> str | None:
    if draft.agency:
        return find_agency(draft.agency) or draft.agency
    return page.agency


def _authors_of(draft: Draft) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for author in draft.authors for name in strip_job_titles(author)))


def _count_words(text: str) -> int:
    return len(_WORD.findall(text))


def _hash_content(article: Article) -> str:
    """Return the hash of everything read from the input; the caller's own id is not content."""
    read_out = (
        article.url,
        article.title,
        article.publisher,
        article.agency,
        article.authors,
        article.section,
        article.dateline,
        str(article.published_at),
        str(article.modified_at),
        str(article.published_date),
        article.date_precision,
        article.language,
        article.body,
    )
    return hash_bytes(json.dumps(read_out).encode())
