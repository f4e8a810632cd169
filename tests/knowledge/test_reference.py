"""The reference tables as files: readable by anyone, without duplicate rows, and with PLOVER complete."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsledger.knowledge.reference import derived, derived_up_to, overlay_mark, read_table, reference_hash, set_overlay
from newsledger.packaged_tables import packaged_names, packaged_table, table_files
from newsledger.resources import REFERENCE

FILES = sorted(REFERENCE.rglob("*.csv"))
TABLES = packaged_names()
LARGEST = 500_000


@pytest.fixture
def _nothing_left() -> Iterator[None]:
    yield
    set_overlay({}, "")


def table(tmp_path: Path, text: str) -> Path:
    (tmp_path / "words.csv").write_text(text, encoding="utf-8")
    return tmp_path


def test_there_is_nothing_but_tables():
    assert len(FILES) > 40
    assert [path.name for path in REFERENCE.rglob("*") if path.suffix != ".csv" and not path.is_dir()] == []
    assert {file for name in TABLES for file in table_files(name)} == set(FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_table_is_plain_utf8_with_unix_lines_and_not_large(path: Path):
    content = path.read_bytes()
    assert content.decode("utf-8")
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")
    assert len(content) < LARGEST


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_rows_each_once_and_each_with_a_first_cell(name: str):
    rows = read_table(name)
    first = next(iter(rows[0]))
    assert [row for row in rows if not row[first]] == []
    assert [cells for cells, count in Counter(tuple(row.values()) for row in rows).items() if count > 1] == []


@pytest.mark.parametrize("name", TABLES)
def test_a_list_in_a_cell_has_no_empty_or_repeated_item(name: str):
    for row in read_table(name):
        for column, cell in row.items():
            items = cell.split("|")
            if len(items) > 1 and column != "pattern":
                assert all(item.strip() for item in items), (row, column)
                assert len(set(items)) == len(items), (row, column)


@pytest.mark.parametrize("name", TABLES)
def test_countries_sectors_and_event_types_are_known(name: str):
    known = {
        "country": {row["country"] for row in read_table("countries")}
        | {"UNO", "EUR", "IGO", "NGO", "MNC", "IMG", "ISM"},
        "sector": {row["sector"] for row in read_table("plover_sectors")},
        "event_type": {row["event_type"] for row in read_table("plover_event_types")} | {"none"},
    }
    for column, values in known.items():
        for row in read_table(name):
            assert set(row.get(column, "").split("|")) <= values | {""}, row


@pytest.mark.parametrize(
    ("name", "size"), [("plover_event_types", 16), ("plover_contexts", 37), ("plover_sectors", 25)]
)
def test_plover_is_whole(name: str, size: int):
    assert len(read_table(name)) == size


def test_plovers_types_are_those_of_the_codebook_with_scores_on_its_scale():
    types = {row["event_type"]: row for row in read_table("plover_event_types")}
    cooperation = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"]
    conflict = ["REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
    assert list(types) == cooperation + conflict
    assert all(row["quad_class"].endswith("cooperation") == (name in cooperation) for name, row in types.items())
    scores = [row["score"] for row in (*types.values(), *read_table("plover_modes")) if row["score"]]
    assert all(-10 <= float(score) <= 10 for score in scores)


def test_comments_blank_lines_and_white_space_around_cells_are_no_data(tmp_path: Path):
    folder = table(
        tmp_path, '# from: nowhere\nword,kind\n# a remark, with commas, in between\n\n raid , noun\n"a, b",x\n'
    )
    assert packaged_table("words", folder) == ({"word": "raid", "kind": "noun"}, {"word": "a, b", "kind": "x"})


@pytest.mark.parametrize("line", ["raid", "raid,noun,more"])
def test_a_ragged_row_is_refused_with_file_and_row(line: str, tmp_path: Path):
    folder = table(tmp_path, f"word,kind\nstrike,noun\n{line}\n")
    with pytest.raises(ValueError, match=r"words\.csv, row 3"):
        packaged_table("words", folder)


def test_a_table_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match=r"words\.csv"):
        packaged_table("words", tmp_path)


def test_the_hash_of_the_reference_changes_with_any_cell_and_any_file(tmp_path: Path):
    folders = [tmp_path / name for name in ("same", "cell", "file")]
    for folder in folders:
        shutil.copytree(REFERENCE, folder)
    (folders[1] / "bodies.csv").write_bytes((REFERENCE / "bodies.csv").read_bytes().replace(b"regime", b"Regime"))
    (folders[2] / "bodies.csv").rename(folders[2] / "organs.csv")
    same, cell, file = map(reference_hash, folders)
    assert same == reference_hash()
    assert len({same, cell, file}) == 3


def test_a_table_may_be_a_folder_of_files_read_in_alphabetical_order(tmp_path: Path):
    (tmp_path / "words").mkdir()
    for file, word in [("b", "strike"), ("a", "raid")]:
        (tmp_path / "words" / f"{file}.csv").write_text(f"word\n{word}\n", encoding="utf-8")
    assert packaged_table("words", tmp_path) == ({"word": "raid"}, {"word": "strike"})
    assert packaged_names(tmp_path) == ("words",)


@pytest.mark.usefixtures("_nothing_left")
def test_a_table_laid_over_is_read_in_place_of_the_packages_until_others_are_laid():
    packaged = read_table("outlets")
    set_overlay({"outlets": ({"name": "The Tidewater Lamp"},)}, "mine")
    assert (read_table("outlets"), overlay_mark()) == (({"name": "The Tidewater Lamp"},), "mine")
    assert packaged_table("outlets") == packaged
    set_overlay({"verb_forms": ()}, "theirs")
    assert (read_table("outlets"), read_table("verb_forms"), overlay_mark()) == (packaged, (), "theirs")


@pytest.mark.usefixtures("_nothing_left")
def test_nothing_that_was_made_from_tables_outlives_them():
    made: list[str] = []

    @derived
    def first_outlet() -> str:
        made.append("first")
        return read_table("outlets")[0]["name"]

    @derived_up_to(2)
    def with_number(number: int) -> str:
        made.append(str(number))
        return f"{first_outlet()} {number}"

    before = first_outlet()
    assert (with_number(1), with_number(1), with_number(2)) == (f"{before} 1", f"{before} 1", f"{before} 2")
    assert made == ["first", "1", "2"]
    assert (with_number(3), with_number(1)) == (f"{before} 3", f"{before} 1")
    assert made[-1] == "1", "of three only the last two were kept"
    set_overlay({"outlets": ({"name": "The Tidewater Lamp"},)}, "mine")
    assert (first_outlet(), with_number(1)) == ("The Tidewater Lamp", "The Tidewater Lamp 1")
    set_overlay({}, "")
    assert (first_outlet(), with_number(1)) == (before, f"{before} 1")


@pytest.mark.usefixtures("_nothing_left")
def test_the_hash_changes_with_what_lies_over_and_is_the_packages_own_where_nothing_does():
    own = reference_hash()
    set_overlay({}, "an empty folder")
    assert reference_hash() == own
    hashes = {own}
    for name, word in [("outlets", "Lamp"), ("outlets", "Lantern"), ("section_names", "Lamp")]:
        set_overlay({name: ({"name": word},)}, word)
        hashes.add(reference_hash())
    assert len(hashes) == 4
    set_overlay({}, "")
    assert reference_hash() == own
