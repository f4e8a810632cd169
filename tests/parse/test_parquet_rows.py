import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsledger.parse.inputs import Input, iter_inputs
from newsledger.parse.parquet_pages import measure_column
from newsledger.settings import Settings
from tests.packed import COMPRESS, SENTENCE, articles, bodies, numbered, parse_bytes, reasons, rejects


def packed(columns: Mapping[str, object], **options: object) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table(dict(columns)), buffer, **options)
    return buffer.getvalue()


def test_a_row_is_an_article_and_its_columns_are_fields(tmp_path: Path) -> None:
    content = packed(
        {
            "Headline": ["Storm"],
            "body": [SENTENCE],
            "date": [datetime(2023, 10, 9, 14, 5, tzinfo=UTC)],
            "updated": [date(2023, 10, 10)],
            "authors": [["Maria Lopez", "Tom Hill"]],
            "source": [{"name": "The Daily Lamp"}],
            "article_id": [17],
            "shoe_size": [44],
        }
    )
    (parsed,) = parse_bytes(tmp_path, "day.parquet", content)
    (found,) = articles([parsed])
    assert (found.title, found.body, found.publisher) == ("Storm", SENTENCE, "The Daily Lamp")
    assert (found.authors, found.source_id) == (("Maria Lopez", "Tom Hill"), "17")
    assert found.published_at == datetime(2023, 10, 9, 14, 5, tzinfo=UTC)
    assert (parsed.input.format, parsed.input.position) == ("parquet", 1)
    assert json.loads(parsed.input.content)["modified_at"] == "2023-10-10"


def test_a_cell_is_written_as_what_it_is(tmp_path: Path) -> None:
    instant = pa.array([1696860300123456789], pa.timestamp("ns"))
    content = packed(
        {
            "text": [b"A storm \xe9nd"],
            "date": instant,
            "id": [Decimal("1.50")],
            "title": [1.5],
            "section": [float("nan")],
        }
    )
    (parsed,) = parse_bytes(tmp_path, "a.parquet", content)
    assert json.loads(parsed.input.content) == {
        "text": "A storm énd",
        "id": "1.50",
        "title": 1.5,
        "published_at": "2023-10-09T14:05:00.123456",
    }


def test_the_content_says_that_it_is_parquet(tmp_path: Path) -> None:
    assert bodies(parse_bytes(tmp_path, "a.dat", packed({"text": [SENTENCE]}))) == [SENTENCE]


def test_a_compressed_table_is_read_and_rows_are_counted_over_its_groups(tmp_path: Path) -> None:
    texts = numbered(100)
    parsed = parse_bytes(tmp_path, "a.parquet.gz", COMPRESS["gz"](packed({"text": texts}, row_group_size=7)))
    assert bodies(parsed) == texts
    assert [one.input.position for one in parsed] == [*range(1, 101)]


def test_a_row_without_text_is_a_reject_and_the_others_are_read(tmp_path: Path) -> None:
    parsed = parse_bytes(tmp_path, "a.parquet", packed({"text": [None, SENTENCE, ""]}))
    assert [one.reject and one.reject.reason for one in parsed] == ["no_text", None, "no_text"]


@pytest.mark.parametrize("dictionary", [True, False])
def test_a_value_that_is_too_large_rejects_its_row_alone(tmp_path: Path, *, dictionary: bool) -> None:
    columns = {"text": [SENTENCE, "harbour " * 20_000, SENTENCE], "authors": [["a"], ["a"], ["harbour " * 7_000] * 2]}
    parsed = parse_bytes(tmp_path, "a.parquet", packed(columns, use_dictionary=dictionary))
    assert [one.reject and one.reject.reason for one in parsed] == [None, "too_large", "too_large"]
    assert rejects(parsed)[0].message == "row 2: more than 100000 bytes"


def test_a_table_without_a_column_of_text_says_which_it_has_and_how_to_name_one(tmp_path: Path) -> None:
    (found,) = rejects(parse_bytes(tmp_path, "a.parquet", packed({"title": ["a"], "words": [SENTENCE]})))
    assert found.reason == "missing_field"
    assert "title, words" in found.message
    assert "--map text=COLUMN" in found.message


def test_a_mapped_column_is_read_and_one_that_is_not_there_is_one_reject(tmp_path: Path) -> None:
    content = packed({"words": [SENTENCE, SENTENCE]})
    assert bodies(parse_bytes(tmp_path, "a.parquet", content, Settings(columns={"text": "words"}))) == [SENTENCE] * 2
    assert reasons(parse_bytes(tmp_path, "a.parquet", content, Settings(columns={"text": "x"}))) == ["missing_field"]


def test_a_table_without_rows_is_one_reject(tmp_path: Path) -> None:
    assert reasons(parse_bytes(tmp_path, "a.parquet", packed({"text": pa.array([], pa.string())}))) == ["no_text"]


