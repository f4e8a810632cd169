"""The command reads annotated lines, tells what cannot be used, and prints tables or one JSON object."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsledger.commands.evaluate import evaluate_files
from newsledger.evaluation.annotated_files import read_cases
from newsledger.evaluation.cases import Case
from newsledger.settings import Settings
from tests.evaluation.cases_of import people

ARREST: dict[str, object] = {
    "id": "arrest",
    "text": "Kenyan police arrested nine students in Mombasa on Monday.",
    "published_at": "2024-03-14",
    "gold": {
        "event_type": "COERCE",
        "mode": "arrest",
        "realis": "asserted",
        "event_text": "arrested",
        "actors": people("Kenyan police/KEN"),
        "recipients": people("nine students"),
        "event_date_start": "2024-03-11",
        "place_country": "KEN",
    },
}
MEETING: dict[str, object] = {
    "id": "meeting",
    "text": "Ghana met Togo.",
    "gold": {"event_type": "CONSULT", "recipients": []},
}
RAIN: dict[str, object] = {"id": "rain", "text": "Rain fell on the hills.", "gold": {"event_type": None}}


def jsonl(path: Path, *lines: object) -> str:
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return str(path)


def evaluated(capsys: pytest.CaptureFixture[str], *files: str, **told: object) -> tuple[int, str, str]:
    options = {"in_json": False, "worst": 2, "calibrating": False} | told
    capsys.readouterr()
    code = evaluate_files(files, Settings(batch_size=2), **options)  # type: ignore[arg-type]
    out, err = capsys.readouterr()
    return code, out, err


def cases_in(path: str, batch_size: int) -> tuple[list[Case], list[str]]:
    complaints: list[str] = []
    return list(read_cases([path], Settings(batch_size=batch_size), complaints.append)), complaints


def test_a_case_holds_what_a_run_would_write(tmp_path: Path):
    (case,), complaints = cases_in(jsonl(tmp_path / "gold.jsonl", ARREST), 200)
    (event,) = case.events
    assert (event.event_type, event.trigger, event.values["mode"]) == ("COERCE", "arrested", "arrest")
    assert event.values["event_date_start"] == "2024-03-11"
    assert (event.values["place_name"], event.values["place_country"]) == ("Mombasa", "KEN")
    assert event.sides["actor"][0].country == "KEN"
    assert 0.05 <= event.confidence <= 0.95
    assert complaints == []


def test_the_size_of_a_batch_changes_nothing(tmp_path: Path):
    path = jsonl(tmp_path / "gold.jsonl", ARREST, "{", MEETING, RAIN, ARREST | {"id": "again"}, {"text": "Nothing."})
    assert cases_in(path, 1) == cases_in(path, 2) == cases_in(path, 200)
    assert [case.name for case in cases_in(path, 2)[0]] == ["arrest", "meeting", "rain", "again"]


def test_the_object_holds_every_measure(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    code, out, err = evaluated(capsys, jsonl(tmp_path / "gold.jsonl", ARREST, MEETING, RAIN), in_json=True)
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert (found["n"], found["type_recall"], found["type_precision"], found["type_f1"]) == (3, 1.0, 1.0, 1.0)
    assert (found["mode_given_type"], found["actor_given_type"], found["of"]["actor_given_type"]) == (1.0, 1.0, 1)
    assert (found["recipient_invented"], found["events_where_there_is_none"]) == (1.0, 0.0)
    assert found["dates"]["event_date_start"]["share"] == 1.0
    assert found["places"]["place_country"]["share"] == 1.0
    assert found["worst"]["recipient invented"][0]["read"] == "Togo (TGO)"
    assert set(found["baselines"]) == {"keyword", "majority"}
    assert found["baselines"]["majority"]["type_recall"] == 0.5
    assert found["calibration"]["bins"][0]["interval"][0] < 1.0


def test_the_tables_tell_measures_calibration_and_faults(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", "160")
    path = jsonl(tmp_path / "gold.jsonl", ARREST, MEETING)
    code, out, _ = evaluated(capsys, path, calibrating=True)
    assert code == 0
    for words in (
        *("2 texts", "type macro F1", "keyword", "majority", "CONSULT", "dates, given the type"),
        *(
            "realis: gold beside what was read",
            "95 % interval",
            "expected calibration error",
            "what confidence is made of",
        ),
        *("recipient invented (1)", "Ghana met Togo."),
    ):
        assert words in out, words
    _, out, _ = evaluated(capsys, path, worst=0)
    assert "Ghana met Togo." not in out
    assert "what confidence is made of" not in out


def test_words_in_brackets_are_shown_as_they_stand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", "160")
    line = MEETING | {"text": "Rain [red] fell :smile: on [/the] hills."}
    assert "Rain [red] fell :smile: on [/the] hills." in evaluated(capsys, jsonl(tmp_path / "gold.jsonl", line))[1]


def test_lines_that_cannot_be_used_are_told_with_their_number_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    unknown = MEETING | {"gold": {"event_type": "CHAT"}}
    path = jsonl(tmp_path / "gold.jsonl", "{", MEETING, {"text": "Ghana met Togo."}, unknown, "[1]", {"gold": {}})
    code, out, err = evaluated(capsys, path, in_json=True)
    assert code == 1
    assert json.loads(out)["n"] == 1
    told = [line.removeprefix(f"newsledger: {path}, line ") for line in err.splitlines()]
    assert [line.split(":")[0] for line in told] == ["1", "3", "4", "5", "6"]
    for line, words in zip(told, ("malformed_json", "gold", "'CHAT'", "not_an_object", "missing_field"), strict=True):
        assert words in line


def test_a_text_that_the_parse_rejects_is_told_and_counts_as_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = jsonl(tmp_path / "gold.jsonl", MEETING, MEETING | {"text": "Talks."})
    code, out, err = evaluated(capsys, path, in_json=True)
    assert (code, json.loads(out)["n"], json.loads(out)["type_recall"]) == (1, 2, 0.5)
    assert "line 2: no_text" in err


def test_a_file_with_nothing_usable_or_that_is_not_there_is_an_error(tmp_path: Path):
    path = jsonl(tmp_path / "gold.jsonl", {"text": "Ghana met Togo."})
    with pytest.raises(ValueError, match="holds no line with text and gold"):
        evaluate_files([path], Settings(), in_json=True, worst=0, calibrating=False)
    with pytest.raises(FileNotFoundError, match=r"nowhere\.jsonl"):
        evaluate_files([str(tmp_path / "nowhere.jsonl")], Settings(), in_json=True, worst=0, calibrating=False)


def test_texts_without_any_event_can_be_evaluated(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    code, out, _ = evaluated(capsys, jsonl(tmp_path / "gold.jsonl", RAIN), in_json=True, calibrating=True)
    assert (code, json.loads(out)["events_where_there_is_none"]) == (0, 0.0)


def test_how_well_confidence_orders_rows_is_told_where_some_are_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    wrong = MEETING | {"gold": {"event_type": "AID"}}
    assert "a right row surer than a wrong one in" in evaluated(capsys, jsonl(tmp_path / "g.jsonl", ARREST, wrong))[1]
    assert "surer" not in evaluated(capsys, jsonl(tmp_path / "g.jsonl", ARREST))[1]
