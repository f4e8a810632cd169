import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from newsledger.contracts.columns import REJECT_REASONS, STAGES
from newsledger.model.article import Article
from newsledger.model.identity import hash_bytes
from newsledger.parse.inputs import Parsed, Reject, iter_inputs, parse_input
from newsledger.settings import Settings

SETTINGS = Settings(max_input_bytes=100_000)
TODAY = date(2024, 1, 1)
SENTENCE = "The harbour was closed on Sunday after a storm, the mayor said."


def parse(path: Path) -> list[Parsed]:
    return [parse_input(found, SETTINGS) for found in iter_inputs([str(path)], SETTINGS, TODAY)]


def parse_bytes(folder: Path, name: str, content: bytes) -> list[Parsed]:
    path = folder / name
    path.write_bytes(content)
    return parse(path)


def article(parsed: Parsed) -> Article:
    assert parsed.article is not None, parsed.reject
    return parsed.article


def reject(parsed: Parsed) -> Reject:
    assert parsed.reject is not None
    return parsed.reject


def record(**fields: object) -> bytes:
    return json.dumps({"text": SENTENCE, **fields}).encode()


def test_every_key_of_a_record_becomes_a_field(tmp_path: Path) -> None:
    line = record(
        id="h-1",
        url="https://lamp.example/harbour?utm_source=x",
        title="Storm shuts harbour",
        published_at="2023-10-09T14:05:00+02:00",
        publisher="The Daily Lamp",
        agency="Associated Press",
        authors=["By Maria Lopez", "Tom Hill, staff writer"],
        section="World",
        language="en-GB",
        shoe_size=44,
    )
    found = article(parse_bytes(tmp_path, "day.jsonl", line)[0])
    assert found.body == SENTENCE
    assert (found.source_id, found.url) == ("h-1", "https://lamp.example/harbour?utm_source=x")
    assert (found.title, found.publisher, found.agency) == ("Storm shuts harbour", "The Daily Lamp", "AP")
    assert (found.authors, found.section, found.language) == (("Maria Lopez", "Tom Hill"), "World", "en")
    assert found.published_at == datetime(2023, 10, 9, 12, 5, tzinfo=UTC)
    assert (found.published_date, found.date_precision) == (date(2023, 10, 9), "minute")
    assert found.word_count == 15


def test_records_without_ids_are_named_by_file_and_line(tmp_path: Path) -> None:
    parsed = parse_bytes(tmp_path, "day.jsonl", record() + b"\n\n" + record(title="Two") + b"\r\n")
    assert [p.input.source_id for p in parsed] == ["day-1", "day-3"]
    assert len({p.input.input_id for p in parsed}) == 2
    assert parsed[0].input.raw_hash == hash_bytes(record())


def test_the_same_record_twice_is_two_inputs_and_one_article(tmp_path: Path) -> None:
    parsed = parse_bytes(tmp_path, "day.jsonl", record(id="a") + b"\n" + record(id="a"))
    assert parsed[0].input.input_id != parsed[1].input.input_id
    assert article(parsed[0]) == article(parsed[1])


def test_the_address_alone_makes_the_id_when_there_is_one(tmp_path: Path) -> None:
    lines = [
        record(id="a", url="https://lamp.example/x"),
        record(id="b", url="http://LAMP.example/x/?utm_medium=m#top", title="New words"),
        record(id="c", url="https://lamp.example/y"),
        record(id="d"),
        record(id="e"),
        record(id="d"),
    ]
    ids = [article(p).article_id for p in parse_bytes(tmp_path, "day.jsonl", b"\n".join(lines))]
    assert ids[0] == ids[1]
    assert ids[3] == ids[5]
    assert len(set(ids)) == 4


def test_new_words_change_the_content_hash_and_an_own_id_does_not(tmp_path: Path) -> None:
    lines = [record(id="a"), record(id="b"), record(id="a", title="Another title")]
    hashes = [article(p).content_hash for p in parse_bytes(tmp_path, "day.jsonl", b"\n".join(lines))]
    assert hashes[0] == hashes[1] != hashes[2]


