"""Score everything but the type in judged cases: how often each detail is right, given the right type.

Participants are looked up in all rows of the right type; mode, date and place in the best matching row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsledger.evaluation.gold import DATE_KEYS, PLACE_KEYS, Participant
from newsledger.evaluation.gold_matching import JudgedCase, content_words, countries_of, has_shared_word
from newsledger.evaluation.shares import Share, share_of

ROLES = ("actor", "recipient")


def score_details(judged: Sequence[JudgedCase]) -> dict[str, Share]:
    """Return the share of right answers for each detail, by name; an empty share for details the gold does not give."""
    given = [one for one in judged if one.right]
    wanted = [one for one in judged if one.want is not None]
    found = {
        f"{role}_given_type": share_of(
            is_participant_read(one, role) for one in given if participants_in_gold(one, role)
        )
        for role in ROLES
    }
    found["country_given_type"] = share_of(answer for one in given for answer in _country_answers(one))
    found["mode_given_type"] = share_of(is_value_right(one, "mode") for one in given if "mode" in one.case.gold.values)
    found["quad_recall"] = share_of(_is_quad_read(one) for one in wanted)
    found["whole_record"] = share_of(is_record_complete(one) for one in wanted)
    for role in ROLES:
        found[f"{role}_invented"] = share_of(
            bool(participants_in_rows(one, role)) for one in given if is_role_empty_in_gold(one, role)
        )
    found["events_where_there_is_none"] = share_of(bool(one.counted) for one in judged if one.want is None)
    return found


def score_values(judged: Sequence[JudgedCase], keys: Sequence[str]) -> dict[str, Share]:
    """Return the share of right values per key, and as ``all`` that of texts where every key given is right."""
    given = [one for one in judged if one.best is not None and set(keys) & one.case.gold.values.keys()]
    found = {key: share_of(is_value_right(one, key) for one in given if key in one.case.gold.values) for key in keys}
    return found | {"all": share_of(not list(find_wrong_keys(one, keys)) for one in given)}


def find_wrong_keys(one: JudgedCase, keys: Iterable[str]) -> Iterator[str]:
    """Yield the keys that the gold gives and for which the best row has another value."""
    yield from (key for key in keys if key in one.case.gold.values and not is_value_right(one, key))


def is_value_right(one: JudgedCase, key: str) -> bool:
    """Return whether the best row has the gold's value; place names match when their content words do."""
    want, have = one.case.gold.values[key], one.best.values.get(key) if one.best else None
    if key == "place_name" and want and have:
        return content_words(str(want)) == content_words(str(have))
    return want == have


def participants_in_gold(one: JudgedCase, role: str) -> tuple[Participant, ...]:
    """Return the participants in this role that the gold names."""
    return one.case.gold.sides.get(role, ())


def is_role_empty_in_gold(one: JudgedCase, role: str) -> bool:
    """Return whether the gold says that there is no participant in this role."""
    return one.case.gold.sides.get(role) == ()


def participants_in_rows(one: JudgedCase, role: str) -> list[Participant]:
    """Return the participants in this role of all rows of the right type."""
    return [member for row in one.right for member in row.sides.get(role, ())]


def is_participant_read(one: JudgedCase, role: str) -> bool:
    """Return whether a participant of the gold is found in a row of the right type."""
    return has_shared_word(participants_in_gold(one, role), participants_in_rows(one, role))


def is_country_read(one: JudgedCase, role: str) -> bool | None:
    """Return whether a country of the gold is found in a row of the right type; None if the gold gives none."""
    wanted = countries_of(participants_in_gold(one, role))
    return bool(wanted & countries_of(participants_in_rows(one, role))) if wanted else None


def is_record_complete(one: JudgedCase) -> bool:
    """Return whether the type and the participants of every role in the gold were read."""
    return one.want in one.types and all(
        is_participant_read(one, role) for role in ROLES if participants_in_gold(one, role)
    )


def _country_answers(one: JudgedCase) -> Iterator[bool]:
    answers = (is_country_read(one, role) for role in ROLES)
    yield from (answer for answer in answers if answer is not None)


def _is_quad_read(one: JudgedCase) -> bool:
    return one.case.gold.quad_class in {row.quad_class for row in one.counted}


def score_dates(judged: Sequence[JudgedCase]) -> dict[str, Share]:
    """Return how often dates are right, by key."""
    return score_values(judged, DATE_KEYS)


def score_places(judged: Sequence[JudgedCase]) -> dict[str, Share]:
    """Return how often places are right, by key."""
    return score_values(judged, PLACE_KEYS)
