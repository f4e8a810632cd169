"""Answer only what comes from this machine under its own name: an ASGI application around Prefect's server.

A browser sends with each request the name it asked for (Host) and, from a script, the page the script belongs to
(Origin). A request for another name (DNS rebinding) or from another page is refused before Prefect sees it, websockets
included; the auth string (``flows.auth``) keeps out other users of the machine, who can send any header.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from http import HTTPStatus
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

_NAMES = ("127.0.0.1", "localhost")
_HEADERS = [
    (b"x-frame-options", b"DENY"),
    (b"content-security-policy", b"frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
]
"""No other page may frame this one or load a part of it."""
_POLICY_VIOLATION = 1008


def create_server() -> Application:
    """Return Prefect's server behind the guard; uvicorn calls it as a factory."""
    from prefect.server.api.server import create_app  # noqa: PLC0415 - takes seconds; the guard does not need it

    from flows.history import vacuum_in_every_server  # noqa: PLC0415 - same

    vacuum_in_every_server()
    return PageGuard(create_app(final=True))


def find_hosts(port: int) -> tuple[str, ...]:
    """Return the values of Host under which a server at this port of the loopback interface is asked for."""
    return tuple(f"{name}:{port}" for name in _NAMES) + (_NAMES if port == 80 else ())


def find_origins(port: int) -> tuple[str, ...]:
    """Return the origins of the server's own page."""
    return tuple(f"http://{host}" for host in find_hosts(port))


class PageGuard:
    """Passes requests to the application if their Host and Origin are the server's own."""

    def __init__(self, application: Application) -> None:
        self._application = application

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        refusal = None if scope["type"] == "lifespan" else _find_refusal(scope)
        if refusal is None:
            await self._application(scope, receive, _add_headers(send))
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        else:
            await _refuse(scope, receive, send, refusal)


def _find_refusal(scope: Message) -> str | None:
    """Return why the request is refused; None if it is not."""
    port = scope["server"][1]
    hosts, origins = _values_of(scope, b"host"), _values_of(scope, b"origin")
    if len(hosts) != 1 or hosts[0] not in find_hosts(port):
        return f"this server is asked for as http://{_NAMES[0]}:{port}, not under another name"
    if any(origin not in find_origins(port) for origin in origins):
        return "only this server's own page may ask it from a browser"
    return None


def _values_of(scope: Message, name: bytes) -> list[str]:
    return [value.decode("latin-1").lower() for key, value in scope["headers"] if key.lower() == name]


async def _refuse(scope: Message, receive: Receive, send: Send, refusal: str) -> None:
    from starlette.responses import PlainTextResponse  # noqa: PLC0415 - only a server needs it

    await PlainTextResponse(f"{refusal}\n", HTTPStatus.FORBIDDEN)(scope, receive, _add_headers(send))


def _add_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", ()), *_HEADERS]}
        await send(message)

    return send_with_headers
