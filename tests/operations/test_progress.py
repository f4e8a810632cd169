"""What a run tells of its progress: on a pipe one line per stage, to nobody nothing."""

from __future__ import annotations

import pytest

from newsledger.operations.progress import NoProgress, current_progress, progress_bar, set_progress


def test_on_a_pipe_each_stage_is_a_line_on_standard_error(capsys: pytest.CaptureFixture[str]):
    with progress_bar(100) as progress:
        progress.enter_stage("reading articles")
        progress.advance(60)
        progress.advance(40)
        progress.enter_stage("warehouse [new]")
    told = capsys.readouterr()
    assert told.err == "reading articles …\nwarehouse [new] …\n"
    assert told.out == ""


def test_nobody_watches_unless_told(capsys: pytest.CaptureFixture[str]):
    set_progress(None)
    progress = current_progress()
    progress.enter_stage("reading")
    progress.advance(3)
    assert isinstance(progress, NoProgress)
    assert capsys.readouterr() == ("", "")


def test_who_is_set_is_told():
    with progress_bar(0) as progress:
        set_progress(progress)
        assert current_progress() is progress
    set_progress(None)
