"""Check whether a URL or host may be fetched, raising an error with the reason when it may not.

A host is judged by the addresses it resolves to, never by its spelling, so that all spellings are treated alike.
"""

from __future__ import annotations

import socket
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import httpcore
import httpx

from newsledger.fetch.answers import make_rejection
from newsledger.packaged_tables import packaged_table

_LAST_PORT = 65_535
_GLOBAL_UNICAST = IPv6Network("2000::/3")  # all that IANA has given out of the space of IPv6 so far
_NAT64 = IPv6Network("64:ff9b::/96")  # the last four bytes are the IPv4 address reached


def check_url(url: str) -> httpx.URL:
    """Return the URL without its fragment; raises RejectedError when it is invalid or may not be fetched."""
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise make_rejection("fetch_failed", f"not a URL: {error}") from error
    if parsed.scheme not in ("http", "https"):
        raise make_rejection("not_allowed", f"only http and https are fetched, not {parsed.scheme or url!r}")
    if parsed.userinfo:
        raise make_rejection("not_allowed", "the URL holds a name or password")
    if not parsed.raw_host:
        raise make_rejection("fetch_failed", "the URL names no host")
    if parsed.port is not None and not 0 < parsed.port <= _LAST_PORT:
        raise make_rejection("fetch_failed", f"there is no port {parsed.port}")
    return parsed.copy_with(fragment=None)


def resolve_host(host: str, port: int, *, allow_private: bool) -> list[str]:
    """Return the numeric addresses of a host in the order to try them.

    Raises RejectedError ``not_allowed`` when any of them is not public, ``fetch_failed`` when the host does not exist,
    and ``httpcore.ConnectError`` on a temporary failure. The resolver's own timeout bounds the wait.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as error:
        if getattr(error, "errno", None) == socket.EAI_AGAIN:
            raise httpcore.ConnectError(f"host {host!r} could not be resolved: {error}") from error
        raise make_rejection("fetch_failed", f"host {host!r} could not be resolved: {error}") from error
    addresses = list(dict.fromkeys(str(place[0]) for *_, place in found))
    for address in addresses:
        if not allow_private and not is_public(address):
            raise make_rejection("not_allowed", f"host {host!r} is {address}, which is not a public address")
    return addresses


def is_public(address: str) -> bool:
    """Return whether a numeric address is publicly reachable; an embedded IPv4 address is judged in its place."""
    unwrapped = _unwrap(ip_address(address))
    if isinstance(unwrapped, IPv6Address) and unwrapped not in _GLOBAL_UNICAST:
        return False
    return not any(unwrapped in network for network in _special_networks(unwrapped.version))


def _unwrap(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour or address


@cache
def _special_networks(version: int) -> tuple[IPv4Network | IPv6Network, ...]:
    """Return the blocks of ``seeds/reference/special_addresses.csv``, which no table of a user replaces."""
    networks = (ip_network(row["network"]) for row in packaged_table("special_addresses"))
    return tuple(network for network in networks if network.version == version)
