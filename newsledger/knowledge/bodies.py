"""Classify organisations named by common words, such as "Foreign Ministry", and compute their ids."""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.knowledge.countries import country_names, official_names
from newsledger.knowledge.reference import derived, read_table
from newsledger.knowledge.sectors import sectors_with
from newsledger.model.identity import slug

_KIND_OF_SECTOR = {
    "PTY": "party",
    "OPP": "party",
    "REB": "armed_group",
    "PRM": "armed_group",
    "UAF": "armed_group",
    "CRM": "armed_group",
    "BUS": "company",
    "JRN": "media",
    "CVL": "population",
    "REF": "population",
    "UNK": "other",
}
_PREFIX_OF_KIND = {
    "party": "party",
    "armed_group": "group",
    "company": "company",
    "media": "media",
    "ngo": "ngo",
    "igo": "igo",
}
_NO_STATES = frozenset({"UNO", "EUR", "IGO", "NGO", "MNC", "IMG", "ISM"})
_MINISTRIES = frozenset({"ministry", "department", "office"})
_LINKS = frozenset({"of", "for", "the", "and"})


def kind_of_body(sector: str | None) -> str:
    """Return the kind of an institution in that sector."""
    return "government_body" if sector in sectors_with("of_state") else _KIND_OF_SECTOR.get(sector or "UNK", "ngo")


def kind_of_group(sector: str | None) -> str:
    """Return the kind of a group of people named in the plural."""
    return "armed_group" if sector in {"REB", "PRM", "UAF"} else "population"


def body_id(kind: str, country: str | None, words: Sequence[str], role: str, *, is_named: bool) -> str | None:
    """Return the id of an organisation named by those words, without its country; None if it has no name.

    A state's bodies are known by their common names once the state is: "Foreign Ministry" and "Ministry of
    Foreign Affairs" are one.
    """
    plain = [word.lower() for word in words]
    if kind == "government_body":
        return f"gov:{country}/{_state_body_slug(plain, role)}" if country and country not in _NO_STATES else None
    prefix = _PREFIX_OF_KIND.get(kind)
    return f"{prefix}:{slug(' '.join(words))}" if prefix and is_named else None


def is_ministry(role: str) -> bool:
    """Return whether the name of a body with that role continues with its portfolio: "Ministry of Health"."""
    return role in _MINISTRIES


def is_common_body(role: str | None) -> bool:
    """Return whether every state has a body of that name: "police", "parliament"."""
    return role in _body_by_title()


def is_portfolio(words: str) -> bool:
    """Return whether the lower-cased words are a ministry's portfolio: "foreign affairs"."""
    return words in _portfolio_by_words()


def _state_body_slug(words: list[str], role: str) -> str:
    """Return the part of a state body's id after the country."""
    phrase = " ".join(words)
    if phrase in _body_by_title():
        return _body_by_title()[phrase]
    if role in _MINISTRIES:
        portfolio = " ".join(word for word in words if word != role and word not in _LINKS)
        if portfolio in _portfolio_by_words():
            return f"ministry-of-{_portfolio_by_words()[portfolio]}"
        if portfolio and role == "ministry":
            return f"ministry-of-{slug(portfolio)}"
    return slug(phrase) or slug(role)


@derived
def _body_by_title() -> dict[str, str]:
    return {row["title"]: row["body"] for row in read_table("bodies")}


@derived
def _portfolio_by_words() -> dict[str, str]:
    return {row["words"]: row["portfolio"] for row in read_table("portfolios")}


def is_shared_name(words: str, kind: str) -> bool:
    """Return whether several states have a body or party of that name: "Congress", "Labour Party".

    Printed alone, the name means the best-known one.
    """
    return kind == "party" or (kind == "government_body" and words.casefold() in _shared_names())


def is_common_name(words: str, kind: str) -> bool:
    """Return whether other states may have a body of that name, so that an owner named next to it takes precedence.

    True for names of several words, none a state's; all-capital and one-word names ("FBI", "Knesset") belong
    to one state.
    """
    parts = words.split()
    is_generic = kind == "government_body" and len(parts) > 1 and not any(part.isupper() for part in parts)
    return is_generic and not any(part in _state_names() for part in parts)


@derived
def _state_names() -> frozenset[str]:
    return frozenset({name.words for name in country_names()} | {"U.S."})


def namesake_id(kind: str, country: str, words: str) -> str | None:
    """Return the id of another state's body or party with a known one's name; a party's starts with the state."""
    state = official_names().get(country)
    if state is None:
        return None
    own = words.split() if kind == "government_body" else [state, *words.split()]
    return body_id(kind, country, own, "", is_named=True)


@derived
def _shared_names() -> frozenset[str]:
    titles = {row["title"].casefold() for row in read_table("titles") if row["denotes"] == "body"}
    return frozenset(titles | {row["words"].casefold() for row in read_table("default_countries")})
