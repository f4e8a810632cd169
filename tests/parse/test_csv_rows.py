import json
from pathlib import Path

import pytest

from newsledger.settings import Settings
from tests.packed import SENTENCE, SETTINGS, articles, bodies, parse_bytes, reasons, rejects

QUOTED = f'"{SENTENCE}"'


def table(*rows: str) -> bytes:
    return "\n".join(rows).encode()


def test_a_row_is_an_article_and_its_columns_are_fields(tmp_path: Path) -> None:
    content = table(
        "Headline,Article Text,Date,By,Shoe Size,Source", f"Storm,{QUOTED},2023-10-09,Maria Lopez,44,The Daily Lamp"
    )
    (parsed,) = parse_bytes(tmp_path, "day.csv", content)
    (found,) = articles([parsed])
    assert (found.title, found.body, found.publisher) == ("Storm", SENTENCE, "The Daily Lamp")
    assert (str(found.published_date), found.authors) == ("2023-10-09", ("Maria Lopez",))
    assert (parsed.input.format, parsed.input.position, found.source_id) == ("csv", 1, "day-1")
    assert list(json.loads(parsed.input.content)) == ["title", "text", "published_at", "publisher", "authors"]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.dat"])
def test_the_header_says_the_delimiter_and_that_it_is_a_table(tmp_path: Path, mark: str, name: str) -> None:
    content = table(f"title{mark}text", f"Storm{mark}{QUOTED}", f"Wind{mark}{QUOTED}")
    assert [found.title for found in articles(parse_bytes(tmp_path, name, content))] == ["Storm", "Wind"]


def test_a_delimiter_of_a_header_of_unknown_names_is_found_too(tmp_path: Path) -> None:
    content = table("a;b", f"Storm;{QUOTED}")
    assert bodies(parse_bytes(tmp_path, "a.csv", content, Settings(columns={"text": "b"}))) == [SENTENCE]


def test_a_table_of_one_column_is_read(tmp_path: Path) -> None:
    assert bodies(parse_bytes(tmp_path, "a.csv", table("text", QUOTED, QUOTED))) == [SENTENCE] * 2


@pytest.mark.parametrize("first", ["Title and text", "News, sport, weather", "Story, content", "Author; date"])
def test_a_text_whose_first_line_only_looks_like_a_header_is_a_text(tmp_path: Path, first: str) -> None:
    (parsed,) = parse_bytes(tmp_path, "a.txt", table(first, "", SENTENCE))
    assert parsed.input.format == "text"


@pytest.mark.parametrize(
    ("content", "form"), [(b'{"text": "a,b"}', "jsonl"), (b'[{"text": "a"}]', "json"), (b"<html><p>a,b", "html")]
)
def test_another_format_in_a_file_named_csv_is_read_as_what_it_is(tmp_path: Path, content: bytes, form: str) -> None:
    assert parse_bytes(tmp_path, "a.csv", content)[0].input.format == form


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_table_is_read_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    text = f"{SENTENCE} The café “Zur Möwe” stayed open."
    content = f'title;text\r\nCafé;"{text}"\r\n'.encode(encoding)
    assert [(found.title, found.body) for found in articles(parse_bytes(tmp_path, "a.csv", content))] == [
        ("Café", text)
    ]


def test_quoted_cells_may_hold_lines_delimiters_and_quotation_marks(tmp_path: Path) -> None:
    text = f'{SENTENCE}\n\nIt was "the worst, by far", he said.'
    content = f'text,title\r\n"{text.replace(chr(34), chr(34) * 2)}",Storm\r\n'.encode()
    assert bodies(parse_bytes(tmp_path, "a.csv", content)) == [text.replace("\n\n", "\n")]


def test_blank_rows_are_none_and_rows_are_counted_from_the_header(tmp_path: Path) -> None:
    parsed = parse_bytes(tmp_path, "a.csv", table("title,text", f"a,{QUOTED}", "", ",", f"b,{QUOTED}", ""))
    assert [one.input.position for one in parsed] == [1, 4]


def test_an_article_may_be_longer_than_the_csv_library_allows_by_itself(tmp_path: Path) -> None:
    text = " ".join([SENTENCE] * 3_000)
    assert len(text) > 131_072
    assert bodies(parse_bytes(tmp_path, "a.csv", table("title,text", f'a,"{text}"'), Settings())) == [text]


