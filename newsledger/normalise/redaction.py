"""Redact the secrets in addresses: user names and passwords before the host, and values of secret-looking parameters.

Which parameters look secret is ``seeds/reference/secret_parameters.csv``.
"""

from __future__ import annotations

import re

from newsledger.knowledge.reference import derived, read_table

HIDDEN = "***"
_USER = re.compile(r"(?<=://)[^\s/?#\"'<>\\]+@")


def redact(text: str) -> str:
    """Return the text with the secrets of all addresses in it hidden; a text without any is returned as it is."""
    if "@" in text and "://" in text:
        text = _USER.sub(f"{HIDDEN}@", text)
    for pattern in _secret_values() if "=" in text or "%3" in text else ():
        text = pattern.sub(rf"\g<1>{HIDDEN}", text)
    return text


@derived
def _secret_values() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds a parameter (group 1) with its value: in an address, and in one that is encoded within another."""
    patterns = (re.escape(row["parameter"]) for row in read_table("secret_parameters"))
    name = "(?:" + "|".join(pattern.replace(r"\*", r"[\w.\-]{0,40}") for pattern in patterns) + ")"
    return (
        re.compile(rf"([?&;\#]{name}=)(?!\*\*\*)[^\s&\#\"'<>\\]+", re.IGNORECASE),
        re.compile(rf"((?:%3F|%26){name}%3D)(?:[^\s&;\#\"'<>\\%]|%(?!26|23))+", re.IGNORECASE),
    )
