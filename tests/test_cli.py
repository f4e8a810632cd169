"""The command line as a person meets it: what is printed, and what an error says: one line, never a traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsledger.cli import main
from newsledger.ledger.lock import hold_file_lock
from newsledger.resources import ARTICLES
from tests import prefect_server
from tests.every_format import every_format
from tests.parse.pages import TITLE, page
from tests.waiting import PATIENCE

RAID = "Gunmen killed at least 12 farmers near Jos on Monday, police said."
STRIKE = "Dockers in Lima walked off the job on Friday to demand higher pay."
MISUSED = 2
Call = Callable[..., subprocess.CompletedProcess[str]]
Ledger = tuple[Path, subprocess.CompletedProcess[str]]


def newsledger(
    *words: str, stdin: str | None = None, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newsledger.cli", *words]
    own = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "NEWSLEDGER_"))}
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        input=stdin,
        cwd=cwd,
        timeout=PATIENCE,
        env=own | environment,
    )


def said_in_one_line(told: subprocess.CompletedProcess[str], code: int = 1) -> str:
    assert told.returncode == code, told
    (line,) = told.stderr.splitlines()
    assert line.startswith("newsledger: ")
    return line.removeprefix("newsledger: ")


def install_pipeline(site: Path, name: str, meta: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a package of that name on the path, with the description of a pipeline and no pipeline."""
    (site / name).mkdir(parents=True)
    (site / name / "__init__.py").touch()
    (site / name / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    (site / f"{name}-1.0.dist-info").mkdir()
    (site / f"{name}-1.0.dist-info" / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\n", encoding="utf-8")
    monkeypatch.syspath_prepend(site)


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """The same in this process, which is quicker."""

    def call(*words: str) -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["newsledger", *words])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        code = ended.value.code
        assert code is None or isinstance(code, int)
        return subprocess.CompletedProcess(words, code or 0, told.out, told.err)

    return call


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def jsonl(path: Path, *lines: object) -> Path:
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    folder = tmp_path_factory.mktemp("cli")
    texts = ({"id": "a", "text": RAID, "published_at": "2023-10-09"}, {"id": "b", "text": STRIKE}, {"id": "c"})
    source = jsonl(folder / "desk.jsonl", *texts)
    prefect_server.give_database(folder / "data" / "state" / "prefect")
    return folder / "data", newsledger("run", str(source), "--data", str(folder / "data"))


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("run",),
        ("code",),
        ("parse",),
        ("sql",),
        ("resolve",),
        ("actor",),
        ("recode",),
        ("diff",),
        ("remove",),
        ("export",),
        ("check",),
        ("migrate",),
        ("lake",),
        ("evaluate",),
        ("lexicon",),
    ],
)
def test_every_command_has_help(command: tuple[str, ...], inside: Call):
    told = inside(*command, "--help")
    assert told.returncode == 0
    assert "Usage" in told.stdout


def test_run_prints_what_it_did_and_on_standard_error_only_its_progress(ledger: Ledger):
    _, told = ledger
    assert told.returncode == 0, told.stderr
    facts = {line.split("│")[1].strip(): line.split("│")[2].strip() for line in told.stdout.splitlines() if "│" in line}
    assert (facts["inputs read"], facts["articles kept"], facts["rejected: missing_field"]) == ("3", "2", "1")
    assert facts["kept although: no publication date"] == "1"
    assert int(facts["events found"]) >= 2
    assert told.stdout.splitlines()[-1].startswith("warehouse ")
    progress = told.stderr.splitlines()
    assert progress.index("waiting for the ledger's lock …") < progress.index("loading Prefect …")
    assert {line[-2:] for line in told.stderr.splitlines()} == {" …"}


def test_a_run_writes_nothing_outside_its_ledger(ledger: Ledger):
    data, _ = ledger
    assert sorted(path.name for path in data.parent.iterdir()) == ["data", "desk.jsonl"]
    assert sorted(path.name for path in data.iterdir()) == ["lake", "state", "warehouse.duckdb"]


def test_sql_answers_from_the_ledger_of_a_run(ledger: Ledger, inside: Call):
    data, _ = ledger
    told = inside(
        "sql", "select measure, value_low, evidence from figures where measure = 'killed'", "--data", str(data)
    )
    assert told.returncode == 0
    assert "at least 12 farmers" in told.stdout


