"""The auth string: made once, its owner's alone, and never printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.auth import CLIENT, SERVER, auth_file, describe_place, make_auth


def test_it_is_made_at_first_and_the_same_afterwards(tmp_path: Path):
    made = make_auth(tmp_path)
    assert made[SERVER] == made[CLIENT]
    assert len(made[SERVER]) > 40
    assert make_auth(tmp_path) == made
    assert [path.name for path in tmp_path.iterdir()] == ["auth"]


def test_no_two_ledgers_have_the_same(tmp_path: Path):
    folders = [tmp_path / name for name in "ab"]
    for folder in folders:
        folder.mkdir()
    one, other = (make_auth(folder)[SERVER] for folder in folders)
    assert one != other


def test_only_its_owner_reads_it_also_when_it_was_open_before(tmp_path: Path):
    make_auth(tmp_path)
    assert auth_file(tmp_path).stat().st_mode & 0o777 == 0o600
    auth_file(tmp_path).chmod(0o644)
    make_auth(tmp_path)
    assert auth_file(tmp_path).stat().st_mode & 0o777 == 0o600


def test_the_users_own_is_kept(tmp_path: Path):
    assert make_auth(tmp_path, "me:mine") == {SERVER: "me:mine", CLIENT: "me:mine"}
    assert not auth_file(tmp_path).exists()
    assert describe_place(tmp_path, "me:mine") == f"that of {SERVER}"


def test_a_person_is_told_where_it_stands_not_what_it_is(tmp_path: Path):
    made = make_auth(tmp_path)
    assert describe_place(tmp_path, made[SERVER]) == f"it stands in {tmp_path / 'auth'}"


@pytest.mark.parametrize("words", ["", "newsledger:", "nonsense"])
def test_a_damaged_one_is_told_of(tmp_path: Path, words: str):
    auth_file(tmp_path).write_text(words, encoding="ascii")
    with pytest.raises(ValueError, match="delete the file and start again"):
        make_auth(tmp_path)