def test_a_table_whose_columns_unpack_to_too_much_is_one_reject(tmp_path: Path) -> None:
    content = packed({"text": ["\x20" * (80 << 20)]}, compression="zstd", use_dictionary=False)
    assert len(content) < 100_000
    assert reasons(parse_bytes(tmp_path, "a.parquet", content)) == ["decompression_limit"]


LONG = "A storm hit the coast. " * 45_000
"""A megabyte."""


def inputs_of(folder: Path, content: bytes) -> list[Input]:
    (folder / "a.parquet").write_bytes(content)
    return list(iter_inputs([str(folder / "a.parquet")], Settings(data=folder)))


@pytest.mark.parametrize("groups", [1, 100])
def test_a_long_value_that_is_stored_once_is_not_given_out_in_every_row(tmp_path: Path, groups: int) -> None:
    content = packed({"text": [LONG] * 200}, compression="zstd", row_group_size=200 // groups)
    assert len(content) < 200_000
    *given, last = inputs_of(tmp_path, content)
    assert sum(len(one.content) for one in given) <= 64 << 20
    assert len(given) > 50, "what the limit allows"
    assert last.reject is not None
    assert last.reject.reason == "decompression_limit"


def lie(content: bytes) -> bytes:
    """Return the table with columns that its footer declares to be empty."""
    column = pq.read_metadata(io.BytesIO(content)).row_group(0).column(0)
    number, written = column.total_uncompressed_size << 1, b""
    while number > 0x7F:
        number, written = number >> 7, written + bytes([number & 0x7F | 0x80])
    written += bytes([number])
    footer = len(content) - 8 - int.from_bytes(content[-8:-4], "little")
    return content[:footer] + content[footer:].replace(written, b"\x80" * (len(written) - 1) + b"\x00")


@pytest.mark.parametrize("dictionary", [False, True])
def test_a_footer_that_declares_too_little_does_not_widen_the_limit(tmp_path: Path, *, dictionary: bool) -> None:
    texts = [f"{number} {LONG}" for number in range(80)]
    content = packed({"text": texts}, compression="zstd", use_dictionary=dictionary, write_statistics=False)
    lying = lie(content)
    assert pq.read_metadata(io.BytesIO(lying)).row_group(0).column(0).total_uncompressed_size == 0
    (found,) = inputs_of(tmp_path, lying)
    assert found.reject is not None
    assert found.reject.reason == "decompression_limit"


@pytest.mark.parametrize("version", ["1.0", "2.0"])
@pytest.mark.parametrize("compression", ["none", "snappy", "zstd", "gzip"])
@pytest.mark.parametrize("dictionary", [False, True])
def test_pages_say_what_an_honest_footer_does(version: str, compression: str, *, dictionary: bool) -> None:
    texts = [f"{number % 900} storms hit the coast" for number in range(3_000)]
    content = packed(
        {"text": texts, "number": list(range(3_000)), "authors": [["a", text] for text in texts]},
        compression=compression,
        use_dictionary=dictionary,
        data_page_version=version,
        data_page_size=4_096,
        row_group_size=1_000,
        write_page_checksum=True,
    )
    metadata = pq.read_metadata(io.BytesIO(content))
    for group in map(metadata.row_group, range(metadata.num_row_groups)):
        for column in map(group.column, range(group.num_columns)):
            measured = measure_column(io.BytesIO(content), column)
            assert (
                0.8 * column.total_uncompressed_size
                < measured
                <= max(column.total_uncompressed_size, column.total_compressed_size)
            ), "but for the headers"


def test_a_cut_off_table_is_one_reject(tmp_path: Path) -> None:
    assert reasons(parse_bytes(tmp_path, "a.parquet", packed({"text": [SENTENCE]})[:-5])) == ["unreadable_file"]


MEASURE = """
import sys
import pyarrow
from newsledger.parse.inputs import iter_inputs
from newsledger.settings import Settings
count = sum(1 for _ in iter_inputs([sys.argv[1]], Settings(max_input_bytes=100_000)))
print(count, pyarrow.default_memory_pool().max_memory() >> 20)
"""


def test_a_long_value_that_stands_in_every_row_and_often_in_one_list_is_never_held_so_often(tmp_path: Path) -> None:
    texts = pa.DictionaryArray.from_arrays(pa.array([0] * 2_000, pa.int32()), pa.array(["x" * 4_000_000]))
    ends = pa.array([0] + [2_000] * 2_000, pa.int32())
    path = tmp_path / "bomb.parquet"
    named = pa.StructArray.from_arrays([texts], names=["name"])
    path.write_bytes(
        packed({"text": texts, "authors": pa.ListArray.from_arrays(ends, texts), "source": named}, store_schema=False)
    )
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", MEASURE, str(path)]
    done = subprocess.run(
        command, capture_output=True, check=True, text=True, env={**os.environ, "PYTHONPATH": str(root)}
    )
    count, megabytes = map(int, done.stdout.split())
    assert count == 2_000
    assert megabytes < 200
