"""An alarm reaches a real webhook and a real command; what keeps it from them is told, not raised."""

from __future__ import annotations

import json
import shlex
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from newsledger.operations.alert import Alert, send_alert
from newsledger.settings import Settings

ALARM = Alert("ledger", "desk", "Failed", "the river of news ran dry – “twice”", "brave-otter")


class Webhook(ThreadingHTTPServer):
    """Somebody who listens."""

    heard: list[dict[str, str]]
    answer = 200


class Ear(BaseHTTPRequestHandler):
    """How they listen."""

    server: Webhook

    def do_POST(self) -> None:
        self.server.heard.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
        self.send_response(self.server.answer)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        del format, args


@pytest.fixture
def webhook() -> Iterator[Webhook]:
    server = Webhook(("127.0.0.1", 0), Ear)
    server.heard = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def url(server: Webhook) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}/hook"


def command(script: Path, text: str) -> str:
    script.write_text(text, encoding="utf-8")
    return shlex.join([sys.executable, str(script)])


def test_a_webhook_hears_one_line_for_people_and_all_of_it(webhook: Webhook):
    assert send_alert(ALARM, Settings(alert_url=url(webhook))) == []
    assert webhook.heard == [
        {
            "text": "newsledger ledger of desk: failed: the river of news ran dry – “twice”",
            "flow": "ledger",
            "ledger": "desk",
            "state": "Failed",
            "reason": "the river of news ran dry – “twice”",
            "run": "brave-otter",
        }
    ]


def test_a_command_hears_the_same_on_its_standard_input(tmp_path: Path):
    heard = tmp_path / "heard.json"
    script = f"import pathlib, sys\npathlib.Path({str(heard)!r}).write_bytes(sys.stdin.buffer.read())"
    assert send_alert(ALARM, Settings(alert_command=command(tmp_path / "hear.py", script))) == []
    assert json.loads(heard.read_text(encoding="utf-8"))["text"] == ALARM.text


def test_one_that_does_not_hear_does_not_keep_the_other_from_it(webhook: Webhook, tmp_path: Path):
    failing = command(tmp_path / "fail.py", "import sys\nsys.exit('no paper left')")
    troubles = send_alert(ALARM, Settings(alert_url=url(webhook), alert_command=failing))
    assert troubles == ["the command ended with 1: no paper left"]
    assert len(webhook.heard) == 1
    webhook.answer = 503
    assert "503" in send_alert(ALARM, Settings(alert_url=url(webhook)))[0]
    assert send_alert(ALARM, Settings(alert_url="http://127.0.0.1:9/"))[0].startswith("the webhook did not hear it")
    assert send_alert(ALARM, Settings(alert_command=str(tmp_path / "nowhere")))[0].startswith("the command did not")


def test_without_anybody_to_tell_nothing_happens():
    assert send_alert(ALARM, Settings()) == []
