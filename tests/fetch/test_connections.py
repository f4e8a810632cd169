from __future__ import annotations

import socket
import ssl
import threading
from typing import Any

import httpcore
import pytest

from newsledger.fetch import Fetcher, connections
from newsledger.fetch.addresses import resolve_host
from newsledger.fetch.connections import CheckedBackend, Deadline
from newsledger.model.outcomes import RejectedError
from newsledger.settings import Settings
from tests.fetch.rejections import reject_of
from tests.fetch.site import Reply, Site


def test_a_name_is_resolved_once_so_that_what_was_checked_is_what_is_asked(
    fetcher: Fetcher, site: Site, monkeypatch: pytest.MonkeyPatch
):
    resolved: list[str] = []
    resolve = socket.getaddrinfo

    def give_this_machine(host: str, *rest: Any, **options: Any) -> Any:
        resolved.append(host)
        return resolve("127.0.0.1", *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", give_this_machine)
    site.on("/robots.txt", Reply(b""))
    site.on("/", Reply())
    assert fetcher.get(site.url("/", host="rebound.example")).content == b"news"
    assert resolved == ["rebound.example", "127.0.0.1"]
    assert {headers["Host"] for _, headers in site.asked} == {f"rebound.example:{site.port}"}


def test_the_next_address_of_a_host_is_tried_when_the_first_does_not_answer(
    site: Site, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(connections, "resolve_host", lambda *_, **__: ["127.0.0.2", "127.0.0.1"])
    stream = CheckedBackend(Deadline(300), allow_private=True).connect_tcp("two.example", site.port, 60)
    assert stream.get_extra_info("server_addr") == ("127.0.0.1", site.port)
    stream.close()


def test_a_connection_is_made_to_no_address_that_is_not_public(site: Site):
    backend = CheckedBackend(Deadline(300), allow_private=False)
    with pytest.raises(RejectedError, match="not a public address"):
        backend.connect_tcp("localhost", site.port, 60)


def test_no_wait_is_longer_than_what_is_left_of_the_time_for_the_whole():
    deadline = Deadline(2000)
    assert deadline.bound(0.1) == 0.1
    assert 0 < deadline.bound(5000) <= 2000
    assert 0 < deadline.bound(None) <= 2000


def test_a_name_that_cannot_be_resolved_now_may_be_asked_again(monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(httpcore.ConnectError, match="try again"):
        resolve_host("busy.example", 80, allow_private=False)


@pytest.mark.usefixtures("waits")
def test_tls_is_begun_with_the_name_and_not_with_the_address(settings: Settings):
    names: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.sni_callback = lambda _, name, __: names.append(name)  # type: ignore[assignment]
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=_shake_hands, args=(listener, context))
        thread.start()
        with Fetcher(settings.model_copy(update={"fetch_retries": 0})) as fetcher:
            reject = reject_of(fetcher, f"https://localhost:{listener.getsockname()[1]}/")
        thread.join()
    assert reject.reason == "fetch_failed"
    assert names == ["localhost"]


def _shake_hands(listener: socket.socket, context: ssl.SSLContext) -> None:
    """Begin TLS without a certificate, which the caller's side ends."""
    connection, _ = listener.accept()
    with connection, pytest.raises(ssl.SSLError):
        context.wrap_socket(connection, server_side=True)
