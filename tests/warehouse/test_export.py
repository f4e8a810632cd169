from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import polars as pl
import pytest

from newsledger.warehouse import query
from newsledger.warehouse.export import FORMATS, Format, export
from newsledger.warehouse.export_selection import Selection
from tests import rows
from tests.warehouse_of import warehouse_of

BODY = "Ali Hussein met Nur Said in Aden, and 12 people, =1+1, clapped."


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    article = rows.article("a", BODY, publisher="Desk", url="https://desk.example/a", authors=["A", "B"])
    one = rows.mention(article, "Ali Hussein", "person:ali-hussein", role_country="YEM")
    two = rows.mention(article, "Nur Said", "person:nur-said", role_country="YEM")
    met = rows.event(article, "Ali Hussein met Nur Said", "CONSULT", contexts=["military"], place_name="Aden")
    return warehouse_of(
        tmp_path_factory.mktemp("export"),
        articles=[article],
        actor_mentions=[one, two],
        events=[met],
        event_actors=[
            rows.event_actor(article, met, one, "actor", "YEM"),
            rows.event_actor(article, met, two, "recipient", "YEM"),
        ],
        figures=[rows.figure(article, "12 people", 12)],
    )


def test_csv_holds_every_row_with_lists_joined(warehouse: Path, tmp_path: Path) -> None:
    (written,) = export(warehouse, tmp_path / "new" / "folder", "csv", ["articles"])
    assert (written.file.name, written.rows) == ("articles.csv", 1)
    found = pl.read_csv(written.file)
    assert found.select("article_id", "authors", "body").rows() == [("a", "A|B", BODY)]
    assert [file.name for file in written.file.parent.iterdir()] == ["articles.csv"]


def test_parquet_holds_the_rows_as_they_are(warehouse: Path, tmp_path: Path) -> None:
    names = ["events", "figures", "runs"]
    written = export(warehouse, tmp_path, "parquet", names)
    assert [one.file.name for one in written] == [f"{name}.parquet" for name in names]
    for name, one in zip(names, written, strict=True):
        assert pl.read_parquet(one.file).equals(query(warehouse, f"select * from {name}"))


def test_a_workbook_has_a_sheet_for_each_and_no_formula(warehouse: Path, tmp_path: Path) -> None:
    (written,) = export(warehouse, tmp_path, "xlsx", ["articles", "statements_by_actor"])
    with ZipFile(written.file) as book:
        sheets, texts = book.read("xl/workbook.xml").decode(), book.read("xl/worksheets/sheet1.xml").decode()
    assert 'name="articles"' in sheets
    assert 'name="statements_by_actor"' in sheets
    assert "<f>" not in texts


