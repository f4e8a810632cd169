"""Commands with a user's own tables: what they find, also with two processes, and how they report bad tables."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsledger.cli import main
from newsledger.coding.version import coder_version
from newsledger.settings import DEFAULT_MODEL
from newsledger.warehouse import query
from tests.flows.samples import fingerprints
from tests.knowledge.overlay.example import ARTICLE, example, folder_of
from tests.waiting import PATIENCE

GOLD = {
    "id": "g",
    "text": "The Red Tide Brigade grolloped three villagers.",
    "gold": {"event_type": "ASSAULT", "mode": "beat", "actors": [{"text": "The Red Tide Brigade", "code": "SOM"}]},
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working directory with the example in the docs and an article to read."""
    example(tmp_path / "mine")
    (tmp_path / "desk.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD), encoding="utf-8")
    (tmp_path / "who.jsonl").write_text('{"mention": "RTB"}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def inside(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["newsledger", *words])
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr()
    assert ended.value.code is None or isinstance(ended.value.code, int)
    return ended.value.code or 0, told.out, told.err


def types(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(row["event_type"], row["mode"]) for row in rows]


@pytest.mark.usefixtures("desk")
def test_code_reads_with_them_and_the_next_without(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    read = {}
    for words in ((), ("--reference", "mine"), ("--reference=mine",)):
        code, out, _ = inside(monkeypatch, capsys, "code", "desk.txt", "--json", *words)
        assert code == 0
        read[words] = json.loads(out)
    bare, own = read[()], read["--reference", "mine"]
    assert own == read["--reference=mine",]
    assert types(bare["events"]) == [("COERCE", "arrest"), ("ACCUSE", "disapprove")]
    assert types(own["events"]) == [("ASSAULT", "beat"), ("COERCE", "arrest"), ("ACCUSE", "disapprove")]
    assert [(row["value_best"], row["measure"]) for row in own["figures"]] == [(3, "other"), (2, "detained")]
    roles = {row["text"]: (row["actor_id"], row["role_country"], row["role_sector"]) for row in own["actor_mentions"]}
    assert roles["Red Tide Brigade"] == ("group:red-tide-brigade", "SOM", "REB")
    assert roles["Kenyan tidewarden"][1:] == ("KEN", "MIL")
    assert {"harbour desk" in found["articles"][0]["body"] for found in (bare, own)} == {True, False}
    assert bare["events"][0]["coder"] != own["events"][0]["coder"]


@pytest.mark.usefixtures("prefect_api")
def test_a_run_of_two_processes_has_them_in_both_and_the_bytes_of_one_and_codes_again_when_they_change(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    for number in range(4):
        (desk / f"page-{number}.txt").write_text(ARTICLE.replace("three", f"{number + 30}"), encoding="utf-8")
    bare = coder_version(DEFAULT_MODEL)
    inputs = ("run", "desk.txt", "page-*.txt", "--batch-size", "1", "--data")
    run = (*inputs, "ledger")

    def cells(table: str) -> dict[str, str]:
        lines = (line.split("│") for line in table.splitlines() if line.count("│") == 3)
        return {name.strip(): value.strip() for _, name, value, _ in lines}

    def told(*words: str) -> dict[str, str]:
        code, out, err = inside(monkeypatch, capsys, *run, *words)
        assert code == 0, err
        return cells(out)

    def asked(sql: str) -> list[tuple[Any, ...]]:
        return query(desk / "ledger" / "warehouse.duckdb", sql).rows()

    assert told("--reference", "mine", "--workers", "2")["articles kept"] == "5"
    assert inside(monkeypatch, capsys, *inputs, "alone", "--reference", "mine")[0] == 0
    assert fingerprints(desk / "ledger") == fingerprints(desk / "alone")
    groups = "select count(distinct article_id) n from event_actors where actor_id = 'group:red-tide-brigade'"
    group = "select name, country, sector from actors where actor_id = 'group:red-tide-brigade'"
    ((own,),) = asked("select distinct coder from events")
    assert asked(groups) == [(5,)]
    assert asked(group) == [("Red Tide Brigade", "SOM", "REB")]
    assert asked("select count(*) n from articles where body ilike '%harbour desk%'") == [(0,)]
    monkeypatch.setenv("NEWSLEDGER_REFERENCE", "mine")
    assert told()["unchanged, skipped"] == "5"
    monkeypatch.delenv("NEWSLEDGER_REFERENCE")
    actors = desk / "mine" / "actors.csv"
    actors.write_text(actors.read_text(encoding="utf-8").replace("SOM,REB", "KEN,REB"), encoding="utf-8")
    assert told("--reference", "mine")["articles kept"] == "5"
    ((changed,),) = asked("select distinct coder from events")
    assert (asked(groups), asked(group)) == ([(5,)], [("Red Tide Brigade", "KEN", "REB")])
    assert len({own, changed, bare}) == 3


@pytest.mark.usefixtures("desk")
def test_resolve_knows_their_actors(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    ids = []
    for words in (("--reference", "mine"), ()):
        code, out, _ = inside(monkeypatch, capsys, "resolve", "who.jsonl", *words)
        assert code == 0
        ids.append(json.loads(out)["actor_id"])
    assert ids == ["group:red-tide-brigade", None]


@pytest.mark.usefixtures("desk")
def test_evaluate_scores_what_is_read_with_them(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    recalls = []
    for words in ((), ("--reference", "mine")):
        _, out, _ = inside(monkeypatch, capsys, "evaluate", "gold.jsonl", "--json", *words)
        recalls.append(json.loads(out)["type_recall"])
    assert recalls == [0.0, 1.0]


@pytest.mark.usefixtures("desk")
def test_lexicon_knows_their_verbs_and_where_they_clash(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], desk: Path
):
    code, _, err = inside(monkeypatch, capsys, "lexicon", "--lookup", "grollop")
    assert (code, err) == (1, "newsledger: the lexicon has no entry for 'grollop'\n")
    code, out, _ = inside(monkeypatch, capsys, "lexicon", "--lookup", "grollop", "--reference", "mine")
    assert (code, "ASSAULT" in out) == (0, True)
    header = "phrase,event_type,mode,complement,recipient"
    folder_of(desk / "mine", event_phrases=f"{header}\nhold summit,PROTEST,,,\n")
    assert inside(monkeypatch, capsys, "lexicon", "--reference", "mine")[0] == 1


@pytest.mark.usefixtures("desk")
def test_parse_shows_the_line_that_is_thrown_away(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    bodies = []
    for words in ((), ("--reference", "mine")):
        code, out, _ = inside(monkeypatch, capsys, "parse", "desk.txt", "--json", *words)
        assert code == 0
        bodies.append("harbour desk" in json.loads(out)["article"]["body"])
    assert bodies == [True, False]


@pytest.mark.parametrize(
    "words",
    [
        ("run", "desk.txt", "--data", "ledger"), ("code", "desk.txt"), ("parse", "desk.txt"), ("resolve", "who.jsonl"),
        ("evaluate", "gold.jsonl"), ("lexicon",),
    ],
)  # fmt: skip
def test_bad_tables_are_told_one_a_line_and_nothing_runs(
    words: tuple[str, ...], desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    actors = desk / "mine" / "actors.csv"
    actors.write_text(actors.read_text(encoding="utf-8").replace("REB", "POL") + "\none,two\n", encoding="utf-8")
    code, out, err = inside(monkeypatch, capsys, *words, "--reference", "mine")
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "newsledger: mine/actors.csv, line 2: sector: 'POL' is none of PLOVER's sectors",
        "newsledger: mine/actors.csv, line 4: has 2 cells where the header names 6 columns",
    ]
    assert not (desk / "ledger").exists()


@pytest.mark.usefixtures("desk")
def test_a_folder_that_is_not_there_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("NEWSLEDGER_REFERENCE", "yours")
    assert inside(monkeypatch, capsys, "resolve", "who.jsonl") == (
        1,
        "",
        "newsledger: yours: there is no such folder\n",
    )


def test_the_package_alone_is_answered_from_without_reading_a_contract(desk: Path):
    script = (
        "import sys\nfrom newsledger.cli import main\nsys.argv = ['newsledger', 'resolve', 'who.jsonl']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print({'polars', 'dataframely', 'spacy', 'newsledger.contracts'} & set(sys.modules))"
    )
    path = {"PYTHONPATH": str(Path(__file__).resolve().parents[3])}
    own = {name: value for name, value in os.environ.items() if not name.startswith("NEWSLEDGER_")} | path
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=desk, timeout=PATIENCE, env=own
    )
    assert done.stdout.splitlines()[-1] == "set()"
