"""Find the faults in judged cases, by kind, the most confident rows first.

A fault says what the gold expects and what was read instead; a text may have several.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsledger.evaluation.cases import Case, ReadEvent
from newsledger.evaluation.details import (
    find_wrong_keys,
    is_country_read,
    is_participant_read,
    is_role_empty_in_gold,
    is_value_right,
    participants_in_gold,
    participants_in_rows,
)
from newsledger.evaluation.gold import DATE_KEYS, PLACE_KEYS, Participant
from newsledger.evaluation.gold_matching import JudgedCase
from newsledger.evaluation.types import types_read_instead

_NONE = "none"


@dataclass(frozen=True, slots=True)
class Fault:
    """One misreading: the case, what was expected, what was read, and the confidence of the coder in it."""

    case: Case
    expected: str
    read: str
    confidence: float


def find_faults(judged: Sequence[JudgedCase]) -> dict[str, list[Fault]]:
    """Return the faults of each kind, those of the most confident rows first, otherwise in the order of the texts."""
    found = {kind: [fault for one in judged for fault in find(one)] for kind, find in _FINDERS.items()}
    return {kind: sorted(faults, key=lambda fault: -fault.confidence) for kind, faults in found.items()}


def _find_missed_type(one: JudgedCase) -> Iterator[Fault]:
    if one.want is not None and one.want not in one.types:
        yield _make_fault(one, one.want, ", ".join(types_read_instead(one)), one.counted)


def _find_extra_types(one: JudgedCase) -> Iterator[Fault]:
    extra = [row for row in one.counted if row not in one.right]
    for row in extra if one.want is None or one.right else ():
        yield _make_fault(one, one.want or "no event", f"{row.event_type}: {row.evidence}", [row])


def _wrong_participant_finder(role: str) -> Callable[[JudgedCase], Iterator[Fault]]:
    def find(one: JudgedCase) -> Iterator[Fault]:
        if participants_in_gold(one, role) and participants_in_rows(one, role) and not is_participant_read(one, role):
            yield _make_fault(
                one,
                _format_participants(participants_in_gold(one, role)),
                _format_participants(participants_in_rows(one, role)),
                one.right,
            )

    return find


def _missed_participant_finder(role: str) -> Callable[[JudgedCase], Iterator[Fault]]:
    def find(one: JudgedCase) -> Iterator[Fault]:
        if one.right and participants_in_gold(one, role) and not participants_in_rows(one, role):
            yield _make_fault(one, _format_participants(participants_in_gold(one, role)), _NONE, one.right)

    return find


def _invented_participant_finder(role: str) -> Callable[[JudgedCase], Iterator[Fault]]:
    def find(one: JudgedCase) -> Iterator[Fault]:
        if is_role_empty_in_gold(one, role) and participants_in_rows(one, role):
            yield _make_fault(one, _NONE, _format_participants(participants_in_rows(one, role)), one.right)

    return find


def _find_wrong_countries(one: JudgedCase) -> Iterator[Fault]:
    for role in ("actor", "recipient") if one.right else ():
        if is_participant_read(one, role) and is_country_read(one, role) is False:
            yield _make_fault(
                one,
                _format_participants(participants_in_gold(one, role)),
                _format_participants(participants_in_rows(one, role)),
                one.right,
            )


def _find_wrong_mode(one: JudgedCase) -> Iterator[Fault]:
    if one.best and "mode" in one.case.gold.values and not is_value_right(one, "mode"):
        yield _make_fault(
            one, _format_values(one.case.gold.values, ["mode"]), _format_values(one.best.values, ["mode"]), [one.best]
        )


def _find_wrong_realis(one: JudgedCase) -> Iterator[Fault]:
    if one.best_of_type and "realis" in one.case.gold.values and one.best_of_type.realis != one.case.gold.realis:
        yield _make_fault(
            one, one.case.gold.realis, f"{one.best_of_type.realis}: {one.best_of_type.evidence}", [one.best_of_type]
        )


def _wrong_value_finder(keys: Sequence[str]) -> Callable[[JudgedCase], Iterator[Fault]]:
    def find(one: JudgedCase) -> Iterator[Fault]:
        wrong = list(find_wrong_keys(one, keys)) if one.best else []
        if one.best and wrong:
            yield _make_fault(
                one, _format_values(one.case.gold.values, wrong), _format_values(one.best.values, wrong), [one.best]
            )

    return find


_FINDERS: dict[str, Callable[[JudgedCase], Iterator[Fault]]] = {
    "type missed": _find_missed_type,
    "extra type": _find_extra_types,
    "actor wrong": _wrong_participant_finder("actor"),
    "actor missed": _missed_participant_finder("actor"),
    "actor invented": _invented_participant_finder("actor"),
    "recipient wrong": _wrong_participant_finder("recipient"),
    "recipient missed": _missed_participant_finder("recipient"),
    "recipient invented": _invented_participant_finder("recipient"),
    "country wrong": _find_wrong_countries,
    "mode": _find_wrong_mode,
    "realis": _find_wrong_realis,
    "date": _wrong_value_finder(DATE_KEYS),
    "place": _wrong_value_finder(PLACE_KEYS),
}


def _make_fault(one: JudgedCase, expected: str, read: str, rows: Iterable[ReadEvent]) -> Fault:
    return Fault(one.case, expected, read, max((row.confidence for row in rows), default=0.0))


def _format_participants(members: Iterable[Participant]) -> str:
    return ", ".join(f"{member.text} ({member.country or '?'})" for member in dict.fromkeys(members))


def _format_values(values: Mapping[str, object], keys: Sequence[str]) -> str:
    return ", ".join(f"{key.removeprefix('event_')} {values.get(key) or _NONE}" for key in keys)
