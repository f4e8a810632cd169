"""A real browser without a window: what enters is the address of a page and a script, what leaves is what the script found.

It is Chromium where the machine has one; a test that needs it is skipped elsewhere.
"""

from __future__ import annotations

import itertools
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.sync.client import ClientConnection, connect

from flows.processes import Child
from tests.prefect_box import clean
from tests.waiting import PATIENCE, until

_COMMAND = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_browser = pytest.mark.skipif(_COMMAND is None, reason="no Chromium on this machine")


class Browser:
    """One page of the browser."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)

    def open(self, address: str) -> None:
        """Go to the address and wait until its page is there."""
        self._ask("Page.navigate", url=address)
        until(
            lambda: self.run("document.readyState") == "complete" and self.run("location.href") != "about:blank",
            address,
        )

    def run(self, script: str) -> Any:
        """Return the value of the script, waited for when it is a promise."""
        told = self._ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        return told["result"].get("value")

    def type(self, words: str) -> None:
        """Type the words, then Enter, where the page's cursor is."""
        self._ask("Input.insertText", text=words)
        for kind in ("keyDown", "keyUp"):
            self._ask(
                "Input.dispatchKeyEvent", type=kind, key="Enter", code="Enter", windowsVirtualKeyCode=13, text="\r"
            )

    def _ask(self, method: str, **given: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": given}))
        while True:
            answer: dict[str, Any] = json.loads(self._socket.recv(PATIENCE))
            if answer.get("id") == number:
                assert "error" not in answer, answer
                return dict(answer["result"])


@contextmanager
def opened(folder: Path, *options: str) -> Iterator[Browser]:
    """A browser with a profile of its own in the folder."""
    own = ("--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}", "--remote-debugging-port=0")
    process = Child("browser", [str(_COMMAND), *own, *options, "about:blank"], clean(), folder / "browser.log")
    try:
        told = folder / "DevToolsActivePort"
        until(lambda: told.exists() and told.read_text("ascii").count("\n"), "the browser")
        port = told.read_text("ascii").split()[0]
        (page,) = (one for one in httpx.get(f"http://127.0.0.1:{port}/json").json() if one["type"] == "page")
        with connect(page["webSocketDebuggerUrl"], max_size=None) as socket:
            yield Browser(socket)
    finally:
        process.stop()
