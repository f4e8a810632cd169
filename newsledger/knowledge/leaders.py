"""Look up persons known to the reference, and the office each held on a given day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from newsledger.knowledge.person_names import name_keys, person_id
from newsledger.knowledge.phrases import pieces_of
from newsledger.knowledge.reference import derived, read_table
from newsledger.knowledge.sectors import sectors_with

_NO_YEAR = 9999
_OPEN_END_YEAR, _LONG_GAP = 2030, 10
"""The year in which current offices count as ending; the number of years that separates old from recent: by judgement."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office and the years it was held, both inclusive."""

    country: str
    title: str
    sector: str
    from_year: int
    to_year: int

    @property
    def is_highest(self) -> bool:
        return self.title in _titles_of_rank("highest")


@dataclass(frozen=True, slots=True)
class Leader:
    """A person in the reference and the offices held, the earliest first."""

    name: str
    offices: tuple[Office, ...]

    @property
    def highest_since(self) -> int:
        """Return the first year in a highest office; far in the future if there was none."""
        return min((office.from_year for office in self.offices if office.is_highest), default=_NO_YEAR)

    @property
    def was_highest(self) -> bool:
        """Return whether the person ever held a highest office."""
        return any(office.is_highest for office in self.offices)

    @property
    def actor_id(self) -> str:
        return person_id(self.name)

    def office_in(self, year: int | None) -> tuple[Office, bool]:
        """Return the office of that year, else the last one before it, and whether it was held in that year.

        Without a year, return the last office as if held.
        """
        if year is None:
            return self.offices[-1], True
        held = [office for office in self.offices if office.from_year <= year <= office.to_year]
        if held:
            return held[-1], True
        earlier = [office for office in self.offices if office.to_year < year]
        return (earlier[-1] if earlier else self.offices[0]), False

    def is_highest_in(self, year: int) -> bool:
        """Return whether the person held a highest office in that year."""
        return any(office.is_highest and office.from_year <= year <= office.to_year for office in self.offices)

    def sector_in(self, year: int | None) -> str:
        """Return the sector in that year: CVL before the first public office, ELI between and after offices."""
        office, is_held = self.office_in(year)
        if is_held or office.sector not in sectors_with("of_state"):
            return office.sector
        return "CVL" if year is not None and year < office.from_year else "ELI"


def leader_named(name: str, day: date | None) -> Leader | None:
    """Return the person with that full or other name; among several, the one in office nearest the day."""
    return _choose_nearest(_leaders_by_name().get(_key_of(name), ()), day)


def leader_by_surname(surname: str, day: date | None, country: str | None = None) -> Leader | None:
    """Return the person known by the family name alone, from the country if one is given.

    Among several in public life at the time, the one in a highest office; None if that leaves more than one.
    """
    candidates = _leaders_by_surname().get(_key_of(surname), ())
    if country is not None:
        candidates = tuple(one for one in candidates if any(office.country == country for office in one.offices))
    if day is not None:
        candidates = tuple(
            one for one in candidates if one.offices[0].from_year - 2 <= day.year <= one.offices[-1].to_year + 15
        )
        candidates = tuple(one for one in candidates if one.office_in(day.year)[1]) or candidates
        candidates = tuple(one for one in candidates if one.is_highest_in(day.year)) or candidates
    if len(candidates) > 1:
        candidates = _choose_most_prominent(candidates)
    return candidates[0] if len(candidates) == 1 else None


def is_surname_of_leader(word: str) -> bool:
    """Return whether a person in the reference has that family name."""
    return _key_of(word) in _leaders_by_surname()


def find_office_holder(country: str, title: str, day: date | None) -> Leader | None:
    """Return who held the office on the day; None if it changed hands that year."""
    if day is None or not is_single_office(title):
        return None
    holders = [
        leader
        for leader, office in _holders_by_office().get((country, title), ())
        if office.from_year <= day.year <= office.to_year
    ]
    return holders[0] if len(holders) == 1 else None


def is_single_office(title: str | None) -> bool:
    """Return whether a country has only one holder of the office at a time."""
    return title not in _titles_of_rank("shared") and title in _single_offices()


@derived
def _titles_of_rank(rank: str) -> frozenset[str | None]:
    return frozenset(row["title"] for row in read_table("titles") if rank in row["rank"].split("|"))


