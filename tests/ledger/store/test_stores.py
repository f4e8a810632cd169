"""A folder and a bucket keep the same promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsledger.ledger.store import Address, Store, StoreError, open_store
from newsledger.ledger.store.folder import UNFINISHED, FolderStore
from newsledger.ledger.store.objects import _summarise_error


@pytest.fixture(params=["folder", "bucket"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return open_store(tmp_path / "store" if request.param == "folder" else request.getfixturevalue("bucket"))


def test_what_was_put_is_read_and_replaced_whole(store: Store):
    store.put("a/b c/published_month=2023-10/part", b"one")
    store.put("a/b c/published_month=2023-10/part", b"other")
    assert store.get("a/b c/published_month=2023-10/part") == b"other"
    assert store.exists("a/b c/published_month=2023-10/part")
    assert not store.exists("a/b c")


def test_what_is_not_there_is_file_not_found(store: Store):
    assert not store.exists("nowhere")
    assert store.etag("nowhere") is None
    with pytest.raises(FileNotFoundError):
        store.get("nowhere")


def test_only_the_first_makes_a_file(store: Store):
    first = store.put_if_absent("lock", b"mine")
    assert first is not None
    assert first == store.etag("lock")
    assert store.put_if_absent("lock", b"yours") is None
    assert store.get("lock") == b"mine"


def test_a_file_is_replaced_only_by_who_knows_its_last_state(store: Store):
    first = store.put_if_absent("lock", b"mine")
    assert first is not None
    second = store.put_if_same("lock", b"mine again", first)
    assert second not in {None, first}
    assert store.put_if_same("lock", b"yours", first) is None
    assert store.read("lock") == (b"mine again", second)


def test_a_file_that_is_gone_is_not_replaced(store: Store):
    first = store.put_if_absent("lock", b"mine")
    assert first is not None
    store.delete(["lock"])
    assert store.put_if_same("lock", b"yours", first) is None
    assert not store.exists("lock")


def test_files_are_listed_in_order_with_what_changes_when_they_do(store: Store):
    for path in ("b/2/x", "b/1/x", "a/x", "bc/x"):
        store.put(path, path.encode())
    before = store.files("b")
    assert list(before) == ["b/1/x", "b/2/x"]
    store.put("b/2/x", b"new")
    after = store.files("b")
    assert [path for path in after if after[path] != before[path]] == ["b/2/x"]
    assert list(store.files("nowhere")) == []
    assert after["b/2/x"] == store.etag("b/2/x")


def test_files_are_moved_over_others_and_those_that_are_gone_are_told(store: Store):
    store.put("staged/1", b"new")
    store.put("lake/one/part", b"old")
    assert store.move([("staged/1", "lake/one/part"), ("staged/2", "lake/two/part")]) == ["staged/2"]
    assert list(store.files("")) == ["lake/one/part"]
    assert store.get("lake/one/part") == b"new"


def test_deleting_passes_over_what_is_gone_and_clearing_takes_all_below(store: Store):
    for path in ("a/1/x", "a/2/x", "ab/x", "b"):
        store.put(path, b"")
    store.delete(["b", "nowhere/x"])
    store.clear("a")
    store.clear("a")
    assert list(store.files("")) == ["ab/x"]


def test_a_large_file_is_sent_and_fetched(store: Store, tmp_path: Path):
    large = tmp_path / "large"
    large.write_bytes(bytes(range(256)) * 80_000)
    etag = store.send("warehouse", large)
    assert store.etag("warehouse") == etag
    assert store.fetch("warehouse", tmp_path / "fetched") == etag
    assert (tmp_path / "fetched").read_bytes() == large.read_bytes()


def test_a_write_that_fails_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    store = FolderStore(tmp_path)
    store.put("a/part", b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device", descriptor)

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match=r"No space left on device: '.*/a/part'"):
        store.put("a/part", b"new")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["part"]
    assert store.get("a/part") == b"old"
    assert UNFINISHED not in "".join(store.files(""))


def test_every_folder_whose_names_changed_is_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    synced: list[Path] = []
    monkeypatch.setattr("newsledger.ledger.store.folder._sync_folder", synced.append)
    store = FolderStore(tmp_path / "new" / "ledger")
    store.put("state/staging/1", b"")
    store.settle()
    ledger = tmp_path / "new" / "ledger"
    assert synced == [tmp_path, tmp_path / "new", ledger, ledger / "state", ledger / "state" / "staging"]
    synced.clear()
    store.move([("state/staging/1", "lake/events/month=1/part")])
    store.settle()
    expected = [
        ledger,
        ledger / "lake",
        ledger / "lake/events",
        ledger / "lake/events/month=1",
        ledger / "state/staging",
    ]
    assert synced == expected
    synced.clear()
    store.delete(["lake/events/month=1/part"])
    store.settle()
    assert synced == [ledger / "lake" / "events"]
    assert not (ledger / "lake" / "events" / "month=1").exists()


def test_files_in_a_linked_folder_are_listed_and_a_link_to_nowhere_is_not(tmp_path: Path):
    store = FolderStore(tmp_path / "ledger")
    store.put("lake/a", b"")
    FolderStore(tmp_path).put("other/b", b"")
    (tmp_path / "ledger" / "lake" / "linked").symlink_to(tmp_path / "other")
    (tmp_path / "ledger" / "lake" / "gone").symlink_to(tmp_path / "nowhere")
    assert list(store.files("lake")) == ["lake/a", "lake/linked/b"]


def test_a_store_that_does_not_answer_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, bucket: Address):
    monkeypatch.setattr("newsledger.ledger.store.objects._RETRIES", 0)
    store = open_store(Address("no-such-bucket", "a"))
    with pytest.raises(StoreError, match=r"s3://no-such-bucket/a/x: .*bucket") as raised:
        store.put("x", b"")
    assert "\n" not in str(raised.value)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with pytest.raises(StoreError, match="s3://bucket-"):
        open_store(bucket).get("x")


def test_an_answer_that_lacks_credentials_says_what_to_set():
    asked = RuntimeError("Generic S3 error: Error performing PUT http://169.254.169.254/latest/api/token - refused")
    assert _summarise_error(asked).startswith("no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
