"""Shared ground of the tests: Prefect keeps to a temporary folder before anything imports it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from flows.environment import prepare

prepare(Path(tempfile.mkdtemp(prefix="newsledger-tests-")))