def test_an_unknown_and_a_future_date_keep_the_article_and_are_said(tmp_path: Path) -> None:
    dates = ["2023-10-09", None, "some day", "2199-01-01", 1696860300, True]
    parsed = parse_bytes(tmp_path, "day.jsonl", b"\n".join(record(published_at=day) for day in dates))
    assert [article(p).date_precision for p in parsed] == ["day", "unknown", "unknown", "day", "minute", "unknown"]
    assert [p.message for p in parsed] == [
        None,
        "no publication date",
        "published_at could not be read: some day; no publication date",
        "publication date lies in the future: 2199-01-01",
        None,
        "published_at ignored: a boolean; no publication date",
    ]


def test_a_day_alone_is_midnight_of_that_day(tmp_path: Path) -> None:
    found = article(parse_bytes(tmp_path, "day.jsonl", record(published_at="2023-10-09"))[0])
    assert found.published_at == datetime(2023, 10, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "reason", "words"),
    [
        (b'{"text": "A storm closed the harbour"', "malformed_json", "line 1, column 38"),
        (b"not json at all", "malformed_json", "line 1, column 1"),
        (b"[1, 2]", "not_an_object", "holds an array"),
        (b'"words"', "not_an_object", "holds a string"),
        (b"null", "not_an_object", "holds null"),
        (b'{"title": "Storm"}', "missing_field", "no key 'text'"),
        (b'{"text": ["a", "b"]}', "missing_field", "'text' holds an array"),
        (b'{"text": null}', "missing_field", "'text' holds null"),
        (b'{"text": 5}', "missing_field", "'text' holds a number"),
        (b'{"text": ""}', "no_text", "fewer than 3 words"),
        (b'{"text": "Two words"}', "no_text", "fewer than 3 words"),
        (b'{"text": "Advertisement\\nSubscribe\\nRead more"}', "no_text", "fewer than 3 words"),
        (b'{"text": "' + b"harbour " * 20_000 + b'"}', "too_large", "100000 bytes"),
        (b"[" * 50_000, "malformed_json", "line 1"),
        (b'{"text": ' + b"9" * 5_000 + b"}", "malformed_json", "line 1"),
        (b'{"text": "A storm closed it", "language": "fr"}', "unsupported_language", "declared as fr"),
        (b"\x00\x01\x02\x03", "unknown_encoding", "line 1"),
    ],
)
def test_a_bad_line_is_rejected_with_its_reason_and_the_next_is_read(
    tmp_path: Path, line: bytes, reason: str, words: str
) -> None:
    parsed = parse_bytes(tmp_path, "day.jsonl", line + b"\n" + record())
    assert reject(parsed[0]).reason == reason
    assert words in reject(parsed[0]).message
    assert article(parsed[1]).body == SENTENCE


