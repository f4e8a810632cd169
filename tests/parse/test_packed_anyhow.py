"""Whatever texts are packed into whatever containers and formats come out again, and no damage stops a run."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from newsledger.contracts.columns import REJECT_REASONS, STAGES
from newsledger.parse.inputs import Input, iter_inputs, parse_input
from newsledger.settings import Settings
from tests.depth import cases
from tests.packed import COMPRESS, SENTENCE, SETTINGS, TODAY, lines, numbered, tarred, zipped

ANYHOW = hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=cases(150))


def as_csv(texts: Sequence[str]) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerows([("title", "text"), *(("", text) for text in texts)])
    return buffer.getvalue().encode()


def as_parquet(texts: Sequence[str]) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table({"text": pa.array(texts, pa.string())}), buffer, row_group_size=3)
    return buffer.getvalue()


def as_warc(texts: Sequence[str]) -> bytes:
    head = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    return b"".join(head % (len(text.encode()), text.encode()) for text in texts)


FORMATS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "jsonl": lines,
    "json": lambda texts: json.dumps([{"text": text} for text in texts]).encode(),
    "csv": as_csv,
    "parquet": as_parquet,
    "warc": as_warc,
}
PACK: dict[str, Callable[[str, bytes], bytes]] = {
    **{suffix: lambda _, content, compress=compress: compress(content) for suffix, compress in COMPRESS.items()},
    "zip": lambda name, content: zipped([(name, content)]),
    "tar": lambda name, content: tarred([(name, content)]),
}


def packed(texts: Sequence[str], form: str, layers: Sequence[str]) -> tuple[str, bytes]:
    name, content = f"day.{form}", FORMATS[form](texts)
    for layer in layers:
        content = PACK[layer](name, content)
        name = f"{name}.{layer}"
    return name, content


def read(folder: Path, name: str, content: bytes) -> list[Input]:
    path = folder / name
    path.write_bytes(content)
    return list(iter_inputs([str(path)], SETTINGS, TODAY))


WORDS = st.text("abc é“,;\"'|\t<&{[\n", min_size=0, max_size=30).map(lambda words: f"{SENTENCE} {words}".strip())
LAYERS = st.lists(st.sampled_from(list(PACK)), max_size=Settings().max_nesting)


def text_of(found: Input) -> str:
    return found.content.decode() if found.format == "warc" else str(json.loads(found.content)["text"])


@ANYHOW
@given(texts=st.lists(WORDS, min_size=1, max_size=8), form=st.sampled_from(list(FORMATS)), layers=LAYERS)
def test_texts_come_out_as_they_went_in_and_in_the_same_order(
    tmp_path: Path, texts: list[str], form: str, layers: list[str]
) -> None:
    found = read(tmp_path, *packed(texts, form, layers))
    assert [one.reject for one in found] == [None] * len(texts)
    assert [text_of(one) for one in found] == texts
    assert {one.format for one in found} == {form}


@pytest.mark.parametrize("form", list(FORMATS))
@pytest.mark.parametrize("layer", [*PACK, None])
def test_one_layer_more_than_allowed_is_one_reject(tmp_path: Path, form: str, layer: str | None) -> None:
    layers = ["gz"] * SETTINGS.max_nesting + ([layer] if layer else [])
    found = read(tmp_path, *packed([SENTENCE], form, layers))
    assert [one.reject and one.reject.reason for one in found] == (["too_deep"] if layer else [None])


TEXTS = numbered(12)
SAMPLES = [
    *(packed(TEXTS, form, []) for form in FORMATS),
    *(packed(TEXTS, "jsonl", [layer]) for layer in PACK),
    *(packed(TEXTS, form, ["tar", "gz"]) for form in FORMATS),
    ("many.zip", zipped([(f"{number}.txt", text.encode()) for number, text in enumerate(TEXTS)])),
    ("many.tar", tarred([(f"{number}.txt", text.encode()) for number, text in enumerate(TEXTS)])),
]


def check(found: Sequence[Input]) -> list[str]:
    """Check that all are articles or rejects, and return the articles' texts."""
    assert found
    bodies: list[str] = []
    assert len({one.input_id for one in found}) == len(found)
    for one in found:
        parsed = parse_input(one, SETTINGS)
        assert (parsed.article is None) != (parsed.reject is None)
        if parsed.reject is not None:
            assert parsed.reject.reason in set(REJECT_REASONS) - {"parser_error"}
            assert parsed.reject.stage in STAGES
            json.dumps([one.source_uri, parsed.reject.message], ensure_ascii=False).encode()
        if parsed.article is not None:
            bodies.append(parsed.article.body)
    return bodies


@ANYHOW
@given(data=st.data(), sample=st.sampled_from(SAMPLES))
def test_a_file_cut_off_anywhere_ends_in_outcomes_and_what_is_read_is_what_was_there(
    tmp_path: Path, data: st.DataObject, sample: tuple[str, bytes]
) -> None:
    name, content = sample
    bodies = check(read(tmp_path, name, content[: data.draw(st.integers(0, len(content) - 1))]))
    assert bodies[:-1] == TEXTS[: len(bodies[:-1])]
    assert all(
        TEXTS[len(bodies) - 1].startswith(body) for body in bodies[-1:]
    )  # a cut table does not say that it is cut


@ANYHOW
@given(data=st.data(), sample=st.sampled_from(SAMPLES))
def test_bytes_changed_anywhere_end_in_outcomes(tmp_path: Path, data: st.DataObject, sample: tuple[str, bytes]) -> None:
    name, content = sample
    changed = bytearray(content)
    places = st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), min_size=1, max_size=4)
    for place, value in data.draw(places):
        changed[place] = value
    check(read(tmp_path, name, bytes(changed)))


@ANYHOW
@given(
    beginning=st.sampled_from(
        [b"\x1f\x8b\x08", b"PK\x03\x04", b"PK\x05\x06", b"PAR1", b"WARC/1.0\r\n", b"text,title\n"]
    ),
    rest=st.binary(max_size=300),
    name=st.sampled_from(["a", "a.csv", "a.tar", "a.tsv.gz"]),
)
def test_any_bytes_after_any_beginning_end_in_outcomes(
    tmp_path: Path, beginning: bytes, rest: bytes, name: str
) -> None:
    check(read(tmp_path, name, beginning + rest))
