"""The command scores whole articles, alone and beside sentences, and tells lines and words that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsledger.commands.evaluate import evaluate_files
from newsledger.settings import Settings
from tests.evaluation.whole_articles.article_cases_of import gold_event, gold_figure, named

ARTICLE: dict[str, object] = {
    "id": "mombasa",
    "text": "Kenyan police arrested nine students in Mombasa on Monday. “We did nothing,” said Amina Otieno.",
    "published_at": "2024-03-14",
    "gold": {
        "focus_country": "KEN",
        "events": [
            gold_event(
                "Kenyan police arrested nine students in Mombasa on Monday",
                mode=["arrest"],
                actors=[named("Kenyan police", country="KEN", sector=["COP"])],
                recipients=[named("nine students", "students", country="KEN", country_also=[None], sector=["EDU"])],
                place={"names": ["Mombasa"], "country": "KEN"},
                date={"start": "2024-03-11", "end": "2024-03-11"},
            ),
            gold_event("We did nothing", event_type=("AID",)),
        ],
        "figures": [gold_figure("nine students", 9, population_also=[None])],
        "statements": [{"speaker": ["Amina Otieno"], "words": "We did nothing,", "direct": True}],
        "actors": [named("Kenyan police", country="KEN", sector=["COP"], kind="government_body")],
    },
}
SENTENCE: dict[str, object] = {"id": "meeting", "text": "Ghana met Togo.", "gold": {"event_type": "CONSULT"}}


def evaluated(path: Path, capsys: pytest.CaptureFixture[str], *lines: object, **told: object) -> tuple[int, str, str]:
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    options = {"in_json": True, "worst": 2, "calibrating": False} | told
    code = evaluate_files([str(path)], Settings(), **options)  # type: ignore[arg-type]
    out, err = capsys.readouterr()
    return code, out, err


def test_whole_articles_alone_give_an_object_of_their_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    code, out, err = evaluated(tmp_path / "gold.jsonl", capsys, ARTICLE)
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert list(found) == ["whole_articles"]
    whole = found["whole_articles"]
    assert (whole["n"], whole["words"]) == (1, 15)
    assert (whole["events"]["precision"]["share"], whole["events"]["recall"]["share"]) == (1.0, 0.5)
    assert whole["events"]["whole_record_given_type"] == {"share": 1.0, "right": 1, "of": 1}
    assert (whole["figures"]["recall"]["share"], whole["statements"]["speaker"]["share"]) == (1.0, 1.0)
    assert whole["actors"]["country"]["share"] == 1.0
    assert whole["faults"] == {"event missed": 1}
    (missed,) = whole["worst"]["event missed"]
    assert (missed["article"], missed["words"], missed["expected"]) == ("mombasa", "We did nothing", "AID")
    assert missed["place"].endswith("gold.jsonl, line 1")


def test_sentences_and_whole_articles_may_stand_in_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    _, out, _ = evaluated(tmp_path / "gold.jsonl", capsys, SENTENCE, ARTICLE)
    found = json.loads(out)
    assert (found["n"], found["type_recall"], found["whole_articles"]["n"]) == (1, 1.0, 1)


def test_the_tables_tell_measures_and_faults_with_their_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", "160")
    _, out, _ = evaluated(tmp_path / "gold.jsonl", capsys, ARTICLE, in_json=False)
    for words in (
        *(
            "1 whole articles, 15 words",
            "whole articles: events",
            "whole articles: figures",
            "false events per 1,000 words",
        ),
        *("whole articles, event missed (1)", "We did nothing"),
    ):
        assert words in out, words
    _, out, _ = evaluated(tmp_path / "gold.jsonl", capsys, ARTICLE, in_json=False, worst=0)
    assert "event missed" not in out


def test_a_line_that_cannot_be_used_is_told_with_its_number_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    broken = ARTICLE | {"gold": {"events": [gold_event("x", event_type=("CHAT",))]}}
    code, out, err = evaluated(tmp_path / "gold.jsonl", capsys, broken, ARTICLE, {"gold": {"events": []}})
    assert (code, json.loads(out)["whole_articles"]["n"]) == (1, 1)
    first, second = err.splitlines()
    assert first.endswith("line 1: gold.events, 1: unknown event_type 'CHAT'")
    assert "line 3: missing_field" in second


def test_words_that_do_not_stand_in_the_text_are_told_and_the_article_is_scored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    wrong = ARTICLE | {"gold": {"events": [gold_event("police arested nine students")]}}
    code, out, err = evaluated(tmp_path / "gold.jsonl", capsys, wrong)
    assert (code, json.loads(out)["whole_articles"]["events"]["recall"]["of"]) == (1, 1)
    assert err.strip().endswith("line 1: gold: 'police arested nine students' does not stand in the text")


def test_a_text_that_the_parse_rejects_is_told_and_counts_as_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    code, out, err = evaluated(tmp_path / "gold.jsonl", capsys, ARTICLE | {"text": "Talks."}, ARTICLE)
    assert (code, json.loads(out)["whole_articles"]["events"]["recall"]["of"]) == (1, 4)
    assert "line 1: no_text" in err
