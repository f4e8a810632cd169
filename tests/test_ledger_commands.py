"""What keeps a ledger: recode, diff, remove, check, migrate and lake, on real ledgers of a few articles."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import polars as pl
import pytest

from newsledger.cli import main
from newsledger.contracts import TABLES
from newsledger.ledger.lake import Lake
from newsledger.ledger.lake.lake_record import FORMAT_VERSION

pytestmark = pytest.mark.usefixtures("prefect_api")

Told = tuple[int, str, str]
Call = Callable[..., Told]
TEXTS = (
    {"id": "raid", "url": "https://desk.example/raid", "title": "Raid near Jos", "publisher": "Desk",
     "text": "Gunmen killed at least 12 farmers near Jos on Monday, police said.", "published_at": "2023-10-09"},
    {"id": "strike", "url": "https://desk.example/strike", "title": "Dockers strike", "publisher": "Post",
     "text": "Dockers in Lima walked off the job on Friday to demand higher pay.", "published_at": "2024-02-05"},
    {"id": "talks", "url": "https://desk.example/talks", "title": "Talks", "publisher": "Post",
     "text": "Kenya's president met his Ugandan counterpart in Nairobi on Sunday.", "published_at": "2024-02-11"},
)  # fmt: skip
CORPUS = ("actors:", "actor_roles", "article_c", "article_t", "stor", "event_incidents")
NOTHING = [f"{table}: no difference" for table in TABLES if table not in {"intake", "runs"}]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    def run(*words: str) -> Told:
        monkeypatch.setattr(sys, "argv", ["newsledger", *words])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return run


@pytest.fixture(scope="module")
def made(prefect_api: str, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001 -- needed around it
    """A ledger of three articles, and the file they came from."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "desk.jsonl").write_text("\n".join(json.dumps(text) for text in TEXTS), encoding="utf-8")
    argv, sys.argv = sys.argv, ["newsledger", "run", str(folder / "desk.jsonl"), "--data", str(folder / "data")]
    try:
        with pytest.raises(SystemExit) as ended:
            main()
    finally:
        sys.argv = argv
    assert not ended.value.code
    return folder


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    """A copy of the ledger that the test may change."""
    shutil.copytree(made / "data", tmp_path / "data")
    return tmp_path / "data"


def files(data: Path) -> dict[str, bytes]:
    """The files that the articles decide."""
    found = sorted((data / "lake").rglob("*.parquet"))
    return {
        str(path.relative_to(data)): path.read_bytes()
        for path in found
        if not {"intake", "runs"} & set(path.relative_to(data).parts)
    }


def counted(data: Path, table: str) -> int:
    return int(Lake(data / "lake", data / "state").read(table).select(pl.len()).collect().item())


def rewritten(data: Path, table: str, change: Callable[[pl.DataFrame], pl.DataFrame]) -> None:
    for path in (data / "lake" / table).rglob("*.parquet"):
        change(pl.read_parquet(path, hive_partitioning=False)).write_parquet(path)


def test_a_ledger_is_sound_and_no_different_from_its_copy(made: Path, data: Path, call: Call) -> None:
    assert call("check", "--data", str(data)) == (0, f"{data}: sound\n", "")
    code, out, _ = call("diff", str(made / "data"), str(data))
    assert (code, out.splitlines()) == (0, NOTHING)


def test_coded_again_from_the_lake_alone_it_has_the_same_bytes(data: Path, call: Call, made: Path) -> None:
    before = files(data)
    rewritten(data, "events", lambda rows: rows.with_columns(confidence=pl.lit(0.5), coder=pl.lit("rules-0.0.1")))
    rewritten(data, "runs", lambda rows: rows.with_columns(coder=pl.lit("rules-0.0.1")))
    code, out, _ = call("recode", "--data", str(data), "--dry-run")
    assert code == 0
    assert "3 of 3 articles are last coded by another coder" in out
    assert "confidence: 0.5 →" in out
    assert call("recode", "--data", str(data), "--batch-size", "2")[0] == 0
    assert files(data) == before
    assert call("check", "--data", str(data))[0] == 0
    assert re.search(r"unchanged, skipped +│ +3 ", call("run", str(made / "desk.jsonl"), "--data", str(data))[1])