def test_the_line_of_a_broken_record_is_said(tmp_path: Path) -> None:
    parsed = parse_bytes(tmp_path, "day.jsonl", record() + b"\n\n{broken")
    assert reject(parsed[1]).message.startswith("line 3, column 2")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "no_text"),
        ("a.txt", b" \n\n", "no_text"),
        ("a.txt", b"Two words", "no_text"),
        ("a.txt", b"harbour " * 20_000, "too_large"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "unknown_format"),
        ("a.txt", bytes(range(256)) * 4, "unknown_encoding"),
        ("a.bin", bytes(range(256)) * 4, "unknown_format"),
        ("a.html", b"<!DOCTYPE html><p></p>", "no_text"),
        ("a.jsonl", b"", "no_text"),
        ("a.jsonl", b"\n\n", "no_text"),
        ("a.json", b"[]", "no_text"),
        ("a.json", b"{", "malformed_json"),
    ],
)
def test_a_bad_file_is_one_reject(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    parsed = parse_bytes(tmp_path, name, content)
    assert [reject(p).reason for p in parsed] == [reason]
    assert parsed[0].input.raw_hash in {hash_bytes(content), hash_bytes(b"")}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_file_is_read_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    content = f"Storm shuts café\n\n{SENTENCE}".encode(encoding)
    found = article(parse_bytes(tmp_path, "harbour.txt", content)[0])
    assert (found.source_id, found.title, found.body) == ("harbour", "Storm shuts café", SENTENCE)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_json_lines_are_read_in_any_declared_encoding(tmp_path: Path, encoding: str) -> None:
    content = "\n".join(record(title=title).decode() for title in ("One Café", "Two")).encode(encoding)
    assert [article(p).title for p in parse_bytes(tmp_path, "a.jsonl", content)] == ["One Café", "Two"]


def test_content_says_the_format_where_the_suffix_does_not(tmp_path: Path) -> None:
    assert article(parse_bytes(tmp_path, "a.dat", record() + b"\n" + record())[1]).body == SENTENCE
    assert article(parse_bytes(tmp_path, "b.dat", SENTENCE.encode())[0]).body == SENTENCE
    assert article(parse_bytes(tmp_path, "c.json", record() + b"\n" + record())[1]).body == SENTENCE
    assert article(parse_bytes(tmp_path, "d.txt", b"[" + record() + b"]")[0]).body == SENTENCE


def test_members_of_a_json_array_are_inputs_up_to_where_it_breaks(tmp_path: Path) -> None:
    parsed = parse_bytes(tmp_path, "a.json", b"[" + record(id="x") + b",\n" + record() + b", {]")
    assert [p.input.source_id for p in parsed] == ["x", "a-2", "a-3"]
    assert reject(parsed[2]).reason == "malformed_json"


def test_a_json_object_over_many_lines_is_one_input(tmp_path: Path) -> None:
    content = json.dumps({"text": SENTENCE, "title": "Storm"}, indent=2).encode()
    assert [article(p).title for p in parse_bytes(tmp_path, "a.json", content)] == ["Storm"]


def test_a_folder_is_read_in_order_and_hidden_files_are_not(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/x.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(SENTENCE)
    assert [p.input.source_id for p in parse(tmp_path)] == ["z", "b", "c"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE)
    assert len(list(iter_inputs([str(path), str(tmp_path), str(path)], SETTINGS, TODAY))) == 1


def test_what_cannot_be_opened_is_counted_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "z.txt").write_text(SENTENCE)
    parsed = parse(tmp_path)
    assert [reject(p).reason for p in parsed[:3]] == ["unreadable_file"] * 3
    assert article(parsed[3]).body == SENTENCE


def test_a_path_that_does_not_exist_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"nowhere: no such file or directory"):
        iter_inputs([str(tmp_path / "nowhere")], SETTINGS)


def test_a_path_that_does_not_exist_beside_others_is_a_reject_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "feeds.txt").write_text("a.txt\ngone.txt\n")
    lists = [f"@{tmp_path / 'feeds.txt'}", str(tmp_path / "nowhere"), f"@{tmp_path / 'no-list.txt'}"]
    parsed = [parse_input(found, SETTINGS) for found in iter_inputs(lists, SETTINGS)]
    assert [article(one).body for one in parsed if one.article] == [SENTENCE]
    rejected = {Path(one.input.source_uri).name: reject(one) for one in parsed if one.reject}
    assert set(rejected) == {"gone.txt", "nowhere", "no-list.txt"}
    assert {one.reason for one in rejected.values()} == {"unreadable_file"}


def test_a_list_that_is_none_is_a_reject_beside_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "empty.txt").write_text("# nothing\n")
    found = list(iter_inputs([f"@{tmp_path / 'empty.txt'}", str(tmp_path / "a.txt")], SETTINGS))
    assert [one.reject.message if one.reject else None for one in found] == [
        f"{tmp_path / 'empty.txt'}: names no input",
        None,
    ]