FORMULAS = [
    *(
        "=1+1",
        "+1+1",
        "-2+3",
        "@SUM(1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1",
        " =cmd|' /C calc'!A0",
        "-",
        "＝1+1",
        "＋1",
        "－1",
        "＠a",
    ),
    '=HYPERLINK("http://evil.example","x")',
]


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of articles whose titles and authors a spreadsheet would run."""
    titled = [
        rows.article(f"a{number:02}", BODY, title=formula, authors=[formula, "B"], word_count=number)
        for number, formula in enumerate(FORMULAS)
    ]
    return warehouse_of(tmp_path_factory.mktemp("poisoned"), articles=titled)


def test_what_a_spreadsheet_would_run_is_text_in_csv_unless_raw_is_asked_for(poisoned: Path, tmp_path: Path) -> None:
    (safe,) = export(poisoned, tmp_path / "safe", "csv", ["articles"])
    found = pl.read_csv(safe.file, infer_schema=False).sort("article_id")
    assert found["title"].to_list() == [f"'{formula}" for formula in FORMULAS]
    assert found["authors"].to_list() == [f"'{formula}|B" for formula in FORMULAS]
    (raw,) = export(poisoned, tmp_path / "raw", "csv", ["articles"], is_raw=True)
    assert pl.read_csv(raw.file, infer_schema=False).sort("article_id")["title"].to_list() == FORMULAS


def test_numbers_are_not_quoted_in_csv(warehouse: Path, tmp_path: Path) -> None:
    (written,) = export(warehouse, tmp_path, "csv", ["events"])
    assert pl.read_csv(written.file)["score"].dtype.is_numeric()


def test_what_a_spreadsheet_would_run_stays_text_in_a_workbook_also_when_edited(poisoned: Path, tmp_path: Path) -> None:
    (safe,) = export(poisoned, tmp_path / "safe", "xlsx", ["articles"])
    with ZipFile(safe.file) as book:
        styles, cells = book.read("xl/styles.xml").decode(), book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in cells
    quoted = [
        number
        for number, style in enumerate(re.findall(r"<xf [^>]*>", styles.partition("<cellXfs")[2]))
        if "quotePrefix" in style
    ]
    kinds = dict(re.findall(r'<c r="([A-Z]+2)" s="(\d+)" t="s"', cells))
    assert kinds
    assert {int(style) for style in kinds.values()} <= set(quoted)
    (raw,) = export(poisoned, tmp_path / "raw", "xlsx", ["articles"], is_raw=True)
    with ZipFile(raw.file) as book:
        assert "quotePrefix" not in book.read("xl/styles.xml").decode()


def test_plover_json_has_a_line_for_each_event(warehouse: Path, tmp_path: Path) -> None:
    (written,) = export(warehouse, tmp_path, "plover-json", [])
    (event,) = [json.loads(line) for line in written.file.read_text(encoding="utf-8").splitlines()]
    assert (event["type"], event["context"], event["location"]["place_name"]) == ("CONSULT", ["military"], "Aden")
    assert [one["actor_id"] for one in event["actor"]] == ["person:ali-hussein"]
    assert [one["name"] for one in event["recipient"]] == ["Nur Said"]
    assert event["source"]["url"] == "https://desk.example/a"
    assert event["source"]["evidence"] == "Ali Hussein met Nur Said"


@pytest.mark.parametrize("to", [name for name in FORMATS if name != "plover-json"])
def test_a_name_that_is_no_relation_is_told_and_writes_nothing(warehouse: Path, tmp_path: Path, to: str) -> None:
    with pytest.raises(ValueError, match=r"no table or mart nope; there are .*incidents"):
        export(warehouse, tmp_path, to, ["events", "nope"])  # type: ignore[arg-type] # one of the formats
    assert list(tmp_path.iterdir()) == []


def test_people_read_the_names_of_countries_beside_their_codes(warehouse: Path, tmp_path: Path) -> None:
    (written,) = export(warehouse, tmp_path, "csv", ["event_actors"])
    assert pl.read_csv(written.file).select("country", "country_name").rows() == [("YEM", "Yemen")] * 2


def test_a_row_of_hxl_hashtags_stands_below_the_header(warehouse: Path, tmp_path: Path) -> None:
    (written,) = export(warehouse, tmp_path, "csv", ["events"], has_hxl=True)
    tags = pl.read_csv(written.file, infer_schema=False).row(0, named=True)
    assert (tags["event_id"], tags["place_country"], tags["place_admin1"]) == (
        "#event+id",
        "#country+code+v_iso3",
        "#adm1+name",
    )
    assert not tags["coder"]
    with pytest.raises(ValueError, match="use --to csv"):
        export(warehouse, tmp_path, "parquet", ["events"], has_hxl=True)


def test_geojson_has_a_feature_for_each_row_of_what_has_coordinates(warehouse: Path, tmp_path: Path) -> None:
    (written,) = export(warehouse, tmp_path, "geojson", ["articles", "events"])
    (feature,) = json.loads(written.file.read_text(encoding="utf-8"))["features"]
    assert (written.file.name, feature["type"], feature["geometry"]) == ("events.geojson", "Feature", None)
    assert feature["properties"]["place_name"] == "Aden"
    with pytest.raises(ValueError, match="no coordinates"):
        export(warehouse, tmp_path, "geojson", ["articles"])


@pytest.mark.parametrize(
    ("selection", "rows_left"),
    [
        (Selection(where="event_type = 'CONSULT'"), 1),
        (Selection(where="event_type = 'ASSAULT' or false"), 0),
        (Selection(since=date(1900, 1, 1), until=date(1900, 1, 2)), 0),
    ],
)
@pytest.mark.parametrize("to", ["csv", "plover-json"])
def test_only_the_selected_rows_are_exported(
    warehouse: Path, tmp_path: Path, to: Format, selection: Selection, rows_left: int
) -> None:
    (written,) = export(warehouse, tmp_path, to, ["events"], selection=selection)
    assert written.rows == rows_left


@pytest.mark.parametrize(
    ("selection", "name", "reason"),
    [
        (Selection(where="no_such = 1"), "events", "no_such"),
        (Selection(where="1; drop table events"), "events", "--where"),
        (Selection(since=date(2020, 1, 1)), "article_copies", "no column of days"),
    ],
)
def test_a_selection_that_cannot_be_made_says_so_in_one_line(
    warehouse: Path, tmp_path: Path, selection: Selection, name: str, reason: str
) -> None:
    with pytest.raises(ValueError, match=reason) as refused:
        export(warehouse, tmp_path, "csv", [name], selection=selection)
    assert "\n" not in str(refused.value)


def test_a_workbook_ends_with_the_codebook_and_freezes_its_headers(warehouse: Path, tmp_path: Path) -> None:
    (written,) = export(warehouse, tmp_path, "xlsx", ["events"])
    with ZipFile(written.file) as book:
        assert 'name="codebook"' in book.read("xl/workbook.xml").decode()
        assert "GeoNames' code of that division" in book.read("xl/sharedStrings.xml").decode().replace("&apos;", "'")
        assert 'state="frozen"' in book.read("xl/worksheets/sheet1.xml").decode()
