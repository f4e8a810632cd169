from __future__ import annotations

import itertools
import re
import socket
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest

from newsledger.fetch import Fetcher, addresses
from newsledger.fetch.addresses import is_public, resolve_host
from newsledger.model.outcomes import RejectedError
from newsledger.packaged_tables import packaged_table
from newsledger.settings import Settings
from tests.fetch.rejections import reject_of
from tests.fetch.site import Reply, Site

GUARDED = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "127。0。0。1",
    "localhost",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "0.0.0.0",  # noqa: S104 -- not bound, asked
]


@pytest.mark.parametrize("host", GUARDED)
def test_this_machine_is_not_asked_whatever_it_is_called(site: Site, tmp_path: Path, host: str):
    site.on("/", Reply())
    with Fetcher(Settings(data=tmp_path)) as fetcher:
        assert reject_of(fetcher, site.url("/", host=host)).reason == "not_allowed"
    assert site.paths == []


@pytest.mark.parametrize("host", ["169.254.169.254", "10.0.0.1", "192.168.1.1", "100.64.0.1", "224.0.0.1", "[fe80::1]"])
def test_a_private_network_is_not_asked(tmp_path: Path, host: str):
    with Fetcher(Settings(data=tmp_path)) as fetcher:
        reject = reject_of(fetcher, f"http://{host}/latest/meta-data/")
    assert reject.reason == "not_allowed"
    assert "not a public address" in reject.message


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "192.0.0.192"),
        *("0.0.0.0", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1"),  # noqa: S104 -- not bound, judged
        *("::1", "::", "fe80::1%1", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1", "2001:0:1::1"),
        *("::ffff:10.0.0.1", "::127.0.0.1", "::ffff:0:127.0.0.1", "2002:7f00:1::1", "64:ff9b::a00:1"),
        *(
            "64:ff9b:1::808:808",
            "192.88.99.1",
            "3fff::1",
            "3fff:fff::1",
            "5f00::1",
            "100::1",
            "100:0:0:1::1",
            "2001:1::1",
        ),
        *(
            "2001:20::1",
            "2001:30::1",
            "2001:4:112::1",
            "2620:4f:8000::1",
            "192.31.196.1",
            "192.52.193.1",
            "192.175.48.1",
        ),
        *("192.0.0.9", "198.18.0.1", "203.0.113.1", "239.255.255.255", "4000::1", "8000::1", "fdff::1", "::808:808"),
        *("64:ff9b::c058:6301", "2002:c058:6301::1", "::ffff:192.88.99.1", "2002:a00:1::1", "3ffe::1"),
    ],
)
def test_an_address_that_leads_into_some_network_of_its_own_is_not_public(address: str):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "2002:808:808::1", "64:ff9b::808:808"),
        *("9.255.255.255", "11.0.0.0", "192.88.98.255", "192.88.100.0", "223.255.255.255", "172.32.0.1", "100.128.0.1"),
        *("2001:200::1", "2001:db9::1", "3fff:1000::1", "2a00::1", "2c0f:f248::1"),
    ],
)
def test_an_address_anybody_can_reach_is_public_also_where_it_is_wrapped(address: str):
    assert is_public(address)


def test_one_private_address_among_others_closes_a_host(monkeypatch: pytest.MonkeyPatch):
    found = [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)
    with pytest.raises(RejectedError, match=r"10\.0\.0\.1"):
        resolve_host("two-faced.example", 80, allow_private=False)
    assert resolve_host("two-faced.example", 80, allow_private=True) == ["8.8.8.8", "10.0.0.1"]


def test_every_block_is_refused_from_its_first_address_to_its_last():
    for row in packaged_table("special_addresses"):
        network = ip_network(row["network"])
        assert not is_public(str(network[0])), row
        assert not is_public(str(network[-1])), row
        assert row["meaning"]
        assert re.fullmatch(r"RFC \d+", row["source"])


def test_a_name_that_changes_its_address_is_judged_at_every_connection_and_dialled_as_judged(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    answers = itertools.chain(["127.0.0.1"], itertools.repeat("10.0.0.1"))
    asked: list[str] = []

    def rebind(host: str, port: int, *given: Any, **named: Any) -> Any:
        if host != "rebound.example":
            return real(host, port, *given, **named)
        asked.append(next(answers))
        return [(2, 1, 6, "", (asked[-1], port))]

    real = socket.getaddrinfo
    monkeypatch.setattr("socket.getaddrinfo", rebind)
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1" or is_public(address))
    site.on("/a", Reply(headers={"Connection": "close"}))
    site.on("/robots.txt", Reply(headers={"Connection": "close"}))
    with Fetcher(Settings(data=tmp_path)) as fetcher:
        reject = reject_of(fetcher, site.url("/a", host="rebound.example"))
    assert reject.reason == "not_allowed"
    assert "10.0.0.1, which is not a public address" in reject.message
    assert asked[:2] == ["127.0.0.1", "10.0.0.1"], "each connection asks once, and dials what was judged"
    assert "/a" not in site.paths


@pytest.mark.parametrize("target", ["http://10.0.0.1/", "http://[::1]/", "//169.254.169.254/latest/"])
def test_a_redirect_into_a_private_network_is_not_followed(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
):
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1" or is_public(address))
    site.on("/", Reply(status=302, headers={"Location": target}))
    with Fetcher(Settings(data=tmp_path)) as fetcher:
        reject = reject_of(fetcher, site.url("/"))
    assert reject.reason == "not_allowed"
    assert "not a public address" in reject.message
    assert site.times("/") == 1


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://127.0.0.1/a", "gopher://127.0.0.1/", "a.html", ""])
def test_only_http_and_https_are_fetched(fetcher: Fetcher, url: str):
    reject = reject_of(fetcher, url)
    assert reject.reason == "not_allowed"
    assert "only http and https" in reject.message


def test_a_url_that_holds_a_name_or_password_is_refused_and_not_repeated(fetcher: Fetcher, site: Site):
    reject = reject_of(fetcher, site.url("/", host="me:secret@127.0.0.1"))
    assert reject.reason == "not_allowed"
    assert "secret" not in reject.message
    assert site.paths == []


@pytest.mark.parametrize(
    "url",
    ["http://", "http:///path", "http://[::1", "http://\ud800/", "http://a..b/", "http://xn--a/", "http://0177.0.0.1/"],
)
def test_what_is_no_url_or_names_no_host_there_is_fails(fetcher: Fetcher, url: str):
    assert reject_of(fetcher, url).reason == "fetch_failed"


@pytest.mark.parametrize("port", [0, 65_536])
def test_a_port_there_cannot_be_fails(fetcher: Fetcher, port: int):
    assert reject_of(fetcher, f"http://127.0.0.1:{port}/").reason == "fetch_failed"
