"""One story in every format that is read: what leaves is file names and their bytes, the same on every call."""

from __future__ import annotations

import csv
import gzip
import io
import json
from html import escape

import pyarrow as pa
import pyarrow.parquet as pq

from tests.packed import COMPRESS, tarred, zipped
from tests.parse.pages import PARAGRAPHS, TITLE, page

TEXT = "\n\n".join(PARAGRAPHS)
RECORD = {
    "id": "boats-1",
    "url": "https://strait.example/boats",
    "title": TITLE,
    "text": TEXT,
    "published_at": "2021-03-09T17:30:00Z",
    "publisher": "The Strait Courier",
    "authors": ["Marta Soto"],
}


def every_format() -> dict[str, bytes]:
    """Return a file of each plain format, each also compressed and packed, and archives in archives."""
    plain = plain_formats()
    packed = {
        f"{name}.{suffix}": compress(content)
        for suffix, compress in COMPRESS.items()
        for name, content in plain.items()
    }
    archives = {"all.zip": zipped([*plain.items()]), "all.tar": tarred([*plain.items()])}
    nested = {
        "nested.zip": zipped([*archives.items(), ("page.html.gz", packed["page.html.gz"])]),
        "all.tar.gz": gzip.compress(archives["all.tar"], mtime=0),
    }
    return plain | packed | archives | nested


def plain_formats() -> dict[str, bytes]:
    """Return a file of each format, neither compressed nor packed."""
    linked = {
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": "2021-03-09",
        "author": {"name": "Marta Soto"},
    }
    return {
        "paste.txt": f"Subscribe\n{TITLE}\nBy Marta Soto\nPublished March 9, 2021\n\n{TEXT}\n".encode(),
        "page.html": page(linked=linked),
        "lines.jsonl": b"\n".join(json.dumps(RECORD | {"id": f"r{n}"}).encode() for n in range(3)),
        "list.json": json.dumps([RECORD, RECORD | {"id": "second"}]).encode(),
        "table.csv": _csv(),
        "table.parquet": _parquet(),
        "feed.xml": _rss(),
        "atom.xml": _atom(),
        "crawl.warc": _warc(),
    }


def _csv() -> bytes:
    target = io.StringIO()
    table = csv.writer(target)
    table.writerow(["headline", "date", "body", "source"])
    for number in range(3):
        table.writerow([f"{TITLE} ({number})", "2021-03-09", TEXT, "The Strait Courier"])
    return target.getvalue().encode()


def _parquet() -> bytes:
    target = io.BytesIO()
    pq.write_table(
        pa.table({"title": [TITLE, "Second"], "content": [TEXT, TEXT], "published": ["2021-03-09", None]}), target
    )
    return target.getvalue()


def _html() -> str:
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in (*PARAGRAPHS, *PARAGRAPHS))


def _rss() -> bytes:
    item = (
        f"<item><title>{TITLE}</title><link>https://strait.example/boats</link><guid>boats-1</guid>"
        "<pubDate>Tue, 09 Mar 2021 17:30:00 +0000</pubDate><dc:creator>Marta Soto</dc:creator>"
        f"<content:encoded><![CDATA[{_html()}]]></content:encoded></item>"
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Strait Courier</title>'
        f"<link>https://strait.example/</link>{item}{item.replace('boats-1', 'boats-2')}</channel></rss>"
    ).encode()


def _atom() -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Strait Courier</title>'
        f'<entry><title>{TITLE}</title><id>tag:strait.example,2021:1</id><link href="https://strait.example/boats"/>'
        "<published>2021-03-09T17:30:00Z</published><updated>2021-03-10T08:00:00Z</updated><author><name>Marta Soto</name>"
        f'</author><content type="html">{escape(_html())}</content></entry></feed>'
    ).encode()


def _warc() -> bytes:
    return b"".join(_warc_record(f"https://strait.example/boats/{number}", page(), number) for number in range(2))


def _warc_record(address: str, content: bytes, number: int) -> bytes:
    """Return the record of an answer, as crawlers write it (ISO 28500)."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + content
    header = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2021-03-09T18:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{number:08}-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return header.encode() + answer + b"\r\n\r\n"
