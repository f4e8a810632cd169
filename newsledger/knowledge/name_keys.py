"""Turn a place's name into the key by which the gazetteer knows it."""

from __future__ import annotations

import unicodedata


def name_key(name: str) -> str:
    """Return the lookup key of a name: lower case without accents, hyphens as spaces, no apostrophes."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    name = name.casefold().replace("-", " ").replace("'", "").replace("’", "").replace("ʿ", "")
    return " ".join(name.split()) if "  " in name else name.strip()
