"""Hostile content: patterns that are slow to read, marks that steer a terminal, and files that say less than they hold."""

from __future__ import annotations

import io
import random
import re

import pyarrow as pa
import pyarrow.parquet as pq

PATTERNS = (
    b"10 percent of ",
    b"hundreds of thousands of ",
    b"between 10 and ",
    b"12, 34, ",
    b"one and a half million ",
    b"from Monday to ",
    b"HE'S ",
    b"the president of the ",
    b"who said that ",
    b'" ',
    b'"He said," she said. ',
    b"\xe2\x80\x9c\xe2\x80\x98",
    b"(a (b ",
    b"A. B. ",
    b"- ",
    b"1-",
    b"May 5, ",
    b"not ",
    b"http://a.example/",
)
"""Words that some scan of a sentence, clause or list goes through again for each of them."""

CONTROLS = (
    b"\x1b[2J",
    b"\x1b]0;title\x07",
    b"\x9b31m",
    b"\xc2\x9b31m",
    b"\x00",
    b"\x08\x08",
    b"\r",
    b"\x0c",
    b"\x7f",
    b"\xe2\x80\xae",
    b"\xe2\x81\xa6",
    b"\xe2\x80\xa8",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xf4\x8f\xbf\xbf",
    b"&#27;",
    b"\\u001b",
    b"\\ud800",
)
"""Escape sequences, C1 and bidirectional controls, separators, lone surrogates, and ways to write them in a format."""

_LENGTH = re.compile(rb"(?i)(content-length:\s*)\d+")
_LIES = (0, 1, 7, 255, 65_535, 2**31 - 1, 2**32 - 1)

Chance = random.Random


def make_attributes(chance: Chance) -> bytes:
    """Return a tag with many attributes, each of another name, or all of one."""
    number = chance.choice((10, 1_000, 20_000, 200_000))
    name = chance.choice((b"a", b"a%d", b"data-%d", b"xmlns:n%d"))
    value = chance.choice((b"", b"=1", b'="x"', b"='<p>'", b'="'))
    names = (name % place if b"%" in name else name for place in range(number))
    return chance.choice((b"<p ", b"<html ", b"<item ", b"<div ")) + b" ".join(one + value for one in names) + b">"


def lie_about_lengths(content: bytes, chance: Chance) -> bytes:
    """Return the content with another length in a header, or in the last bytes, where Parquet and ZIP write theirs."""
    if _LENGTH.search(content):
        return _LENGTH.sub(lambda found: found[1] + b"%d" % chance.choice(_LIES), content)
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 8))):
        width = chance.choice((1, 2, 4))
        place = max(0, len(damaged) - chance.randrange(1, 400))
        damaged[place : place + width] = (chance.choice(_LIES) & (256**width - 1)).to_bytes(width, "little")
    return bytes(damaged[: len(content)])


def hostile_formats() -> dict[str, bytes]:
    """Return Parquet files that hold a long value once and mean it many times: in rows, in a list, in a list of structs."""
    word = "A long text of many words. " * 4_000
    few = pa.array([word]).dictionary_encode()
    rows = pa.DictionaryArray.from_arrays(pa.array([0] * 2_000, pa.int32()), few.dictionary)
    lists = pa.ListArray.from_arrays(pa.array([0, 2_000], pa.int32()), rows)
    names = pa.array([["x" * 1_000_000] * 40] * 20)
    return {
        "rows.parquet": _parquet(text=rows.slice(0, 60), title=rows.slice(0, 60)),
        "authors.parquet": _parquet(text=pa.array(["Police arrested two men in Lima."]), authors=lists),
        "names.parquet": _parquet(text=pa.array(["Police arrested two men in Lima."] * 20), authors=names),
    }


def _parquet(**columns: pa.Array) -> bytes:
    target = io.BytesIO()
    pq.write_table(pa.table(columns), target, compression="zstd", use_dictionary=True)
    return target.getvalue()
