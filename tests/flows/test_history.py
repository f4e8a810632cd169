"""Prefect's history is deleted by every server, however short it lives."""

from __future__ import annotations

import subprocess
import sys

from tests.prefect_box import clean
from tests.waiting import PATIENCE

ASKING = """
from flows.history import vacuum_in_every_server
from prefect.server.services.perpetual_services import get_enabled_perpetual_services
vacuum_in_every_server()
print(*sorted(one.function.__name__ for one in get_enabled_perpetual_services(ephemeral=True)))
"""


def test_the_server_of_a_single_run_deletes_old_runs_logs_and_artifacts_too():
    own = clean() | {"PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs,orphans"}
    done = subprocess.run(
        [sys.executable, "-c", ASKING], env=own, capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    assert {"schedule_vacuum_tasks", "schedule_event_vacuum_tasks", "schedule_orphan_vacuum_tasks"} <= set(
        done.stdout.split()
    )
