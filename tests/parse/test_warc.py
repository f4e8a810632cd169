import gzip
import zlib
from pathlib import Path

import pytest
import zstandard

from newsledger.model.outcomes import SourceMetadata
from newsledger.settings import Settings
from tests.packed import SENTENCE, bodies, inputs, parse_bytes, reasons

URL = "https://lamp.example/harbour"
PAGE = f"<html><p>{SENTENCE}</p></html>".encode()


Record = tuple[str, bytes, str]


def archive(*records: Record, is_gzip: bool = False) -> bytes:
    """Write records of a kind, a block and the block's type."""
    written = [
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <{URL}>\r\nContent-Type: {block_type}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n".encode()
        + block
        + b"\r\n\r\n"
        for kind, block, block_type in records
    ]
    return b"".join(map(gzip.compress, written) if is_gzip else written)


def page(payload: bytes = PAGE, status: str = "200 OK", kind: str = "text/html", **headers: str) -> Record:
    fields = {"Content-Type": kind, **{name.replace("_", "-"): value for name, value in headers.items()}}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return ("response", f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + payload, "application/http; msgtype=response")


@pytest.mark.parametrize("is_gzip", [False, True])
def test_a_page_is_an_input_with_its_address_and_encoding(tmp_path: Path, *, is_gzip: bool) -> None:
    content = archive(page(), page(kind="TEXT/HTML; charset='windows-1252'"), is_gzip=is_gzip)
    found = inputs(tmp_path, "a.warc.gz" if is_gzip else "a.warc", content)
    assert [(one.content, one.format, one.position) for one in found] == [(PAGE, "warc", 1), (PAGE, "warc", 2)]
    assert [one.given for one in found] == [SourceMetadata(url=URL), SourceMetadata(url=URL, encoding="windows-1252")]


def test_records_that_are_no_pages_are_passed_over_and_counted(tmp_path: Path) -> None:
    others = [(kind, b"words", "text/plain") for kind in ("metadata", "conversion", "continuation", "revisit")]
    request = ("request", b"GET / HTTP/1.1\r\nHost: lamp.example\r\n\r\n", "application/http; msgtype=request")
    content = archive(("warcinfo", b"software: x\r\n", "application/warc-fields"), request, page(), *others, page())
    assert [one.position for one in inputs(tmp_path, "a.warc", content)] == [3, 8]


def test_a_resource_is_a_page_without_an_answer(tmp_path: Path) -> None:
    (found,) = inputs(tmp_path, "a.warc", archive(("resource", SENTENCE.encode(), "text/plain")))
    assert found.content.decode() == SENTENCE


def test_a_page_of_plain_text_is_read_as_such(tmp_path: Path) -> None:
    (parsed,) = parse_bytes(tmp_path, "a.warc", archive(page(SENTENCE.encode(), kind="text/plain")))
    assert parsed.article is not None
    assert (parsed.article.body, parsed.article.url) == (SENTENCE, URL)