def test_an_error_inside_is_a_reject_that_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Parsed:
        raise ZeroDivisionError("boom")

    monkeypatch.setattr("newsledger.parse.inputs.build_article", fail)
    parsed = parse_bytes(tmp_path, "a.txt", SENTENCE.encode())
    assert reject(parsed[0]) == Reject("parse", "parser_error", "ZeroDivisionError: boom")


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=40),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=5), children, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from(
    ["id", "url", "title", "text", "published_at", "publisher", "authors", "section", "language", "x"]
)
RECORDS = st.dictionaries(KEYS, JSON_VALUES, max_size=6).map(lambda fields: json.dumps(fields).encode())
CONTENTS = st.binary(max_size=200) | RECORDS | st.lists(RECORDS, max_size=4).map(b"\n".join)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=CONTENTS, name=st.sampled_from(["a.txt", "a.jsonl", "a.json", "a"]))
def test_any_bytes_end_in_one_outcome_per_input_and_always_the_same(tmp_path: Path, content: bytes, name: str) -> None:
    parsed = parse_bytes(tmp_path, name, content)
    assert parsed == parse(tmp_path / name)
    assert len(parsed) >= 1
    assert len({p.input.input_id for p in parsed}) == len(parsed)
    for outcome in parsed:
        assert (outcome.article is None) != (outcome.reject is None)
        if outcome.reject is not None:
            assert outcome.reject.reason in set(REJECT_REASONS) - {"parser_error"}
            assert outcome.reject.stage in STAGES
            assert outcome.reject.message
        else:
            check_article(article(outcome))


def check_article(found: Article) -> None:
    assert all(line.strip() for line in found.body.split("\n"))
    assert (found.published_date is None) == (found.date_precision == "unknown")
    texts = (found.title, found.publisher, found.agency, found.section, found.url, found.dateline, *found.authors)
    assert all(text is None or text.strip() for text in texts)
    json.dumps([found.source_id, found.body, *texts], ensure_ascii=False).encode()


def test_a_pipe_is_rejected_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (found,) = iter_inputs([str(tmp_path / "pipe.txt")], Settings())
    assert found.reject is not None
    assert found.reject.message == "neither a file nor a directory"


def test_what_may_not_be_looked_at_is_there_and_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("newsledger.parse.inputs.os.lstat", forbid)
    monkeypatch.setattr("newsledger.parse.input_files.Path.stat", forbid)
    (found,) = iter_inputs([str(tmp_path / "storm.txt")], Settings())
    assert found.reject is not None
    assert (found.reject.reason, found.reject.message) == ("unreadable_file", "Permission denied")


def test_items_that_share_a_link_and_have_ids_of_their_own_stay_apart(tmp_path: Path) -> None:
    lines = [
        *(record(id=name, url="https://lamp.example/") for name in "ab"),
        *(record(id=name, url=f"https://lamp.example/live#update-{name}1") for name in "ab"),
        *(record(id=name, url=f"https://lamp.example/y#{name}") for name in ("top", "xtor=RSS-1")),
        record(url="https://lamp.example/live#update-a1"),
    ]
    ids = [article(p).article_id for p in parse_bytes(tmp_path, "day.jsonl", b"\n".join(lines))]
    assert len(set(ids[:4])) == 4
    assert ids[4] == ids[5]
    assert ids[6] not in ids[:4], "an address without an id of its own is the whole page's"


def test_without_an_address_a_file_or_an_own_id_in_it_makes_the_id_whatever_it_says(tmp_path: Path) -> None:
    def ids(name: str, content: bytes) -> list[str]:
        return [article(p).article_id for p in parse_bytes(tmp_path, name, content)]

    first, dated = (ids("note.txt", text.encode()) for text in ("The river rose.", "The river rose.\n\n9 October 2023"))
    assert first == dated != ids("other.txt", b"The river rose.")
    before = ids("day.jsonl", b"\n".join((record(id="a"), record(id="b"))))
    assert before == ids("day.jsonl", b"\n".join((record(id="a", title="Corrected"), record(id="b"))))
    assert not set(before) & set(ids("next.jsonl", record(id="a")))


def test_what_no_input_says_is_taken_from_the_run_and_what_one_says_counts_first(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    own = json.dumps({"text": SENTENCE, "published_at": "2018-08-19", "publisher": "The Strait Courier"})
    path.write_text(json.dumps({"text": SENTENCE}) + "\n" + own, encoding="utf-8")
    settings = Settings(missing_date="2020-01-02", missing_publisher="Andean Wire")
    found = [article(parse_input(one, settings)) for one in iter_inputs([str(path)], settings)]
    assert [(str(one.published_date), one.publisher) for one in found] == [
        ("2020-01-02", "Andean Wire"),
        ("2018-08-19", "The Strait Courier"),
    ]