@derived
def _single_offices() -> frozenset[str | None]:
    return frozenset(row["title"] for row in read_table("leaders"))


def _choose_most_prominent(candidates: tuple[Leader, ...]) -> tuple[Leader, ...]:
    """Return who is meant without further context: the last in a highest office, unless others came much later.

    If several still hold one, the one in office far longer; if nobody held one, whoever came much later.
    """
    highest = tuple(one for one in candidates if any(office.is_highest for office in one.offices))
    latest = max(one.offices[-1].to_year for one in candidates)
    if highest:
        last = max(one.offices[-1].to_year for one in highest)
        chosen = tuple(one for one in highest if one.offices[-1].to_year == last)
        return _choose_longest_in_office(chosen) if min(latest, _OPEN_END_YEAR) - last <= _LONG_GAP else ()
    if len({one.offices[-1].country for one in candidates}) > 1:
        ended = sorted(min(one.offices[-1].to_year, _OPEN_END_YEAR) for one in candidates)
        return tuple(one for one in candidates if min(one.offices[-1].to_year, _OPEN_END_YEAR) - ended[-2] > _LONG_GAP)
    return tuple(one for one in candidates if one.offices[-1].to_year == latest)[:1]


def _choose_longest_in_office(candidates: tuple[Leader, ...]) -> tuple[Leader, ...]:
    since = sorted(one.highest_since for one in candidates)
    return tuple(one for one in candidates if len(candidates) == 1 or since[1] - one.highest_since > _LONG_GAP)


def countries_of_surname(surname: str) -> frozenset[str]:
    """Return the countries of everyone known by that family name."""
    return frozenset(one.offices[-1].country for one in _leaders_by_surname().get(_key_of(surname), ()))


def leader_names() -> tuple[str, ...]:
    """Return every name and alias, in reference order."""
    return tuple(name for row in read_table("leaders") for name in (row["name"], *row["aliases"].split("|")) if name)


def leader_ids() -> dict[str, str]:
    """Return each person's name by actor id."""
    return {leader.actor_id: leader.name for leader, _ in _read_leaders()}


def _choose_nearest(candidates: tuple[Leader, ...], day: date | None) -> Leader | None:
    if len(candidates) < 2 or day is None:
        return candidates[-1] if candidates else None
    return min(candidates, key=lambda one: min(abs(office.from_year - day.year) for office in one.offices))


@derived
def _read_leaders() -> tuple[tuple[Leader, tuple[str, ...]], ...]:
    """Return each person with all their names."""
    offices: dict[str, list[Office]] = defaultdict(list)
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for row in read_table("leaders"):
        last = int(row["to_year"]) if row["to_year"] else _NO_YEAR
        office = Office(row["country"], row["title"], row["sector"], int(row["from_year"]), last)
        offices[row["name"]].append(office)
        names[row["name"]].update(dict.fromkeys(name for name in (row["name"], *row["aliases"].split("|")) if name))
    return tuple(
        (Leader(name, tuple(sorted(held, key=lambda office: office.from_year))), tuple(names[name]))
        for name, held in offices.items()
    )


@derived
def _leaders_by_name() -> dict[str, tuple[Leader, ...]]:
    found: dict[str, list[Leader]] = defaultdict(list)
    for leader, names in _read_leaders():
        for name in names:
            if leader not in found[_key_of(name)]:
                found[_key_of(name)].append(leader)
    return {name: tuple(known) for name, known in found.items()}


@derived
def _holders_by_office() -> dict[tuple[str, str], list[tuple[Leader, Office]]]:
    found: dict[tuple[str, str], list[tuple[Leader, Office]]] = defaultdict(list)
    for leader, _ in _read_leaders():
        for office in leader.offices:
            found[office.country, office.title].append((leader, office))
    return found


@derived
def _leaders_by_surname() -> dict[str, tuple[Leader, ...]]:
    found: dict[str, list[Leader]] = defaultdict(list)
    for leader, names in _read_leaders():
        for name in names:
            for key in name_keys(name, leader.offices[-1].country)[:3]:
                if leader not in found[key] and len(key) > 1:
                    found[key].append(leader)
    return {surname: tuple(known) for surname, known in found.items()}


def _key_of(name: str) -> str:
    return " ".join(piece.key for piece in pieces_of(name) if piece.key != "'s")