def test_a_page_is_read_as_html_in_the_encoding_its_server_declared(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{SENTENCE} The café was shut, too, and {owner} said so.</p>" for owner in ("Ann", "Bo"))
    html = f"<html><body><article><h1>Storm shuts harbour</h1>{paragraphs}</article></body></html>".encode("cp1252")
    (parsed,) = parse_bytes(tmp_path, "a.warc", archive(page(html, kind="text/html; charset=windows-1252")))
    assert parsed.article is not None
    assert (parsed.article.title, parsed.article.url) == ("Storm shuts harbour", URL)
    assert parsed.article.body.count("The café was shut") == 2
    assert "<" not in parsed.article.body


@pytest.mark.parametrize(
    ("record", "reason", "message"),
    [
        (page(status="404 Not Found"), "fetch_failed", "HTTP 404"),
        (page(status="301 Moved"), "fetch_failed", "HTTP 301"),
        (page(kind="image/png"), "unknown_format", "image/png"),
        (page(b"x" * 100_001), "too_large", "more than 100000 bytes"),
        (page(b"x" * 900_000), "too_large", "more than 100000 bytes"),
        (page(gzip.compress(b"x" * 100_001), Content_Encoding="gzip"), "too_large", "more than 100000 bytes"),
        (page(Content_Encoding="br"), "unreadable_file", "Content-Encoding br is not read"),
        (page(gzip.compress(PAGE)[:-20], Content_Encoding="gzip"), "unreadable_file", "damaged gzip: "),
    ],
)
def test_a_page_that_is_not_read_says_why_and_the_next_is_read(
    tmp_path: Path, record: Record, reason: str, message: str
) -> None:
    first, second = inputs(tmp_path, "a.warc", archive(record, page()))
    assert first.reject is not None
    assert (first.reject.stage, first.reject.reason, first.position) == ("read", reason, 1)
    assert first.reject.message.startswith(message)
    assert second.content == PAGE


def test_a_page_without_a_type_is_not_read(tmp_path: Path) -> None:
    content = archive(page(kind=""))
    assert reasons(parse_bytes(tmp_path, "a.warc", content)) == ["unknown_format"]


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "deflate", "bare deflate", "zstd", "identity"])
@pytest.mark.parametrize("is_chunked", [False, True])
def test_what_the_server_did_to_the_page_is_undone(tmp_path: Path, encoding: str, *, is_chunked: bool) -> None:
    bare = zlib.compressobj(wbits=-15)
    payload = {
        "deflate": zlib.compress(PAGE),
        "bare deflate": bare.compress(PAGE) + bare.flush(),
        "zstd": zstandard.compress(PAGE),
        "identity": PAGE,
    }.get(encoding, gzip.compress(PAGE))
    headers = {"Content_Encoding": encoding.removeprefix("bare ")}
    if is_chunked:
        payload = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (payload[:9], payload[9:])) + b"0\r\n\r\n"
        headers["Transfer_Encoding"] = "chunked"
    (found,) = inputs(tmp_path, "a.warc", archive(page(payload, **headers)))
    assert found.content == PAGE


def test_a_page_that_was_kept_unpacked_is_read_as_it_is(tmp_path: Path) -> None:
    (found,) = inputs(tmp_path, "a.warc", archive(page(Content_Encoding="gzip", Transfer_Encoding="chunked")))
    assert found.content == PAGE


@pytest.mark.parametrize("cut", [1_000, 5, 300])
def test_a_cut_off_archive_gives_the_pages_before_and_one_reject(
    tmp_path: Path, cut: int, capsys: pytest.CaptureFixture[str]
) -> None:
    content = archive(page(), page(), page(PAGE * 20))
    found = inputs(tmp_path, "a.warc", content[:-cut])
    assert [one.content for one in found[:2]] == [PAGE, PAGE]
    assert [one.reject and one.reject.reason for one in found[2:]] == ["unreadable_file"]
    assert capsys.readouterr().err == ""


def test_a_record_that_is_longer_than_it_says_ends_the_archive(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = archive(page(), page())
    broken = content.replace(PAGE, PAGE + b"<p>more than was said</p>", 1)
    found = inputs(tmp_path, "a.warc", broken)
    assert [one.reject and one.reject.reason for one in found] == [None, "unreadable_file"]
    assert capsys.readouterr().err == ""


def test_a_header_without_end_is_not_held(tmp_path: Path) -> None:
    content = archive(page()) + b"WARC/1.0\r\nX: " + b"x" * 3_000_000
    found = inputs(tmp_path, "a.warc", content)
    assert [one.reject and one.reject.message.rpartition(": ")[2] for one in found] == [
        None,
        "a header of more than 262144 bytes",
    ]


def test_an_archive_without_pages_is_one_reject(tmp_path: Path) -> None:
    assert reasons(parse_bytes(tmp_path, "a.warc", archive(("warcinfo", b"x: y\r\n", "application/warc-fields")))) == [
        "no_text"
    ]


def test_pages_that_unpack_to_too_much_are_stopped_by_the_budget(tmp_path: Path) -> None:
    packed = page(gzip.compress(bytes(30 << 20)), Content_Encoding="gzip")
    found = inputs(tmp_path, "a.warc", archive(packed, packed, packed), Settings(max_input_bytes=40 << 20))
    assert [one.reject and one.reject.reason for one in found] == [None, None, "decompression_limit"]


def test_a_page_of_no_text_is_a_reject(tmp_path: Path) -> None:
    parsed = parse_bytes(tmp_path, "a.warc", archive(page(bytes(range(256)), kind="text/plain")))
    assert (bodies(parsed), reasons(parsed)) == ([], ["unknown_encoding"])
