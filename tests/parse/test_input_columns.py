import json
from pathlib import Path

import pytest

from newsledger.model.identity import hash_bytes
from newsledger.model.outcomes import RejectedError
from newsledger.parse.input_columns import check_mapping, find_columns, find_field, names_of_fields
from newsledger.parse.inputs import iter_inputs
from newsledger.parse.partition_fields import partition_fields
from newsledger.parse.records import read_record
from newsledger.settings import Settings
from tests.packed import SENTENCE, articles, bodies, parse_bytes, reasons, rejects


def test_no_name_stands_for_two_fields_and_all_are_written_as_they_are_compared() -> None:
    names = [name for names in names_of_fields().values() for name in names]
    assert len(names) == len(set(names))
    assert all(find_field(name) == field for field, names in names_of_fields().items() for name in names)


def test_the_own_name_comes_before_the_other_names_and_these_in_the_order_of_the_table() -> None:
    assert find_columns(["Content", "body", "TEXT"], {})["text"] == "TEXT"
    assert find_columns(["Content", "body"], {})["text"] == "body"


@pytest.mark.parametrize("name", ["full_text", "Full Text", "FULL-TEXT", " full text "])
def test_names_are_compared_without_case_and_separators(name: str) -> None:
    assert find_columns([name], {}) == {"text": name}


def test_a_mapped_column_is_read_as_its_field_alone() -> None:
    found = find_columns(["headline", "source", "body"], {"title": "source", "text": "headline"})
    assert found == {"title": "source", "text": "headline"}


def test_a_column_written_just_as_it_is_mapped_comes_before_one_in_other_case() -> None:
    assert find_columns(["words", "Words"], {"text": "Words"}) == {"text": "Words"}
    assert find_columns(["words"], {"text": "Words"}) == {"text": "words"}


def test_a_mapped_column_that_is_not_there_is_a_reject_that_lists_those_that_are() -> None:
    with pytest.raises(RejectedError, match="no 'story', which text is mapped to, among: a, b") as raised:
        find_columns(["a", "b"], {"text": "story"})
    assert raised.value.reject.reason == "missing_field"


def test_mapping_a_field_that_is_none_is_an_error_that_lists_the_fields_before_anything_is_read(tmp_path: Path) -> None:
    settings = Settings(columns={"titel": "x"})
    with pytest.raises(ValueError, match=r"no such field to map: titel; fields are .*title, text"):
        iter_inputs([str(tmp_path)], settings)
    check_mapping({"title": "x"})


def test_a_record_is_read_by_other_names_the_exact_key_first(tmp_path: Path) -> None:
    record = {
        "body": SENTENCE,
        "Headline": "Storm shuts harbour",
        "title": "Harbour shut",
        "pubDate": "x",
        "pub_date": "2023-10-09",
        "byline": "By Maria Lopez",
        "source": {"name": "The Daily Lamp"},
        "shoe_size": 4,
    }
    (found,) = articles(parse_bytes(tmp_path, "a.jsonl", json.dumps(record).encode()))
    assert (found.body, found.title, str(found.published_date)) == (SENTENCE, "Harbour shut", "2023-10-09")
    assert (found.authors, found.publisher) == (("Maria Lopez",), "The Daily Lamp")


def test_the_day_of_a_change_is_read() -> None:
    assert read_record({"text": SENTENCE, "updated_at": 1696860300}).modified == "2023-10-09T14:05:00+00:00"


def test_a_key_that_holds_no_text_is_named() -> None:
    with pytest.raises(RejectedError, match="'body' holds an array"):
        read_record({"body": ["a"]})


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_the_keys_of_records_are_mapped_and_then_read_from_no_other(tmp_path: Path, name: str) -> None:
    record = {"words": SENTENCE, "text": "not this one at all", "kicker": "Storm", "title": "not this"}
    settings = Settings(columns={"text": "words", "title": "kicker", "url": "nowhere"})
    (parsed,) = parse_bytes(tmp_path, name, json.dumps(record).encode(), settings)
    assert [(found.body, found.title) for found in articles([parsed])] == [(SENTENCE, "Storm")]
    assert json.loads(parsed.input.content) == {"text": SENTENCE, "title": "Storm", "url": None}


