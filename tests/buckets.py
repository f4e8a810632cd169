"""A real S3 endpoint for tests: what enters is nothing, what leaves is a server on loopback, ended by its own id."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from tests.ports import reserved_port
from tests.waiting import PATIENCE, until


def environment(port: int) -> Mapping[str, str]:
    """The variables that every client of S3 reads."""
    return {
        "AWS_ACCESS_KEY_ID": "tester",
        "AWS_SECRET_ACCESS_KEY": "no secret",
        "AWS_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
    }


@contextmanager
def served() -> Iterator[int]:
    """Serve S3 on a free port of loopback; gives the port."""
    port = reserved_port()
    command = [str(Path(sys.executable).with_name("moto_server")), "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, server)
        yield port
    finally:
        server.kill()
        server.wait()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    until(lambda: server.poll() is not None or _answers(port), f"an S3 endpoint on port {port}", look_every=0.05)
    if server.poll() is not None:
        raise RuntimeError(f"the S3 endpoint on port {port} has ended with {server.poll()}")


def _answers(port: int) -> bool:
    try:
        urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE).close()
    except (URLError, OSError):
        return False
    return True


def make_bucket(port: int, name: str) -> None:
    urlopen(Request(f"http://127.0.0.1:{port}/{name}", method="PUT"), timeout=PATIENCE).close()
