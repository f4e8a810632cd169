"""The lease of a ledger in a bucket: one holds it, names itself, shows signs of life, and is taken over without them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsledger.ledger import lease
from newsledger.ledger.lease import LedgerLockedError, hold_lease
from newsledger.ledger.lock import hold_write_lock
from newsledger.ledger.store import Address, Store, open_store
from tests.waiting import until

PATH = "state/writer.json"


@pytest.fixture
def store(bucket: Address) -> Store:
    return open_store(bucket)


class Clock:
    """The time by which a lease's age is told here: it passes only while somebody waits, and meanwhile something is done."""

    def __init__(self) -> None:
        self.now = 0.0
        self.meanwhile: Callable[[], object] = lambda: None

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.meanwhile()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(lease, "time", made)
    return made


def test_a_second_writer_gives_up_with_the_name_of_the_first(store: Store, bucket: Address):
    with (
        hold_write_lock(store, "state", "the nightly run", 1),
        pytest.raises(
            LedgerLockedError, match=rf"{bucket} is being written by the nightly run \(process \d+ on .+\); gave up"
        ),
        hold_write_lock(store, "state", "another", 0),
    ):
        pass


def test_the_lease_is_free_as_soon_as_its_holder_ends_or_fails(store: Store):
    with pytest.raises(ZeroDivisionError), hold_lease(store, PATH, "one", 0):
        raise ZeroDivisionError
    for _ in range(2):
        with hold_lease(store, PATH, "two", 0) as is_held:
            assert is_held()
            assert b'"two"' in store.get(PATH)


def test_a_holder_shows_signs_of_life_by_itself(store: Store):
    with hold_lease(store, PATH, "one", 0, stale=0.3):
        first = store.etag(PATH)
        until(lambda: store.etag(PATH) != first, "a sign of life")


def test_a_holder_that_shows_signs_of_life_keeps_the_lease_however_long(store: Store, clock: Clock):
    with hold_lease(store, PATH, "one", 0, stale=1000) as is_held:
        clock.meanwhile = is_held
        with pytest.raises(LedgerLockedError, match="written by one"), hold_lease(store, PATH, "two", 30, stale=2):
            pass
    assert clock.now >= 30


def test_a_holder_without_a_sign_of_life_is_taken_over_and_notices(store: Store, clock: Clock):
    with (
        hold_lease(store, PATH, "asleep", 0, stale=1000) as is_held,
        hold_lease(store, PATH, "awake", 500, stale=40) as is_held_now,
    ):
        assert 40 <= clock.now < 41
        assert is_held_now()
        assert not is_held()
    assert b'"holder": null' in store.get(PATH)


def test_a_sleeper_that_ends_does_not_free_the_lease_of_who_took_over(store: Store, clock: Clock):
    asleep = hold_lease(store, PATH, "asleep", 0, stale=1000)
    asleep.__enter__()
    with hold_lease(store, PATH, "awake", 500, stale=40) as is_held:
        assert clock.now >= 40
        asleep.__exit__(None, None, None)
        assert is_held()


def test_of_two_that_find_a_stale_lease_one_takes_it(store: Store):
    abandoned = hold_lease(store, PATH, "abandoned", 0, stale=1000)
    abandoned.__enter__()
    etag = store.etag(PATH)
    assert etag is not None
    assert store.put_if_same(PATH, b'{"holder": "quick"}', etag) is not None
    assert store.put_if_same(PATH, b'{"holder": "slow"}', etag) is None


def test_an_object_that_is_no_lease_is_taken(store: Store):
    store.put(PATH, b"\xff not json")
    with hold_lease(store, PATH, "one", 0) as is_held:
        assert is_held()
