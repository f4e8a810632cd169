"""Compare who takes part in two tellings of an article.

What enters are the actors, or the recipients, of both; what leaves is whether they share a participant, or may be the
same people called otherwise.
"""

from __future__ import annotations

from newsledger.knowledge.lexicon import cue_words
from newsledger.model.reading import Mention

_OF_STATE = {"GOV", "MIL", "LEG"}
_OFFICIAL = {"person", "state", "government_body"}
_SAY_LITTLE = (None, "UNK", "CVL")
"""Sectors of people of whom no more is said, who may be called otherwise elsewhere ("a man", "a pastor")."""


def mention_key(mention: Mention) -> str:
    """Return the actor's id, else the words in lower case."""
    return mention.actor_id or mention.words.text.lower()


def can_hold_role(named: Mention, role: Mention) -> bool:
    """Return whether the named actor may be the holder of the bare role: same country, same sector."""
    return (
        role.actor_id is None
        and named.kind in _OFFICIAL
        and role.country is not None
        and role.sector in _OF_STATE
        and named.country == role.country
        and (role.sector == named.sector or named.kind == "state")
    )


def share_participant(some: list[Mention], others: list[Mention]) -> bool | None:
    """Return whether they share a participant; None when one side is empty."""
    if not some or not others:
        return None
    if {mention_key(mention) for mention in some} & {mention_key(mention) for mention in others}:
        return True
    return any(
        can_hold_role(one, other)
        or can_hold_role(other, one)
        or _is_state_and_government(one, other)
        or _is_back_reference(one, other)
        for one in some
        for other in others
    )


def may_be_same(some: list[Mention], others: list[Mention]) -> bool | None:
    """Return whether somebody of one side may be somebody of the other; None when one side is empty.

    They share a participant, or nothing known of two of them tells them apart: country, sector, the names of people.
    """
    if not some or not others:
        return None
    return bool(share_participant(some, others)) or any(_may_be(one, other) for one in some for other in others)


def _may_be(one: Mention, other: Mention) -> bool:
    if one.actor_id and other.actor_id and one.kind == other.kind == "person":
        return False
    sectors = {one.sector, other.sector}
    if len(sectors) > 1 and not sectors & set(_SAY_LITTLE):
        return False
    if one.country and other.country:
        return one.country == other.country
    return one.actor_id is None or other.actor_id is None


def _is_state_and_government(one: Mention, other: Mention) -> bool:
    """Return whether they are a state and its government by one of its names ("Belarus", "the Belarusian authorities")."""
    if one.country is None or one.country != other.country or {one.kind, other.kind} != {"state", "government_body"}:
        return False
    return all(mention.kind == "state" or mention.sector == "GOV" for mention in (one, other))


def _is_back_reference(one: Mention, other: Mention) -> bool:
    """Return whether the later words only refer back to people mentioned before ("the victims", "some")."""
    return one.actor_id is None and one.country is None and other.words.text.lower().split()[-1] in cue_words("again")
