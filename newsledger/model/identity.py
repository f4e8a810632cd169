"""Compute ids from natural keys; ids are never allocated."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

_SEPARATOR = "\x1f"
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)


def stable_id(*parts: object) -> str:
    """Return 16 hexadecimal digits that depend only on the parts and their order; None and "" differ."""
    natural_key = _SEPARATOR.join("\x00" if part is None else str(part) for part in parts)
    return blake2b(natural_key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def hash_bytes(content: bytes) -> str:
    """Return a hash of the content, 32 hexadecimal digits."""
    return blake2b(content, digest_size=16).hexdigest()


def slug(name: str) -> str:
    """Return the name as lower-case ASCII letters and digits joined by hyphens: "José Ñáñez" gives "jose-nanez"."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_WITHOUT_DECOMPOSITION))
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    return _NOT_SLUG.sub("-", plain.replace("'", "").replace("\u2019", "")).strip("-")
