"""Only the server's own page and programs of this machine that know its name are let in."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from flows.page_guard import Message, PageGuard, Receive, Send, find_origins

PORT = 4200


async def inner(scope: Message, receive: Receive, send: Send) -> None:
    """Say that the request has come through."""
    del receive
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": [(b"x-inner", b"yes")]})
    await send({"type": "http.response.body", "body": b"in"})


def answer(**headers: str) -> httpx.Response:
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(Served(PageGuard(inner)))  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport) as client:
            return await client.post(f"http://127.0.0.1:{PORT}/api/flow_runs/filter", headers=headers)

    return asyncio.run(ask())


class Served:
    """The application at a port, whatever Host says; httpx takes it from there."""

    def __init__(self, guard: PageGuard) -> None:
        self._guard = guard

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        await self._guard({**scope, "server": ("127.0.0.1", PORT)}, receive, send)


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"LOCALHOST:{PORT}"])
def test_programs_of_this_machine_are_let_in(host: str):
    assert answer(Host=host).text == "in"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "localhost",
        "127.0.0.1",
        "localhost:4201",
        "127.0.0.1.evil.example:4200",
        "",
    ],
)
def test_another_name_is_refused_so_that_a_rebound_name_is_of_no_use(host: str):
    refused = answer(Host=host)
    assert refused.status_code == httpx.codes.FORBIDDEN
    assert refused.text.count("\n") == 1


@pytest.mark.parametrize("origin", find_origins(PORT))
def test_the_servers_own_page_is_let_in(origin: str):
    assert answer(Origin=origin).text == "in"


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "https://127.0.0.1:4200",
        "http://localhost:3000",
        "http://localhost:42000",
        "file://",
    ],
)
def test_a_page_of_another_origin_is_refused(origin: str):
    assert answer(Origin=origin).status_code == httpx.codes.FORBIDDEN


def test_no_page_may_frame_the_page():
    let_in = answer()
    assert let_in.headers["x-inner"] == "yes"
    assert let_in.headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in let_in.headers["content-security-policy"]


def sent_to_socket(headers: list[tuple[bytes, bytes]]) -> list[str]:
    sent: list[Any] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message["type"])

    scope = {"type": "websocket", "server": ("127.0.0.1", PORT), "headers": headers}
    asyncio.run(PageGuard(inner)(scope, receive, send))
    return sent


def test_a_websocket_of_another_page_is_closed_before_it_is_open():
    own = (b"host", f"127.0.0.1:{PORT}".encode())
    assert sent_to_socket([own, (b"origin", b"http://evil.example")]) == ["websocket.close"]
    assert sent_to_socket([(b"host", b"evil.example")]) == ["websocket.close"]
    assert sent_to_socket([own, own]) == ["websocket.close"], "two names are one too many"
    assert sent_to_socket([own, (b"origin", f"http://127.0.0.1:{PORT}".encode())]) == ["websocket.accept"]
