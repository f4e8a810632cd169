"""A site on this machine that answers as told and notes what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    """What to answer. ``before`` runs ahead of the first byte; with ``pause`` the body is sent a byte at a time."""

    content: bytes = b"news"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    before: Callable[[], object] | None = None
    pause: float | None = None


class Site:
    """Replies by path, the last of a list again and again; a path it does not know is not found."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.port = server.server_port
        self.replies: dict[str, list[Reply]] = {}
        self.asked: list[tuple[str, HTTPMessage]] = []
        self.ended = threading.Event()

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def on(self, path: str, *replies: Reply) -> None:
        self.replies[path] = list(replies)

    def times(self, path: str) -> int:
        return self.paths.count(path)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def answer(self, path: str) -> Reply:
        replies = self.replies.get(path, [Reply(b"not here", 404)])
        return replies[0] if len(replies) == 1 else replies.pop(0)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 300
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append((self.path, self.headers))
        reply = self.site.answer(self.path)
        if reply.before is not None:
            reply.before()
        with suppress(OSError):  # the other side may have gone
            self._send(reply)
            return
        self.close_connection = True

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.status == 304:
            self.end_headers()
            return
        self.send_header("Content-Length", str(len(reply.content)))
        self.end_headers()
        if reply.pause is None:
            self.wfile.write(reply.content)
            return
        for place in range(len(reply.content)):
            self.wfile.write(reply.content[place : place + 1])
            if self.site.ended.wait(reply.pause):
                break

    def handle(self) -> None:
        with suppress(ConnectionError):  # the other side may go between two requests
            super().handle()

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # so that closing the server waits for its answers


@contextmanager
def open_site() -> Iterator[Site]:
    handler = type("Handler", (_Handler,), {})
    with _Server(("127.0.0.1", 0), handler) as server:
        site = Site(server)
        handler.site = site  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield site
        finally:
            site.ended.set()
            server.shutdown()
            thread.join()
