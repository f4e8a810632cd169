"""What went wrong: what enters is judged cases, what leaves is the faults by kind, the surest rows first.

A fault says what the gold expects and what was read instead; a text may have several.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsledger.evaluation.cases import Case, Read
from newsledger.evaluation.details import is_right, meets, meets_country, named, names_nobody, rows_of, wrong_keys
from newsledger.evaluation.gold import DATE_KEYS, PLACE_KEYS, Named
from newsledger.evaluation.gold_matching import Judged
from newsledger.evaluation.types import instead

_NONE = "none"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing read wrongly: the text, what was expected, what was read, and how sure the coder was of it."""

    case: Case
    expected: str
    read: str
    confidence: float


def find_faults(judged: Sequence[Judged]) -> dict[str, list[Fault]]:
    """Return the faults of each kind, those of the surest rows first, else in the order of the texts."""
    found = {kind: [fault for one in judged for fault in find(one)] for kind, find in _KINDS.items()}
    return {kind: sorted(faults, key=lambda fault: -fault.confidence) for kind, faults in found.items()}


def _missed_type(one: Judged) -> Iterator[Fault]:
    if one.want is not None and one.want not in one.types:
        yield _fault(one, one.want, ", ".join(instead(one)), one.counted)


def _extra_type(one: Judged) -> Iterator[Fault]:
    extra = [row for row in one.counted if row not in one.right]
    for row in extra if one.want is None or one.right else ():
        yield _fault(one, one.want or "no event", f"{row.event_type}: {row.evidence}", [row])


def _wrong(role: str) -> Callable[[Judged], Iterator[Fault]]:
    def find(one: Judged) -> Iterator[Fault]:
        if named(one, role) and rows_of(one, role) and not meets(one, role):
            yield _fault(one, _names(named(one, role)), _names(rows_of(one, role)), one.right)

    return find


def _missed(role: str) -> Callable[[Judged], Iterator[Fault]]:
    def find(one: Judged) -> Iterator[Fault]:
        if one.right and named(one, role) and not rows_of(one, role):
            yield _fault(one, _names(named(one, role)), _NONE, one.right)

    return find


def _invented(role: str) -> Callable[[Judged], Iterator[Fault]]:
    def find(one: Judged) -> Iterator[Fault]:
        if names_nobody(one, role) and rows_of(one, role):
            yield _fault(one, _NONE, _names(rows_of(one, role)), one.right)

    return find


def _wrong_country(one: Judged) -> Iterator[Fault]:
    for role in ("actor", "recipient") if one.right else ():
        if meets(one, role) and meets_country(one, role) is False:
            yield _fault(one, _names(named(one, role)), _names(rows_of(one, role)), one.right)


def _wrong_mode(one: Judged) -> Iterator[Fault]:
    if one.best and "mode" in one.case.gold.values and not is_right(one, "mode"):
        yield _fault(one, _values(one.case.gold.values, ["mode"]), _values(one.best.values, ["mode"]), [one.best])


def _wrong_realis(one: Judged) -> Iterator[Fault]:
    if one.told and "realis" in one.case.gold.values and one.told.realis != one.case.gold.realis:
        yield _fault(one, one.case.gold.realis, f"{one.told.realis}: {one.told.evidence}", [one.told])


def _wrong_values(keys: Sequence[str]) -> Callable[[Judged], Iterator[Fault]]:
    def find(one: Judged) -> Iterator[Fault]:
        wrong = list(wrong_keys(one, keys)) if one.best else []
        if one.best and wrong:
            yield _fault(one, _values(one.case.gold.values, wrong), _values(one.best.values, wrong), [one.best])

    return find


_KINDS: dict[str, Callable[[Judged], Iterator[Fault]]] = {
    "type missed": _missed_type,
    "extra type": _extra_type,
    "actor wrong": _wrong("actor"),
    "actor missed": _missed("actor"),
    "actor invented": _invented("actor"),
    "recipient wrong": _wrong("recipient"),
    "recipient missed": _missed("recipient"),
    "recipient invented": _invented("recipient"),
    "country wrong": _wrong_country,
    "mode": _wrong_mode,
    "realis": _wrong_realis,
    "date": _wrong_values(DATE_KEYS),
    "place": _wrong_values(PLACE_KEYS),
}


def _fault(one: Judged, expected: str, read: str, rows: Iterable[Read]) -> Fault:
    return Fault(one.case, expected, read, max((row.confidence for row in rows), default=0.0))


def _names(members: Iterable[Named]) -> str:
    return ", ".join(f"{member.text} ({member.country or '?'})" for member in dict.fromkeys(members))


def _values(values: Mapping[str, object], keys: Sequence[str]) -> str:
    return ", ".join(f"{key.removeprefix('event_')} {values.get(key) or _NONE}" for key in keys)
