"""Normalise a printed role to its office, without the country, and to a key shared by all wordings of that office.

"the Iranian Foreign Minister" and "Iran's minister of foreign affairs" name the same office of the same country.
"""

from __future__ import annotations

from newsledger.knowledge.actor_names import known_phrases
from newsledger.knowledge.phrases import pieces_of
from newsledger.knowledge.reference import derived, derived_up_to, read_table

_COUNTRY_SORTS = frozenset({"name", "adjective", "people", "capital"})
_LITTLE = frozenset({"the", "a", "an", "'s", "his", "her", "its", "their", "of", "for", "in", "and"})
_MINISTERS = frozenset({"minister", "secretary"})


@derived_up_to(100_000)
def office_of(title: str) -> str:
    """Return the role in lower case without country or determiners: "foreign minister"; if none is left, the title."""
    pieces = pieces_of(title)
    country_words = {
        position
        for start, end, known in known_phrases().find(pieces)
        if known.sort in _COUNTRY_SORTS
        for position in range(start, end)
    }
    words = [piece.printed.lower() for n, piece in enumerate(pieces) if n not in country_words]
    while words and words[0] in _LITTLE:
        words.pop(0)
    while words and words[-1] in _LITTLE:
        words.pop()
    return " ".join(word for word in words if word != "'s") or title.lower()


@derived_up_to(100_000)
def office_key(title: str) -> str:
    """Return a key shared by all wordings of an office: a minister's portfolio, else the office itself."""
    words = office_of(title).split()
    head = next((word for word in words if word in _MINISTERS), None)
    if head is None:
        return " ".join(words)
    portfolio = " ".join(word for word in words if word != head and word not in _LITTLE)
    return f"{head} {_portfolio_by_words().get(portfolio, portfolio)}".strip()


@derived
def _portfolio_by_words() -> dict[str, str]:
    return {
        " ".join(word for word in row["words"].split() if word not in _LITTLE): row["portfolio"]
        for row in read_table("portfolios")
    }