@pytest.mark.parametrize(
    ("chosen", "articles"),
    [
        ((), 3),
        (("--since", "2024-02-06"), 1),
        (("--where", "publisher = 'Post'"), 2),
        (("--where", "title like 'R%'", "--since", "2024-01-01"), 0),
    ],
)
def test_what_is_coded_again_is_chosen_by_day_and_condition(
    chosen: Sequence[str], articles: int, data: Path, call: Call
) -> None:
    code, out, _ = call("recode", "--data", str(data), "--dry-run", "--force", *chosen)
    assert code == 0
    assert out.startswith(f"{articles} of {articles} articles are chosen")
    assert out.splitlines()[1:] == [line for line in NOTHING if not line.startswith(CORPUS)]


def test_what_this_coder_has_coded_is_not_coded_again(data: Path, call: Call) -> None:
    assert call("recode", "--data", str(data), "--dry-run")[1].startswith("0 of 3 articles")


@pytest.mark.parametrize("condition", ["publisher =", "1; drop table stored", "no_such_column", "1) or (select 1"])
def test_a_condition_that_is_none_is_told(condition: str, data: Path, call: Call) -> None:
    code, _, err = call("recode", "--data", str(data), "--dry-run", "--where", condition)
    assert code == 1
    assert err.startswith("newsledger: --where")
    assert len(err.splitlines()) == 1


def test_a_removed_article_goes_with_all_its_rows_and_does_not_come_back(made: Path, data: Path, call: Call) -> None:
    code, out, _ = call("remove", "--data", str(data), "--url", "https://desk.example/raid")
    assert code == 0
    assert "https://desk.example/raid" in out
    assert "articles 1" in out
    assert (counted(data, "articles"), call("check", "--data", str(data))[0]) == (2, 0)
    code, out, _ = call("diff", str(made / "data"), str(data), "--json", "--rows", "500")
    assert code == 1
    assert {(row["table"], row["difference"]) for row in json.loads(out)} >= {
        ("articles", "dropped"),
        ("figures", "dropped"),
    }
    copy = made / "copy.jsonl"
    copy.write_text(json.dumps(TEXTS[0] | {"id": "again"}), encoding="utf-8")
    source = str(made / "desk.jsonl")
    assert call("run", source, str(copy), "--data", str(data))[0] == 0
    assert counted(data, "articles") == 2
    assert call("sql", "select count(*) as n from intake where reason = 'removed'", "--data", str(data))[1]
    assert call("run", source, "--data", str(data), "--force")[0] == 0
    assert counted(data, "articles") == 3
    assert call("check", "--data", str(data))[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "say which articles"),
        (("--id", "0000"), "no article of the ledger is meant by 0000"),
        (("--url", "https://desk.example/raid", "--url", "https://desk.example/no"), "https://desk.example/no"),
        (("--where", "publisher = 'Nobody'"), "publisher = 'Nobody'"),
    ],
)
def test_removing_nothing_is_told_and_removes_nothing(words: Sequence[str], said: str, data: Path, call: Call) -> None:
    code, _, err = call("remove", "--data", str(data), *words)
    assert (code, counted(data, "articles")) == (1, 3)
    assert said in err


def test_laid_out_by_day_and_back_it_has_the_same_bytes(data: Path, call: Call, made: Path) -> None:
    before = files(data)
    code, out, _ = call("lake", "--period", "day", "--data", str(data))
    assert code == 0
    assert "laid out by day" in out
    assert {path.parent.name for path in (data / "lake" / "articles").rglob("*.parquet")} == {
        f"published_day={text['published_at']}" for text in TEXTS
    }
    assert call("check", "--data", str(data))[0] == 0
    assert call("diff", str(made / "data"), str(data))[0] == 0
    assert call("lake", "--period", "month", "--data", str(data))[0] == 0
    assert files(data) == before
    assert "is no period" in call("lake", "--period", "year", "--data", str(data))[2]


