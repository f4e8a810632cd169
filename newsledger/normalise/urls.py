"""Canonicalise a URL, so that all its spellings give the same address."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

from newsledger.knowledge.reference import derived, read_table

_SCHEMES = {"http": 80, "https": 443}


def canonical_url(url: str) -> str | None:
    """Return the address without scheme, default port, fragment, tracking parameters and trailing slash.

    None if it is not a web address.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or not host or any(character.isspace() for character in host):
        return None
    port_part = "" if port is None or port in _SCHEMES.values() else f":{port}"
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(key)]
    query = f"?{urlencode(sorted(kept), errors='surrogatepass')}" if kept else ""
    return f"{host}{port_part}{parts.path.rstrip('/')}{query}"


def anchor_of(url: str) -> str | None:
    """Return the fragment that numbers a part of the page ("update-1"); None for any other, as "top" or "xtor=RSS-1"."""
    fragment = urlsplit(url.strip()).fragment
    return fragment if "=" not in fragment and any(map(str.isdigit, fragment)) else None


def is_home_page(canonical: str) -> bool:
    """Return whether the canonical address is that of a site and of no page of it."""
    return "/" not in canonical and "?" not in canonical


def _is_tracking(key: str) -> bool:
    names, beginnings = _tracking_parameters()
    return key.lower() in names or key.lower().startswith(beginnings)


@derived
def _tracking_parameters() -> tuple[frozenset[str], tuple[str, ...]]:
    patterns = [row["parameter"] for row in read_table("tracking_parameters")]
    names = frozenset(pattern for pattern in patterns if not pattern.endswith("*"))
    return names, tuple(pattern[:-1] for pattern in patterns if pattern.endswith("*"))