def test_a_line_without_the_key_of_the_text_is_rejected_and_the_next_is_read(tmp_path: Path) -> None:
    content = b'{"text": "a b c d"}\n{broken\n' + json.dumps({"words": SENTENCE}).encode()
    parsed = parse_bytes(tmp_path, "a.jsonl", content, Settings(columns={"text": "words"}))
    assert reasons(parsed) == ["missing_field", "malformed_json"]
    assert "among: text" in rejects(parsed)[0].message
    assert bodies(parsed) == [SENTENCE]


def test_a_line_keeps_its_bytes_and_hash_when_nothing_is_mapped(tmp_path: Path) -> None:
    line = b'{"body":   "A storm closed it"}'
    (parsed,) = parse_bytes(tmp_path, "a.jsonl", line + b"\n")
    assert (parsed.input.content, parsed.input.raw_hash) == (line, hash_bytes(line))


def test_markup_in_a_text_is_taken_off_and_its_blocks_are_paragraphs(tmp_path: Path) -> None:
    line = json.dumps({"body": f"<p>{SENTENCE}</p><script>x()</script><p>Ferries wait.</p>"}).encode()
    assert bodies(parse_bytes(tmp_path, "a.jsonl", line)) == [f"{SENTENCE}\nFerries wait."]


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        ({"publishedAt": "2018-08-19"}, "published", "2018-08-19"),
        ({"datePublished": 1534671000}, "published", "2018-08-19T09:30:00+00:00"),
        ({"published_at": "1534671000"}, "published", "2018-08-19T09:30:00+00:00"),
        ({"published_at": "1534671000000"}, "published", "2018-08-19T09:30:00+00:00"),
        ({"published_at": {"$date": "2018-08-19T09:30:00Z"}}, "published", "2018-08-19T09:30:00Z"),
        ({"published_at": {"$date": {"$numberLong": "1534671000000"}}}, "published", "2018-08-19T09:30:00+00:00"),
        ({"date": "20180819"}, "published", "2018-08-19"),
        ({"authors": "['Marta Soto', 'Luis Ojeda']"}, "authors", ("Marta Soto", "Luis Ojeda")),
        ({"authors": '["Marta Soto"]'}, "authors", ("Marta Soto",)),
        ({"_id": {"$oid": "5f1"}}, "own_id", "5f1"),
        ({"media_name": "Courier"}, "publisher", "Courier"),
        ({"source": {"id": None, "name": "Courier"}}, "publisher", "Courier"),
        ({"source": "https://courier.example/1"}, "url", "https://courier.example/1"),
        ({"categories": "['World', 'Sea']"}, "section", "World"),
    ],
)
def test_values_are_read_in_the_forms_in_which_exports_write_them(
    record: dict[str, object], field: str, value: object
) -> None:
    assert getattr(read_record({"text": "The harbour was closed on Sunday."} | record), field) == value


def test_line_ends_written_out_are_line_ends_and_a_cut_off_text_is_noted() -> None:
    draft = read_record({"articleBody": "The harbour closed.\\nBoats stayed in.\\nIt reopened… [+2711 chars]"})
    assert draft.text == "The harbour closed.\nBoats stayed in.\nIt reopened"
    assert draft.notes == ("text cut off by its source",)


def test_folders_give_the_fields_that_a_partitioned_data_set_keeps_in_them() -> None:
    found = partition_fields("lake/publisher=The%20Courier/year=2018/month=8/day=19/part.parquet")
    assert found == {"publisher": "The Courier", "published_at": "2018-08-19"}