def test_a_page_beside_the_lake_is_left_alone_and_is_no_fault(made: Path, data: Path, call: Call) -> None:
    page = (Path(__file__).parents[1] / "data" / "README.md").read_bytes()
    (data / "README.md").write_bytes(page)
    assert call("run", str(made / "desk.jsonl"), "--data", str(data))[0] == 0
    assert call("check", "--data", str(data)) == (0, f"{data}: sound\n", "")
    assert (data / "README.md").read_bytes() == page


def test_what_is_wrong_is_told_with_its_file(data: Path, call: Call) -> None:
    rewritten(data, "figures", lambda rows: rows.with_columns(evidence=pl.lit("no such words")))
    code, out, _ = call("check", "--data", str(data))
    assert code == 1
    assert "figures/published_month=2023-10/part.parquet: has evidence that differs from the article's text" in out


def test_an_older_ledger_is_brought_to_today(data: Path, call: Call, made: Path) -> None:
    rewritten(data, "articles", lambda rows: rows.drop("section").with_columns(mood=pl.lit("calm")))
    rewritten(data, "figures", lambda rows: rows.drop("measure"))
    (data / "lake" / "lake.json").write_text('{"format_version": 0, "period": "month"}')
    assert "newsledger migrate" in call("check", "--data", str(data))[2]
    code, out, _ = call("migrate", "--data", str(data))
    assert code == 0
    assert "added section; dropped mood" in out
    assert "has no column measure" in out
    assert "recode --force" in out
    assert json.loads((data / "lake" / "lake.json").read_text())["format_version"] == FORMAT_VERSION
    assert call("recode", "--force", "--data", str(data))[0] == 0
    assert call("diff", str(made / "data"), str(data))[0] == 0
    assert "nothing was changed" in call("migrate", "--data", str(data))[1]


def test_migrating_says_which_articles_another_coder_coded_and_what_codes_them_again(data: Path, call: Call) -> None:
    rewritten(
        data, "runs", lambda rows: rows.with_columns(pl.col("coder").str.replace(r"\.\w+/.*", ".0a1b2c3d/old-1.0"))
    )
    before = files(data)
    code, out, _ = call("migrate", "--data", str(data))
    (line,) = out.splitlines()
    assert code == 0
    assert line.startswith(f"{data}: 3 of 3 articles were coded by another coder (model, reference changed since): ")
    assert "`newsledger recode` codes them again from the stored articles" in line
    assert files(data) == before


def test_migrating_needs_no_model(data: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLEDGER_MODEL", "no_such_model")
    assert call("migrate", "--data", str(data))[0] == 0


def test_a_ledger_of_a_newer_version_is_refused(data: Path, call: Call) -> None:
    (data / "lake" / "lake.json").write_text(json.dumps({"format_version": FORMAT_VERSION + 1, "period": "month"}))
    for command in ("check", "migrate"):
        code, _, err = call(command, "--data", str(data))
        assert code == 1
        assert "newer" in err


def test_a_table_of_the_sources_that_cannot_be_filled_stops_the_migration(data: Path, call: Call) -> None:
    rewritten(data, "articles", lambda rows: rows.drop("body"))
    before = files(data)
    code, _, err = call("migrate", "--data", str(data))
    assert code == 1
    assert "has no column body" in err
    assert files(data) == before


@pytest.mark.parametrize(
    "words", [("recode",), ("check",), ("migrate",), ("lake", "--period", "day"), ("remove", "--id", "a")]
)
def test_without_a_ledger_it_is_said_in_one_line(words: Sequence[str], call: Call, tmp_path: Path) -> None:
    code, _, err = call(*words, "--data", str(tmp_path / "none"))
    assert code == 1
    assert "there is no ledger yet" in err
    assert not (tmp_path / "none").exists()
