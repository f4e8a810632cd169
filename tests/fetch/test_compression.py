from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Iterator

import pytest

from newsledger.fetch import Fetcher
from newsledger.fetch.compression import read_body
from newsledger.model.outcomes import RejectedError
from newsledger.settings import Settings
from tests.fetch.rejections import reject_of
from tests.fetch.site import Reply, Site

TEXT = b"Ferries kept to the harbour on Monday. " * 50


def raw(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def split(content: bytes, size: int) -> Iterator[bytes]:
    return (content[start : start + size] for start in range(0, len(content), size))


PACKED = [
    ("", TEXT),
    ("identity", TEXT),
    ("gzip", gzip.compress(TEXT, mtime=0)),
    ("X-GZip", gzip.compress(TEXT, mtime=0)),
    ("gzip", gzip.compress(TEXT[:100], mtime=0) + gzip.compress(TEXT[100:], mtime=0)),
    ("gzip", gzip.compress(TEXT, mtime=0) + b"\0" * 20),
    ("deflate", zlib.compress(TEXT)),
    ("deflate", raw(TEXT)),
]


@pytest.mark.parametrize("size", [1, 7, 100_000])
@pytest.mark.parametrize(("coding", "packed"), PACKED)
def test_a_body_is_the_same_however_it_is_packed_and_cut(coding: str, packed: bytes, size: int):
    assert read_body(split(packed, size), coding, len(TEXT)) == (TEXT, True)


@pytest.mark.parametrize(("coding", "packed"), PACKED)
def test_a_body_ends_where_no_more_is_wanted(coding: str, packed: bytes):
    assert read_body(split(packed, 50), coding, len(TEXT) - 1) == (TEXT[:-1], False)


@pytest.mark.parametrize("coding", ["", "gzip", "deflate"])
def test_no_body_is_an_empty_one(coding: str):
    assert read_body(iter(()), coding, 10) == (b"", True)


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(TEXT, mtime=0)[:-1]),
        ("gzip", TEXT),
        ("deflate", zlib.compress(TEXT)[:20]),
        ("deflate", b"\xff" * 9),
    ],
)
def test_a_damaged_body_is_not_taken_for_a_shorter_one(coding: str, packed: bytes):
    with pytest.raises(RejectedError, match="compression is damaged"):
        read_body(split(packed, 10), coding, 10_000)


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip"])
def test_a_compression_nobody_asked_for_fails(fetcher: Fetcher, site: Site, coding: str):
    site.on("/a", Reply(headers={"Content-Encoding": coding}))
    reject = reject_of(fetcher, site.url("/a"))
    assert reject.reason == "fetch_failed"
    assert coding in reject.message


def test_a_packed_page_is_unpacked(fetcher: Fetcher, site: Site):
    site.on("/a", Reply(gzip.compress(TEXT, mtime=0), headers={"Content-Encoding": "gzip"}))
    assert fetcher.get(site.url("/a")).content == TEXT


def test_a_bomb_is_too_large_and_never_unpacked_whole(settings: Settings, site: Site):
    site.on("/bomb", Reply(gzip.compress(bytes(50_000_000), mtime=0), headers={"Content-Encoding": "gzip"}))
    with Fetcher(settings.model_copy(update={"max_fetch_bytes": 100_000})) as fetcher:
        tracemalloc.start()
        try:
            assert reject_of(fetcher, site.url("/bomb")).reason == "too_large"
            assert tracemalloc.get_traced_memory()[1] < 3_000_000
        finally:
            tracemalloc.stop()
