"""All but the type: what enters is judged cases, what leaves is how often each detail is right, given the right type.

Participants are looked for in all rows of the right type; mode, date and place in the one that is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsledger.evaluation.gold import DATE_KEYS, PLACE_KEYS, Named
from newsledger.evaluation.gold_matching import Judged, content_words, countries_of, share_a_word
from newsledger.evaluation.shares import Share, share_of

ROLES = ("actor", "recipient")


def score_details(judged: Sequence[Judged]) -> dict[str, Share]:
    """Return the share of every detail by its name; of those the gold does not give, a share of nothing."""
    given = [one for one in judged if one.right]
    wanted = [one for one in judged if one.want is not None]
    found = {f"{role}_given_type": share_of(meets(one, role) for one in given if named(one, role)) for role in ROLES}
    found["country_given_type"] = share_of(answer for one in given for answer in _countries(one))
    found["mode_given_type"] = share_of(is_right(one, "mode") for one in given if "mode" in one.case.gold.values)
    found["quad_recall"] = share_of(_meets_quad(one) for one in wanted)
    found["whole_record"] = share_of(is_whole(one) for one in wanted)
    for role in ROLES:
        found[f"{role}_invented"] = share_of(bool(rows_of(one, role)) for one in given if names_nobody(one, role))
    found["events_where_there_is_none"] = share_of(bool(one.counted) for one in judged if one.want is None)
    return found


def score_values(judged: Sequence[Judged], keys: Sequence[str]) -> dict[str, Share]:
    """Return the share of every key that is right, then that of texts where all keys given are right."""
    given = [one for one in judged if one.best is not None and set(keys) & one.case.gold.values.keys()]
    found = {key: share_of(is_right(one, key) for one in given if key in one.case.gold.values) for key in keys}
    return found | {"all": share_of(not list(wrong_keys(one, keys)) for one in given)}


def wrong_keys(one: Judged, keys: Iterable[str]) -> Iterator[str]:
    """Yield the keys that the gold gives and the row that is meant has otherwise."""
    yield from (key for key in keys if key in one.case.gold.values and not is_right(one, key))


def is_right(one: Judged, key: str) -> bool:
    """Tell whether the row that is meant has the gold's value; places are one when their words are."""
    want, have = one.case.gold.values[key], one.best.values.get(key) if one.best else None
    if key == "place_name" and want and have:
        return content_words(str(want)) == content_words(str(have))
    return want == have


def named(one: Judged, role: str) -> tuple[Named, ...]:
    """Return the participants that the gold names."""
    return one.case.gold.sides.get(role, ())


def names_nobody(one: Judged, role: str) -> bool:
    """Tell whether the gold says that there is no such participant."""
    return one.case.gold.sides.get(role) == ()


def rows_of(one: Judged, role: str) -> list[Named]:
    """Return the participants read into rows of the right type."""
    return [member for row in one.right for member in row.sides.get(role, ())]


def meets(one: Judged, role: str) -> bool:
    """Tell whether a participant of the gold stands in a row of the right type."""
    return share_a_word(named(one, role), rows_of(one, role))


def meets_country(one: Judged, role: str) -> bool | None:
    """Tell whether a country of the gold stands in a row of the right type; None where the gold gives none."""
    wanted = countries_of(named(one, role))
    return bool(wanted & countries_of(rows_of(one, role))) if wanted else None


def is_whole(one: Judged) -> bool:
    """Tell whether the type and every participant of the gold were read."""
    return one.want in one.types and all(meets(one, role) for role in ROLES if named(one, role))


def _countries(one: Judged) -> Iterator[bool]:
    answers = (meets_country(one, role) for role in ROLES)
    yield from (answer for answer in answers if answer is not None)


def _meets_quad(one: Judged) -> bool:
    return one.case.gold.quad_class in {row.quad_class for row in one.counted}


def score_dates(judged: Sequence[Judged]) -> dict[str, Share]:
    """Return how often dates are right, by their keys."""
    return score_values(judged, DATE_KEYS)


def score_places(judged: Sequence[Judged]) -> dict[str, Share]:
    """Return how often places are right, by their keys."""
    return score_values(judged, PLACE_KEYS)
