"""Alert people that a run failed, by calling their webhook or command with what went wrong.

The webhook gets a POST of JSON, the command the same JSON on standard input; ``text`` is one line for people, which
chat services show verbatim. An alert never makes a failed run worse: errors here are returned, not raised.
"""

from __future__ import annotations

import shlex
import subprocess
from dataclasses import asdict, dataclass
from json import dumps

import httpx

from newsledger.operations.terminal import make_line
from newsledger.settings import Settings

_PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class Alert:
    """What went wrong: the flow and its ledger, how the run ended and why, and the run's name in Prefect."""

    flow: str
    ledger: str
    state: str
    reason: str
    run: str

    @property
    def text(self) -> str:
        """One line for people."""
        return make_line(f"newsledger {self.flow} of {self.ledger}: {self.state.lower()}: {self.reason}")

    def as_json(self) -> str:
        """Return the alert as one JSON object."""
        return dumps({"text": self.text, **asdict(self)}, ensure_ascii=False)


def send_alert(alert: Alert, settings: Settings) -> list[str]:
    """Call the webhook and the command of the settings; returns the reasons why they could not be reached."""
    troubles = []
    if settings.alert_url is not None:
        troubles.append(_post_to_webhook(settings.alert_url, alert))
    if settings.alert_command is not None:
        troubles.append(_run_command(settings.alert_command, alert))
    return [trouble for trouble in troubles if trouble is not None]


def _post_to_webhook(url: str, alert: Alert) -> str | None:
    try:
        answer = httpx.post(
            url, content=alert.as_json(), headers={"content-type": "application/json"}, timeout=_PATIENCE
        )
        answer.raise_for_status()
    except httpx.HTTPError as error:
        return f"the webhook did not hear it: {type(error).__name__}: {error}"
    return None


def _run_command(command: str, alert: Alert) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603 - the user's own command, without a shell
            shlex.split(command), input=alert.as_json(), text=True, capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        return f"the command did not hear it: {error}"
    return None if done.returncode == 0 else f"the command ended with {done.returncode}: {done.stderr.strip()[-200:]}"