def test_actor_shows_what_a_ledger_knows_of_one(ledger: Ledger, inside: Call):
    data, _ = ledger
    told = inside("actor", "police", "--data", str(data))
    assert told.returncode == 0
    assert "gov:NGA/police" in told.stdout
    assert "mentions" in told.stdout
    assert "the reference alone" in told.stdout
    rows = json.loads(inside("actor", "gov:NGA/police", "--data", str(data), "--json").stdout)
    assert [row["text"] for row in rows["mentions"]] == ["police"]


def test_actor_says_in_one_line_who_is_unknown(ledger: Ledger, inside: Call):
    data, _ = ledger
    assert "polise" in said_in_one_line(inside("actor", "polise", "--data", str(data)))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("insert into events select * from events", "INSERT"),
        ("update events set realis = 'negated'", "UPDATE"),
        ("delete from events", "DELETE"),
        ("drop table events", "DROP"),
        ("create table mine as select 1", "CREATE"),
        ("copy events to 'stolen.csv'", "COPY"),
        ("export database 'stolen'", "EXPORT"),
        ("attach 'other.duckdb'", "ATTACH"),
        ("install httpfs", "LOAD"),
        ("set lock_configuration = false", "SET"),
        ("pragma enable_profiling", "locked"),
        ("pragma memory_limit = '1GB'", "SET"),
        ("select * from read_csv('/etc/passwd')", "disabled"),
        ("select * from read_text('/etc/passwd')", "disabled"),
        ("select * from '/etc/passwd'", "does not exist"),
        ("with gone as (delete from events returning *) select * from gone", "read-only"),
        ("select 1; drop table events", "one statement"),
        ("", "one statement"),
        ("selec 1", "syntax error"),
        ("select * from evnets", "evnets"),
    ],
)
def test_sql_refuses_all_but_reading_the_warehouse_in_one_line(
    query: str, said: str, ledger: Ledger, inside: Call, here: Path
):
    data, _ = ledger
    before = (data / "warehouse.duckdb").read_bytes()
    assert said in said_in_one_line(inside("sql", query, "--data", str(data)))
    assert list(here.iterdir()) == []
    assert (data / "warehouse.duckdb").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "no/such/folder"), "no/such/folder"),
        (("code", "no/such/file.txt"), "no/such/file.txt"),
        (("resolve", "no/such/file.jsonl"), "no/such/file.jsonl"),
        (("evaluate", "no/such/gold.jsonl"), "no/such/gold.jsonl"),
        (("sql", "select 1", "--data", "no/such/ledger"), "no/such/ledger"),
    ],
)
def test_what_is_not_there_is_told_and_not_made(words: tuple[str, ...], said: str, inside: Call, here: Path):
    assert said in said_in_one_line(inside(*words))
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "--workers", "0"), "workers"),
        (("run", "--workers", "many"), "many"),
        (("run", "--batch-size", "-3"), "batch-size"),
        (("run", "--wokers", "2"), "--wokers"),
        (("evaluate", "gold.jsonl", "--worst", "-1"), "worst"),
        (("evaluate",), "file"),
        (("rnu",), "rnu"),
        (("sql",), "query"),
    ],
)
def test_a_misspelt_command_is_one_line_and_exit_code_2(words: tuple[str, ...], said: str, inside: Call):
    assert said in said_in_one_line(inside(*words), MISUSED).casefold()


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        (("NEWSLEDGER_WORKERS", "abc"), "setting workers"),
        (("NEWSLEDGER_WORKERS", "0"), "setting workers"),
        (("NEWSLEDGER_BATCH_SIZE", "1.5"), "setting batch_size"),
        (("NEWSLEDGER_PERIOD", "year"), "setting period"),
        (("NEWSLEDGER_LOCK_TIMEOUT", "-1"), "setting lock_timeout"),
    ],
)
def test_a_bad_setting_from_the_environment_is_named(
    setting: tuple[str, str], said: str, inside: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(*setting)
    assert said in said_in_one_line(inside("run", str(ARTICLES), "--data", str(tmp_path / "data")))
    assert list(tmp_path.iterdir()) == []


UD_ENGLISH = {"lang": "en", "pipeline": ["tagger", "parser"], "labels": {"parser": ["ROOT", "nsubj"], "tagger": ["NN"]}}


@pytest.mark.parametrize("command", [("run",), ("serve",), ("code", "-"), ("recode",)])
def test_a_model_whose_labels_the_rules_do_not_know_is_one_line_before_anything_starts(
    command: tuple[str, ...], inside: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Recode asks for a ledger first; this one has a run and no more, so that what follows is the model."""
    install_pipeline(tmp_path / "site", "en_other_labels", UD_ENGLISH, monkeypatch)
    if command == ("recode",):
        monkeypatch.setattr("newsledger.commands.recode.existing_lake", lambda _settings: None)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSLEDGER_MODEL", "en_other_labels")
    said = said_in_one_line(inside(*command), MISUSED)
    assert said.startswith(
        "spaCy model 'en_other_labels' does not fit the rules: it has no attribute_ruler, lemmatizer; "
    )
    assert "its parser lacks the relations acl, acomp, advcl, advmod and " in said
    assert "its tagger lacks the tags CD, DT, HYPH, IN and " in said
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("model", "said"), [("no_such_model", "is not installed"), ("pytest", "'pytest' is no spaCy pipeline")]
)
def test_a_model_that_is_none_is_one_line_and_exit_code_2(
    model: str, said: str, inside: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("NEWSLEDGER_MODEL", model)
    assert said in said_in_one_line(inside("run", str(ARTICLES), "--data", str(tmp_path / "data")), MISUSED)
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_ledger_should_be_is_one_line(tmp_path: Path, inside: Call):
    (tmp_path / "data").write_text("mine", encoding="utf-8")
    told = inside("run", str(ARTICLES), "--data", str(tmp_path / "data"))
    *progress, last = told.stderr.splitlines()
    assert told.returncode == 1
    assert all(line.endswith(" …") for line in progress)
    assert last.startswith("newsledger: ")
    assert str(tmp_path / "data") in last
    assert (tmp_path / "data").read_text(encoding="utf-8") == "mine"


def test_a_second_writer_waits_and_then_says_who_holds_the_ledger(
    tmp_path: Path, inside: Call, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("NEWSLEDGER_LOCK_TIMEOUT", "0.2")
    data = tmp_path / "data"
    article = jsonl(tmp_path / "a.jsonl", {"id": "a", "text": RAID})
    with hold_file_lock(data / "state", "the nightly run", 1):
        words = ("run", str(article), "--data", str(data))
        told = inside(*words)
    *progress, last = told.stderr.splitlines()
    assert told.returncode == 75, "a temporary failure, so that cron users can tell it from others"
    assert "waiting for the ledger's lock …" in progress
    assert all(line.endswith(" …") for line in progress), told.stderr
    assert f"{data} is being written by the nightly run (process {os.getpid()}" in last
    assert not (data / "lake" / "articles").exists()


def test_code_shows_the_words_of_each_row(inside: Call):
    told = inside("code", str(next(ARTICLES.glob("*ferry-lake*.txt"))))
    assert told.returncode == 0, told.stderr
    assert "figures" in told.stdout
    assert "killed" in told.stdout


POISON = "a\x1b]0;owned\x07\x9b2J\u202eb"
"""What sets a terminal's title, clears it and turns its text round."""


@pytest.mark.parametrize(
    "words",
    [
        ("code", "{file}"),
        ("code", "{file}", "--json"),
        ("parse", "{file}"),
        ("parse", "{file}", "--json"),
        ("parse", "missing-{poison}"),
        ("sql", "select '{poison}' as \"{poison}\", ['{poison}'] as l", "--data", "{ledger}"),
        ("sql", "select {poison}", "--data", "{ledger}"),
        ("actor", "{poison}", "--data", "{ledger}"),
        ("resolve", "{file}"),
        ("export", "out", "--to", "csv", "--mart", "{poison}", "--data", "{ledger}"),
        ("check", "--data", "none-{poison}"),
        ("{poison}",),
        ("run", "--{poison}"),
        ("remove", "--url", "{poison}", "--data", "{ledger}"),
        ("diff", "{poison}", "{poison}"),
    ],
)
def test_nothing_that_is_read_or_given_acts_on_the_terminal(
    words: tuple[str, ...], inside: Call, ledger: Ledger, tmp_path: Path
):
    file = tmp_path / f"{POISON}.jsonl"
    lines = [{"text": f"{POISON} killed 3 people.", "title": POISON, "mention": POISON, POISON: POISON}, {"text": ""}]
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines) + POISON, encoding="utf-8")
    told = inside(*(word.format(file=file, poison=POISON, ledger=ledger[0]) for word in words))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", told.stdout + told.stderr)
    assert told.stdout + told.stderr


