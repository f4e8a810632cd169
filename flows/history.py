"""Keep Prefect's history short: runs with their logs and artifacts are deleted after some days, events after a week.

Prefect deletes them in a server that stays up. That of a single run is up for seconds, and would let the database grow
with every run for years, so it deletes too: in small transactions, the next server goes on where it stopped.
"""

from __future__ import annotations

from prefect.server.services import db_vacuum, perpetual_services

_VACUUMS = (
    db_vacuum.schedule_vacuum_tasks,
    db_vacuum.schedule_event_vacuum_tasks,
    db_vacuum.schedule_orphan_vacuum_tasks,
)


def vacuum_in_every_server() -> None:
    """Have the server that this process is about to create delete old history, however short it lives."""
    for service in perpetual_services.get_perpetual_services():
        if service.function in _VACUUMS:
            service.run_in_ephemeral = True
