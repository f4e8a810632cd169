import gzip
import tracemalloc
from pathlib import Path

import pytest
import zstandard

from newsledger.settings import Settings
from tests.packed import COMPRESS, SENTENCE, bodies, lines, numbered, parse_bytes, reasons, rejects

EVERY = pytest.mark.parametrize("suffix", list(COMPRESS))


@EVERY
def test_a_compressed_file_is_read_under_the_name_it_has_without_the_compression(tmp_path: Path, suffix: str) -> None:
    (parsed,) = parse_bytes(tmp_path, f"harbour.txt.{suffix}", COMPRESS[suffix](SENTENCE.encode()))
    assert bodies([parsed]) == [SENTENCE]
    assert (parsed.input.source_id, parsed.input.format) == ("harbour", "text")
    assert parsed.input.source_uri.endswith(f"harbour.txt.{suffix}")


@EVERY
def test_streams_that_follow_each_other_are_one_file(tmp_path: Path, suffix: str) -> None:
    texts = numbered(40)
    content = b"".join(COMPRESS[suffix](lines([text])) for text in texts)
    assert bodies(parse_bytes(tmp_path, f"day.jsonl.{suffix}", content)) == texts


@EVERY
def test_the_content_says_the_compression_where_the_name_does_not(tmp_path: Path, suffix: str) -> None:
    assert bodies(parse_bytes(tmp_path, "day.dat", COMPRESS[suffix](lines([SENTENCE])))) == [SENTENCE]


@EVERY
def test_what_comes_before_the_end_of_a_cut_off_stream_is_read_and_one_reject_says_so(
    tmp_path: Path, suffix: str
) -> None:
    texts = numbered(200)
    whole = b"".join(COMPRESS[suffix](lines(texts[start : start + 50])) for start in range(0, 200, 50))
    parsed = parse_bytes(tmp_path, f"day.jsonl.{suffix}", whole[: len(whole) * 9 // 10])
    read = bodies(parsed)
    assert len(read) >= 150
    assert read == texts[: len(read)]
    assert reasons(parsed) == ["unreadable_file"]
    assert "end too early" in rejects(parsed)[0].message
    assert f"after {len(read)} inputs" in rejects(parsed)[0].message


def test_a_wrong_checksum_is_a_reject_after_the_lines_it_is_the_sum_of(tmp_path: Path) -> None:
    content = bytearray(gzip.compress(lines(numbered(200))))
    content[-6] ^= 0xFF
    parsed = parse_bytes(tmp_path, "day.jsonl.gz", bytes(content))
    assert len(bodies(parsed)) > 100
    assert reasons(parsed) == ["unreadable_file"]


@EVERY
def test_words_after_the_end_are_a_reject_and_the_file_is_read(tmp_path: Path, suffix: str) -> None:
    parsed = parse_bytes(tmp_path, f"day.jsonl.{suffix}", COMPRESS[suffix](lines([SENTENCE])) + b"words at the end")
    assert bodies(parsed) == [SENTENCE]
    assert reasons(parsed) == ["unreadable_file"]


@EVERY
def test_zeros_after_the_end_are_nothing(tmp_path: Path, suffix: str) -> None:
    parsed = parse_bytes(tmp_path, f"day.jsonl.{suffix}", COMPRESS[suffix](lines([SENTENCE])) + bytes(1_000))
    assert (bodies(parsed), reasons(parsed)) == ([SENTENCE], [])


def test_a_frame_to_be_skipped_is_skipped(tmp_path: Path) -> None:
    content = b"\x50\x2a\x4d\x18\x04\x00\x00\x00abcd" + zstandard.compress(lines([SENTENCE]))
    assert bodies(parse_bytes(tmp_path, "day.jsonl.zst", content)) == [SENTENCE]


@EVERY
def test_an_empty_file_within_is_empty(tmp_path: Path, suffix: str) -> None:
    assert reasons(parse_bytes(tmp_path, f"day.jsonl.{suffix}", COMPRESS[suffix](b""))) == ["no_text"]


def test_a_gigabyte_of_zeros_ends_at_the_limit_and_is_never_held(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(1 << 20)) * 1_024  # a file of members is as good as one
    tracemalloc.start()
    parsed = parse_bytes(tmp_path, "zeros.jsonl.gz", bomb)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert reasons(parsed)[-1] == "decompression_limit"
    assert most < 20 << 20


def test_compressions_in_one_another_are_read_up_to_the_limit_and_rejected_beyond(tmp_path: Path) -> None:
    settings = Settings(max_nesting=3)
    content = lines([SENTENCE])
    for suffix in ("gz", "zst", "xz"):
        content = COMPRESS[suffix](content)
    assert bodies(parse_bytes(tmp_path, "day.jsonl.gz.zst.xz", content, settings)) == [SENTENCE]
    deeper = parse_bytes(tmp_path, "day.jsonl.gz.zst.xz.bz2", COMPRESS["bz2"](content), settings)
    assert reasons(deeper) == ["too_deep"]


def test_what_only_begins_like_bzip2_is_a_text(tmp_path: Path) -> None:
    text = f"BZh9 is how a file begins. {SENTENCE}"
    assert bodies(parse_bytes(tmp_path, "a.txt", text.encode())) == [text]