def test_code_reads_standard_input_and_prints_json():
    told = newsledger("code", "-", "--json", stdin=RAID)
    assert told.returncode == 0, told.stderr
    assert told.stderr == ""
    tables = json.loads(told.stdout)
    (figure,) = tables["figures"]
    assert (figure["measure"], figure["value_low"], figure["bound"]) == ("killed", 12.0, "at_least")


def test_code_prints_a_line_for_each_article_of_a_file_and_tells_what_is_none(inside: Call, tmp_path: Path):
    source = jsonl(tmp_path / "desk.jsonl", {"id": "a", "text": RAID}, "{", {"id": "c"}, {"id": "b", "text": STRIKE})
    told = inside("code", str(source), "--json")
    ids = [json.loads(line)["articles"][0]["source_id"] for line in told.stdout.splitlines()]
    assert ids == ["a", "b"]
    assert told.returncode == 1
    assert [line.split(": ")[2] for line in told.stderr.splitlines()] == ["malformed_json", "missing_field"]


def test_code_says_why_there_is_nothing_to_read(inside: Call, tmp_path: Path):
    (tmp_path / "blank.txt").write_text(" \n", encoding="utf-8")
    (tmp_path / "none.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    assert "no_text" in said_in_one_line(inside("code", str(tmp_path / "blank.txt")))
    assert "none.jsonl" in said_in_one_line(inside("code", str(tmp_path / "none.jsonl")))
    assert "nothing to read" in said_in_one_line(inside("code", str(tmp_path / "folder")))


def test_output_that_nobody_reads_on_is_no_error(tmp_path: Path):
    lines = jsonl(tmp_path / "many.jsonl", *({"id": str(n), "mention": "Iran"} for n in range(20_000)))
    command = [sys.executable, "-m", "newsledger.cli", "resolve", str(lines)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert "state:IRN" in process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""


def test_resolve_keeps_the_id_and_adds_who_it_is():
    lines = '{"id": "m1", "mention": "the French foreign ministry"}\nnot json\n{"id": "m2", "mention": "xqzt"}\n'
    told = newsledger("resolve", "-", stdin=lines)
    first, second = map(json.loads, told.stdout.splitlines())
    assert (first["id"], first["country"], first["sector"]) == ("m1", "FRA", "GOV")
    assert (second["id"], second["country"]) == ("m2", None)
    assert "line 2" in told.stderr
    assert told.returncode == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"mention": "he", "date": "May"}', "line 1: `date` is no day"),
        ('{"mention": "he", "context": 3}', "line 1: `context` is no text"),
        ('{"mention": 3}', "line 1: is no object"),
        ("{", "line 1: "),
    ],
)
def test_resolve_tells_of_a_bad_line_and_answers_the_next(line: str, said: str, inside: Call, tmp_path: Path):
    lines = tmp_path / "mentions.jsonl"
    lines.write_text(f'{line}\n{{"mention": "Kenya"}}\n', encoding="utf-8")
    told = inside("resolve", str(lines))
    assert said in said_in_one_line(told)
    assert json.loads(told.stdout)["country"] == "KEN"


