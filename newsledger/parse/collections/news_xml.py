"""Read XML of news agencies and corpora: NITF, NewsML-G2 and NewsML 1, and sentences as PETRARCH takes them.

Elements are named without their namespaces, so that the versions of a standard are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from newsledger.model.outcomes import RejectedError
from newsledger.parse.collections.collection import Collection, Record

_NAMESPACE = re.compile(r"\{[^{}]*\}")
_BEGINS = re.compile(
    rb"\s*(?:<\?xml[^>]*>|<\?[^>]*\?>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?>|\s)*"
    rb"<(?:\w+:)?(?:nitf|newsItem|newsMessage|NewsML|Sentences)\b",
    re.IGNORECASE,
)
_DOCUMENTS = ("newsItem", "NewsItem", "nitf", "Sentence")
_COMPACT_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})?)?$")
_MOST_TAGS = 500_000
_BLOCKS = frozenset({"p", "hl2", "li", "h2", "h3", "br"})

Element = etree._Element  # noqa: SLF001 -- lxml has no public name for its elements
Names = Mapping[str, list[Element]]


def _is_news_xml(head: bytes, suffix: str) -> bool:
    del suffix
    return _BEGINS.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def _split_documents(text: str) -> Iterator[str]:
    """Yield each news item, article or sentence as XML; raises RejectedError when the file is not well-formed."""
    content = text.encode("utf-8", "replace")
    if content.count(b"<") > _MOST_TAGS:
        raise RejectedError("too_large", f"more than {_MOST_TAGS:,} tags", stage="read")
    content = re.sub(rb"^\s*<\?xml[^>]*>", b"", content)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RejectedError("malformed_xml", str(error), stage="read") from error
    for name in _DOCUMENTS:
        found = [one for one in root.iter() if _name_of(one) == name]
        if found:
            yield from (etree.tostring(one, encoding="unicode", with_tail=False) for one in found)
            return


def _read_document(document: str) -> Record:
    root = etree.fromstring(document)
    names: dict[str, list[Element]] = {}
    for one in root.iter():
        names.setdefault(_name_of(one), []).append(one)
    record = _read_sentence(root, names) if _name_of(root) == "Sentence" else _read_item(root, names)
    if not record.get("text"):
        raise RejectedError("no_text", f"the document {record.get('title') or record.get('id') or ''} has no text")
    return record


def _read_sentence(root: Element, names: Names) -> Record:
    return {
        "id": root.get("id"),
        "text": _first(names, "Text"),
        "published_at": _read_day(root.get("date") or ""),
        "publisher": root.get("source"),
        "url": root.get("url"),
    }


def _read_item(root: Element, names: Names) -> Record:
    """Return the fields of an article of NITF or NewsML, whose elements have the same meanings under other names."""
    body = next(
        (one for name in ("body.content", "inlineXML", "inlineData", "body") for one in names.get(name, ())), None
    )
    dated = names.get("date.issue", []) + names.get("story.date", [])
    published = dated[0].get("norm") if dated else None
    pubdata = names.get("pubdata", [])
    return {
        "id": next((one.get("id-string") for one in names.get("doc-id", ())), None)
        or root.get("guid")
        or _first(names, "NewsItemId"),
        "title": _first(names, "hl1")
        or _first(names, "headline")
        or _first(names, "HeadLine")
        or _first(names, "title"),
        "text": _with_dateline(names, _paragraphs(body) if body is not None else ""),
        "published_at": _read_day(
            published
            or next((one.get("date.publication") or "" for one in pubdata), "")
            or _first(names, "contentCreated")
            or _first(names, "versionCreated")
            or _first(names, "firstCreated")
            or _first(names, "DateAndTime")
            or _first(names, "FirstCreated")
        ),
        "modified_at": _read_day(_first(names, "contentModified")),
        "publisher": next((one.get("name") for one in pubdata if one.get("name")), None) or _provider(names),
        "authors": [_inline(one) for one in names.get("byline", []) + names.get("by", []) + names.get("ByLine", [])][
            :5
        ],
        "section": next((one.get("position.section") for one in pubdata), None),
        "language": next((one.get("tag") for one in names.get("language", ())), None),
        "url": next((one.get("ex-ref") for one in pubdata), None),
    }


def _provider(names: Names) -> str | None:
    for one in names.get("provider", []) + names.get("Provider", []):
        inner = next((_inline(child) for child in one.iter() if _name_of(child) == "name"), None)
        literal = one.get("literal") or next(
            (child.get("FormalName") for child in one.iter() if child.get("FormalName")), None
        )
        if inner or literal:
            return inner or literal
    return _first(names, "copyrightHolder")


def _with_dateline(names: Names, text: str) -> str:
    place = (_first(names, "dateline") or _first(names, "DateLine") or "").strip(" -–—")
    return f"{place} - {text}" if place and text and not text.startswith(place) else text


def _paragraphs(body: Element) -> str:
    """Return the paragraphs below the element, else its text."""
    found = [words for one in body.iter() if _name_of(one) in _BLOCKS and (words := _inline(one))]
    return "\n\n".join(dict.fromkeys(found)) or _inline(body)


def _first(names: Names, name: str) -> str:
    return next((words for one in names.get(name, ()) if (words := _inline(one))), "")


def _inline(element: Element) -> str:
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterable[str]:
    return (str(text) for text in element.itertext())


def _name_of(element: Element) -> str:
    return _NAMESPACE.sub("", element.tag) if isinstance(element.tag, str) else ""


def _read_day(text: str) -> str | None:
    """Return ISO text for the compact dates of these standards (``20180819T093000Z``)."""
    found = _COMPACT_DAY.match(text)
    if found is None:
        return text or None
    day = "-".join(found.groups()[:3])
    return f"{day}T{found[4]}:{found[5]}:{found[6] or '00'}{found[7] or ''}" if found[4] else day


NEWS_XML = Collection("news-xml", _is_news_xml, _split_documents, _read_document)