@pytest.mark.parametrize(
    ("row", "reason", "words"),
    [
        (f'b,"{SENTENCE}', "malformed_csv", "row 2: "),
        (f"b,a\x00{SENTENCE}", "malformed_csv", "row 2: holds a NUL byte"),
        (f'b,"{SENTENCE}" he said', "malformed_csv", "row 2: "),
        (f'b,"{"harbour " * 20_000}"', "too_large", "row 2: more than 100000 bytes"),
    ],
)
def test_reading_goes_on_below_a_broken_row_and_its_reject_says_what_was_lost(
    tmp_path: Path, row: str, reason: str, words: str
) -> None:
    rows = (f"a,{QUOTED}", row, f"c,{QUOTED}", f"d,{QUOTED}")
    parsed = parse_bytes(tmp_path, "a.csv", table("title,text", *rows))
    assert [one.article.title for one in parsed if one.article] == ["a", "c", "d"]
    assert reasons(parsed) == [reason]
    assert words in rejects(parsed)[0].message
    assert "only this row is lost" in rejects(parsed)[0].message
    assert [one.input.position for one in parsed] == [1, 2, 3, 4]


def test_the_lines_between_a_broken_row_and_the_next_whole_one_are_counted(tmp_path: Path) -> None:
    rows = ('b,"an open quotation', "that goes on", "for some lines", f"c,{QUOTED}")
    parsed = parse_bytes(tmp_path, "a.csv", table("title,text", *rows))
    assert bodies(parsed) == [SENTENCE]
    assert "3 lines lost with it" in rejects(parsed)[0].message


def test_a_table_of_broken_rows_is_given_up_after_a_hundred(tmp_path: Path) -> None:
    rows = ('a,"b"c', f"g,{QUOTED}") * 150
    parsed = parse_bytes(tmp_path, "a.csv", table("title,text", *rows))
    assert len(rejects(parsed)) == 101
    assert "the rest is lost" in rejects(parsed)[-1].message


def test_a_cell_too_many_rejects_its_row_alone(tmp_path: Path) -> None:
    parsed = parse_bytes(tmp_path, "a.csv", table("title,text", f"a,{QUOTED},x", f"b,{QUOTED}, ,", f"c,{QUOTED}", "d"))
    assert [one.reject and one.reject.reason for one in parsed] == ["malformed_csv", None, None, "no_text"]
    assert "row 1: 1 cells more" in rejects(parsed)[0].message


def test_a_table_without_a_column_of_text_says_which_it_has_and_how_to_name_one(tmp_path: Path) -> None:
    (found,) = rejects(parse_bytes(tmp_path, "a.csv", table("title,words", f"a,{QUOTED}")))
    assert (found.reason, found.stage) == ("missing_field", "read")
    assert "title, words" in found.message
    assert "--map text=COLUMN" in found.message


def test_a_mapped_column_is_read_and_one_that_is_not_there_is_one_reject(tmp_path: Path) -> None:
    content = table("headline,words", f"Storm,{QUOTED}", f"Wind,{QUOTED}")
    settings = SETTINGS.model_copy(update={"columns": {"text": "Words"}})
    assert [found.title for found in articles(parse_bytes(tmp_path, "a.csv", content, settings))] == ["Storm", "Wind"]
    (found,) = rejects(parse_bytes(tmp_path, "a.csv", content, Settings(columns={"text": "letters"})))
    assert found.reason == "missing_field"
    assert "headline, words" in found.message


@pytest.mark.parametrize("content", [b"title,text", b"title,text\n\n , \n", b"\n\n"])
def test_a_table_without_rows_is_one_reject(tmp_path: Path, content: bytes) -> None:
    assert reasons(parse_bytes(tmp_path, "a.csv", content)) == ["no_text"]


def test_the_same_row_of_the_same_table_has_the_same_bytes_whatever_else_stands_beside_it(tmp_path: Path) -> None:
    one = parse_bytes(tmp_path, "a.csv", table("title,text", f"Storm,{QUOTED}"))
    other = parse_bytes(tmp_path, "b.csv", table("title;size;text", f"Storm;4;{QUOTED}"))
    assert one[0].input.content == other[0].input.content
