"""What a run tells of its progress: on a pipe one line per stage, to nobody nothing."""

from __future__ import annotations

import pytest

from newsledger.operations.progress import Unwatched, bar, current_watch, set_watch


def test_on_a_pipe_each_stage_is_a_line_on_standard_error(capsys: pytest.CaptureFixture[str]):
    with bar(100) as watch:
        watch.waiting("reading articles")
        watch.done(60)
        watch.done(40)
        watch.waiting("warehouse [new]")
    told = capsys.readouterr()
    assert told.err == "reading articles …\nwarehouse [new] …\n"
    assert told.out == ""


def test_nobody_watches_unless_told(capsys: pytest.CaptureFixture[str]):
    set_watch(None)
    watch = current_watch()
    watch.waiting("reading")
    watch.done(3)
    assert isinstance(watch, Unwatched)
    assert capsys.readouterr() == ("", "")


def test_who_is_set_is_told():
    with bar(0) as watch:
        set_watch(watch)
        assert current_watch() is watch
    set_watch(None)
