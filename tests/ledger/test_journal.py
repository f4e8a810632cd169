from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from newsledger.ledger.journal import BrokenJournalError, Journal
from newsledger.ledger.store import FolderStore

OLD = {"a/part": b"old a", "b/part": b"old b"}
NEW = {"a/part": b"new a", "c/part": b"new c"}


class KilledError(Exception):
    """Stands for the death of the writer."""


def folder_of(tmp_path: Path) -> Path:
    folder = tmp_path / "lake"
    for path, content in OLD.items():
        (folder / path).parent.mkdir(parents=True)
        (folder / path).write_bytes(content)
    return folder


def journal_of(tmp_path: Path) -> Journal:
    return Journal(FolderStore(tmp_path))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def stage(journal: Journal) -> None:
    for path, content in NEW.items():
        journal.stage(path, content)
    journal.stage_removal("b/part")


def test_a_commit_puts_every_change_into_place_and_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    journal = journal_of(tmp_path)
    stage(journal)
    assert files(folder) == OLD
    journal.commit()
    assert files(folder) == NEW
    assert list((tmp_path / "state").iterdir()) == []
    assert not journal_of(tmp_path).recover()


def test_what_was_only_staged_is_cleared(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    stage(journal_of(tmp_path))
    assert not journal_of(tmp_path).recover()
    assert files(folder) == OLD
    assert list((tmp_path / "state").iterdir()) == []


@pytest.mark.parametrize("survived", range(4))
def test_a_commit_that_died_after_any_step_is_finished_by_the_next_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, survived: int
) -> None:
    """The steps are two renames and one removal; the writer dies before the next of them."""
    folder = folder_of(tmp_path)
    journal = journal_of(tmp_path)
    stage(journal)
    journal.write()
    with monkeypatch.context() as patch:
        done: list[str] = []
        for name in ("replace", "unlink"):
            _die_after(patch, name, survived, done)
        with suppress(KilledError):
            journal.apply()
    assert len(done) == min(survived, 3)
    assert journal_of(tmp_path).recover()
    assert files(folder) == NEW
    assert list((tmp_path / "state").iterdir()) == []


def _die_after(patch: pytest.MonkeyPatch, name: str, survived: int, done: list[str]) -> None:
    really: Callable[..., Any] = getattr(Path, name)

    def step(self: Path, *arguments: Any, **options: Any) -> Any:
        if len(done) >= survived:
            raise KilledError
        done.append(name)
        return really(self, *arguments, **options)

    patch.setattr(Path, name, step)


def test_a_promise_that_cannot_be_kept_is_an_error_not_silence(tmp_path: Path) -> None:
    journal = journal_of(tmp_path)
    journal.stage("d/part", b"new")
    journal.write()
    next((tmp_path / "state" / "staging").rglob("000000")).unlink()
    with pytest.raises(BrokenJournalError, match="lake/d/part: the journal promises it"):
        journal_of(tmp_path).recover()


MARK, DIGEST = "0123456789abcdef", "0" * 32


def record(**changed: Any) -> bytes:
    """Return a journal that promises one file, with these changes."""
    files = {"replace": {"a/part": f"{MARK}/000000"}, "remove": ["b/part"], "digests": {"a/part": DIGEST}}
    return json.dumps({"version": 1, "mark": MARK} | files | changed).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        record()[:-9],
        record(version=2),
        record(version="1"),
        record(version=True),
        record(mark=None),
        record(mark="../../x"),
        record(later="unknown"),
        record(replace=["a/part"]),
        record(replace={"a/part": "../lake/b"}),
        record(replace={"a/part": 7}),
        *(
            record(remove=[path])
            for path in ("../out", "/etc/passwd", "a/../../out", "", "a//b", ".", "a\\b", "a\x00", 7)
        ),
        *(record(replace={path: f"{MARK}/000000"}, digests={}) for path in ("../out", "/out", "a/./b", "c:x")),
        record(digests={"a/part": "no hash"}),
        record(digests={"c/part": DIGEST}),
        record(remove=["a/part"]),
        record(remove={"b/part": 1}),
    ],
)
def test_a_journal_that_is_not_exactly_one_is_refused_in_one_line_and_nothing_is_discarded(
    tmp_path: Path, content: bytes
) -> None:
    folder = folder_of(tmp_path)
    (tmp_path / "out").write_bytes(b"another's")
    stage(journal_of(tmp_path))
    (tmp_path / "state" / "journal.json").write_bytes(content)
    before = files(tmp_path)
    with pytest.raises(BrokenJournalError, match=r"journal\.json: is no journal .* docs/recovery\.md") as raised:
        journal_of(tmp_path).recover()
    assert len(str(raised.value).splitlines()) == 1
    assert files(tmp_path) == before
    assert files(folder) == OLD


def test_a_staged_file_that_is_not_what_was_promised_stops_the_commit_before_anything_is_moved(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    journal = journal_of(tmp_path)
    stage(journal)
    journal.write()
    next((tmp_path / "state" / "staging").rglob("000001")).write_bytes(b"torn")
    before = files(tmp_path)
    with pytest.raises(BrokenJournalError, match="is not what the journal promises to write to c/part"):
        journal_of(tmp_path).recover()
    assert files(tmp_path) == before
    assert files(folder) == OLD


def test_a_journal_of_before_versions_is_finished_and_an_idle_one_of_a_bucket_is_cleared(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    journal = journal_of(tmp_path)
    stage(journal)
    journal.write()
    written = tmp_path / "state" / "journal.json"
    former = json.loads(written.read_bytes())
    del former["version"]
    written.write_text(json.dumps(former))
    assert journal_of(tmp_path).recover()
    assert files(folder) == NEW
    written.write_text(json.dumps({"mark": MARK}))
    assert not journal_of(tmp_path).recover()
    assert not written.exists()
