"""Install Superset in a folder and serve it on loopback; it is stopped by its own process id."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import httpx

HERE = Path(__file__).resolve().parent
_LOCK = HERE / "requirements.txt"
_PATIENCE = 180.0
USER = "admin"


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of Superset: its installation, its own data and its log."""

    folder: Path

    @property
    def program(self) -> Path:
        return self.folder / "venv" / "bin" / "superset"

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def log(self) -> Path:
        return self.folder / "superset.log"

    @property
    def environment(self) -> dict[str, str]:
        """The environment of Superset: its settings and folder, with telemetry off."""
        own = {"SUPERSET_CONFIG_PATH": str(HERE / "superset_config.py"), "SUPERSET_HOME": str(self.home)}
        quiet = {"SCARF_ANALYTICS": "false", "DO_NOT_TRACK": "1", "FLASK_APP": "superset.app:create_app()"}
        return dict(os.environ) | own | quiet


def install(place: Place, python: str) -> None:
    """Create Superset's virtual environment with that Python, unless one made from this lock file exists."""
    wanted = sha256(_LOCK.read_bytes()).hexdigest()
    marker = place.folder / "venv" / "lock.sha256"
    if marker.exists() and marker.read_text(encoding="ascii") == wanted:
        return
    venv = place.folder / "venv"
    shutil.rmtree(venv, ignore_errors=True)
    subprocess.run([python, "-m", "venv", str(venv)], check=True)
    pip = [str(venv / "bin" / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    subprocess.run([*pip, "--require-hashes", "--no-deps", "-r", str(_LOCK)], check=True)
    marker.write_text(wanted, encoding="ascii")


def set_up(place: Place, password: str) -> None:
    """Create an empty metadata database for Superset, with one user."""
    shutil.rmtree(place.home, ignore_errors=True)
    place.home.mkdir(parents=True)
    place.log.unlink(missing_ok=True)
    person = ["--username", USER, "--firstname", "A", "--lastname", "B", "--email", "admin@example.org"]
    _run_superset(place, "db", "upgrade")
    _run_superset(place, "fab", "create-admin", *person, "--password", password)
    _run_superset(place, "init")


def _run_superset(place: Place, *words: str) -> None:
    with place.log.open("ab") as log:
        subprocess.run(
            [str(place.program), *words], env=place.environment, stdout=log, stderr=log, check=True, timeout=600
        )


@contextmanager
def serve_superset(place: Place) -> Iterator[str]:
    """Serve Superset on a free port of loopback; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [str(place.program), "run", "--host", "127.0.0.1", "--port", str(port), "--with-threads"]
    with place.log.open("ab") as log:
        server = subprocess.Popen(command, env=place.environment, stdout=log, stderr=log)
    try:
        _wait_for(f"http://127.0.0.1:{port}/health", server, place.log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    last = time.monotonic() + _PATIENCE
    while time.monotonic() < last and server.poll() is None:
        try:
            httpx.get(address, timeout=5, trust_env=False).raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"Superset does not answer; {log} says why")