def test_resolve_reads_days_as_people_write_them_and_goes_on_after_bytes_that_are_no_text(inside: Call, tmp_path: Path):
    lines = tmp_path / "mentions.jsonl"
    days = b'"Today"', b'"1 January 2003"', b"2019"
    lines.write_bytes(b"\xff\xfe\n" + b"".join(b'{"mention": "Kenya", "date": %s}\n' % day for day in days))
    told = inside("resolve", str(lines))
    assert told.returncode == 1
    assert "line 1" in said_in_one_line(told)
    assert [json.loads(line)["country"] for line in told.stdout.splitlines()] == ["KEN"] * 3


def test_resolve_answers_from_a_ledger_too(ledger: Ledger, inside: Call, tmp_path: Path):
    data, _ = ledger
    lines = jsonl(tmp_path / "mentions.jsonl", {"id": "m1", "mention": "Iran", "date": "2020-01-01"})
    told = inside("resolve", str(lines), "--data", str(data))
    assert json.loads(told.stdout)["actor_id"] == "state:IRN"
    assert told.returncode == 0


@pytest.mark.usefixtures("prefect_api")
def test_one_run_takes_a_folder_of_every_format_and_says_what_became_of_each(
    tmp_path: Path, inside: Call, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "press"
    folder.mkdir()
    for name, content in every_format().items():
        (folder / name).write_bytes(content)
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0 no words")
    (folder / "empty.txt").write_bytes(b"")
    monkeypatch.setenv("NEWSLEDGER_FETCH", "false")
    monkeypatch.setenv("COLUMNS", "120")
    told = inside("run", str(folder), "--data", str(tmp_path / "data"))
    assert told.returncode == 0, told.stderr
    cells = [
        [cell.strip() for cell in line.split("│")[1:-1]] for line in told.stdout.splitlines() if line.startswith("│")
    ]
    table = {row[0]: row[1:] for row in cells if len(row) == 6}
    assert set(table) == {"csv", "feed", "html", "json", "jsonl", "parquet", "text", "unknown", "warc"}
    assert all(row[0] == row[1] and row[3] == "0" for name, row in table.items() if name != "unknown"), table
    assert table["unknown"][3:] == ["2", "no_text 1, unknown_format 1"]
    facts = {row[0]: row[1] for row in cells if len(row) == 2}
    names = ("inputs read", "articles kept", "replaced in this run")
    read, kept, replaced = (int(facts[name].replace(",", "")) for name in names)
    assert (read - kept - replaced, kept + replaced) == (2, sum(int(row[1]) for row in table.values()))


def test_parse_shows_each_field_and_what_was_thrown_away(inside: Call, tmp_path: Path):
    (tmp_path / "boats.html").write_bytes(page(below='<div class="newsletter"><p>Sign up for our letter.</p></div>'))
    told = inside("parse", str(tmp_path / "boats.html"))
    assert told.returncode == 0
    said = {line.split()[0]: line.split(maxsplit=1)[1] for line in told.stdout.splitlines() if len(line.split()) > 1}
    assert said["title"] == TITLE
    assert said["language"] == "en"
    assert "thrown away    Sign up for our letter." in told.stdout


def test_parse_prints_a_line_of_json_for_each_input_and_says_by_its_exit_code_that_one_is_none(
    inside: Call, tmp_path: Path
):
    source = jsonl(tmp_path / "desk.jsonl", {"text": RAID}, "{")
    told = inside("parse", str(source), "--json")
    first, second = map(json.loads, told.stdout.splitlines())
    assert (told.returncode, first["article"]["body"], first["reject"]) == (1, RAID, None)
    assert (second["article"], second["reject"]["reason"]) == (None, "malformed_json")


@pytest.mark.parametrize("is_file", [False, True])
def test_columns_are_mapped_by_words_or_a_toml_file(inside: Call, tmp_path: Path, *, is_file: bool):
    source = tmp_path / "export.csv"
    source.write_text(f"kop;verhaal\nRaid near Jos;{RAID}\n", encoding="utf-8")
    mapping = ["title=kop", "text=verhaal"]
    if is_file:
        (tmp_path / "columns.toml").write_text('title = "kop"\ntext = "verhaal"\n', encoding="utf-8")
        mapping = [str(tmp_path / "columns.toml")]
    told = inside("parse", str(source), "--json", "--map", *mapping)
    assert json.loads(told.stdout)["article"]["title"] == "Raid near Jos", told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--map", "titel=kop"), "no such field to map: titel"),
        (("--map", "nowhere.toml"), "No such file or directory: nowhere.toml"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_one_line(inside: Call, here: Path, words: tuple[str, ...], said: str):
    jsonl(here / "a.jsonl", {"text": RAID})
    assert said in said_in_one_line(inside("parse", "a.jsonl", *words))


@pytest.mark.usefixtures("prefect_api")
def test_run_reads_standard_input_and_patterns(tmp_path: Path, inside: Call, monkeypatch: pytest.MonkeyPatch):
    jsonl(tmp_path / "one.jsonl", {"text": STRIKE})
    (tmp_path / "given.txt").write_text(RAID, encoding="utf-8")
    with (tmp_path / "given.txt").open(encoding="utf-8") as given:
        monkeypatch.setattr(sys, "stdin", given)
        told = inside("run", "-", str(tmp_path / "*.jsonl"), "--data", str(tmp_path / "data"))
    assert told.returncode == 0, told.stderr
    assert re.search(r"articles kept +│ +2 ", told.stdout), told.stdout
