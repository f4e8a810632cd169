"""Build the deployments' manifest from prefect.yaml and the user's inputs, settings and schedule."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml

from newsledger.ledger.store import Address
from newsledger.normalise.redaction import redact
from newsledger.parse.inputs import is_address
from newsledger.resources import DEPLOYMENTS
from newsledger.settings import Settings

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_MIN_SECONDS = 20
"""Prefect's scheduler and worker poll that often; with a shorter interval runs would only queue up."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often the ledger flow runs: an interval in seconds or a cron line; None keeps the value of prefect.yaml."""

    every: int | None = None
    cron: str | None = None
    timezone: str | None = None

    def merge_into(self, given: dict[str, Any]) -> dict[str, Any]:
        """Return the schedule of prefect.yaml with the values set here replaced."""
        kept = {name: value for name, value in given.items() if name not in {"interval", "cron"}}
        when: dict[str, Any] = {name: given[name] for name in ("interval", "cron") if name in given}
        when = {"interval": self.every} if self.every is not None else when
        when = {"cron": self.cron} if self.cron is not None else when
        return {**when, **kept, **({"timezone": self.timezone} if self.timezone else {})}


def build_manifest(
    inputs: Iterable[str], settings: Settings, schedule: Schedule, pool: str | None = None
) -> dict[str, Any]:
    """Return the content of prefect.yaml with these inputs, settings, schedule and work pool.

    Only settings that were given explicitly are written. Paths become absolute, since a worker may start in any folder.
    """
    manifest: dict[str, Any] = yaml.safe_load(DEPLOYMENTS.read_text(encoding="utf-8"))
    manifest.pop("definitions")
    for deployment in manifest["deployments"]:
        parameters = deployment["parameters"]
        parameters["settings"] |= explicit_settings(settings)
        if "inputs" in parameters:
            parameters["inputs"] = [make_absolute(path) for path in inputs]
            deployment["schedules"] = [schedule.merge_into(one) for one in deployment["schedules"]]
        else:
            zone = Schedule(timezone=schedule.timezone)
            deployment["schedules"] = [zone.merge_into(one) for one in deployment["schedules"]]
        if pool is not None:
            deployment["work_pool"]["name"] = pool
    return manifest


def explicit_settings(settings: Settings) -> dict[str, Any]:
    """Return the settings that were given explicitly, as JSON values, with the ledger and other paths made absolute."""
    given = settings.model_dump(mode="json", exclude_unset=True, exclude={"state"})
    data = str(settings.data if isinstance(settings.data, Address) else settings.data.resolve())
    if isinstance(settings.data, Address):
        given["state"] = str(settings.state.resolve())
    if settings.reference is not None:
        given["reference"] = str(settings.reference.resolve())
    return given | {"data": data}


def make_absolute(path: str) -> str:
    """Return the input in a form that does not depend on the working folder; raises ValueError for standard input."""
    if path == "-":
        raise ValueError("standard input cannot be read on a schedule: name files, folders, patterns, feeds or @lists")
    if is_address(path):
        if redact(path) != path:
            raise ValueError(
                f"{redact(path)}: holds a password or key, which everyone with access to the server could read: "
                "write the address into a file and give @FILE"
            )
        return path
    if path.startswith("@"):
        return f"@{Path(path[1:]).resolve()}"
    return str(Path.cwd() / path)


def seconds_of(written: str) -> int:
    """Return the seconds of ``15m``, ``90s``, ``2h`` or ``1d``; raises ValueError for anything else."""
    found = re.fullmatch(r"(\d+)([smhd])", written)
    seconds = int(found[1]) * _UNITS[found[2]] if found else 0
    if seconds < _MIN_SECONDS:
        raise ValueError(f"{written!r} is no interval: give 30s, 15m, 2h or 1d; the least is {_MIN_SECONDS}s")
    return seconds


def zone_of(written: str) -> str:
    """Return the name of the time zone; raises ValueError when there is no such zone."""
    try:
        ZoneInfo(written)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"{written!r} is no time zone: give one such as Africa/Nairobi") from error
    return written
