"""A log holds nothing that a terminal would obey, whoever wrote it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import StringIO

import pytest

from flows.clean_logs import log_safely

ATTACK = "a\x1b]0;owned\x07b\x9bc\u202ed"
SHOWN = "a\\x1b]0;owned\\x07b\\x9bc\\u202ed"


@pytest.fixture
def log() -> Iterator[tuple[logging.Logger, StringIO]]:
    before, out = logging.getLogRecordFactory(), StringIO()
    logger, handler = logging.getLogger("tests.clean_logs"), logging.StreamHandler(out)
    logger.addHandler(handler)
    log_safely()
    yield logger, out
    logging.setLogRecordFactory(before)
    logger.removeHandler(handler)


def test_messages_and_their_arguments_are_made_visible(log: tuple[logging.Logger, StringIO]):
    logger, out = log
    logger.warning(f"read %s: {ATTACK}", ATTACK)  # noqa: G004 -- a message that holds it itself
    assert out.getvalue() == f"read {SHOWN}: {SHOWN}\n"


def test_so_is_a_traceback(log: tuple[logging.Logger, StringIO]):
    logger, out = log
    logger.error("failed", exc_info=ValueError(ATTACK))
    assert out.getvalue().endswith(f"ValueError: {SHOWN}\n")
    assert "\x1b" not in out.getvalue()
