"""Resolve coreference among the mention candidates of one article.

Full names come first, wherever they stand; surnames, bare titles, acronyms and "the ministry" then resolve to them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from newsledger.enrich.mentions.candidates import Candidate
from newsledger.knowledge.leaders import (
    Leader,
    find_office_holder,
    is_single_office,
    leader_by_surname,
    leader_named,
)
from newsledger.knowledge.person_names import name_keys, person_id
from newsledger.knowledge.phrases import pieces_of
from newsledger.knowledge.sectors import sector_of_role
from newsledger.knowledge.spellings import is_spelt_alike
from newsledger.model.identity import slug

_OWNERS = frozenset({"state", "igo", "government_body", "armed_group", "party", "ngo", "company", "media"})
_OF_THE_COUNTRY = ("country's", "country’s", "nation's", "nation’s")
_POINTING = frozenset({"the", "this", "that"})
_NEAR = 6
_SHORTEST_VARIED = 5


class CoreferenceResolver:
    """The persons and organisations of one article; ``home`` is its focus country, if clear."""

    def __init__(self, article_id: str, day: date | None, home: str | None = None) -> None:
        self._article_id = article_id
        self._day = day
        self._home = home
        self._persons: dict[str, list[Candidate]] = {}
        self._by_key: dict[str, list[str]] = defaultdict(list)
        self._by_given_name: dict[str, list[str]] = defaultdict(list)
        self._latest: dict[str, int] = {}
        self._seen: list[Candidate] = []
        self._namesakes: dict[str, str] = {}

    def register_namesakes(self, candidates: Sequence[Candidate]) -> None:
        """Register full names whose country differs from the reference: every mention of the name is that namesake."""
        for candidate in candidates:
            if candidate.kind == "person" and candidate.is_named and (country := _own_country(candidate)) is not None:
                leader = leader_named(candidate.text, self._day)
                if leader is not None and all(country != known.country for known in leader.offices):
                    self._namesakes.setdefault(_name_key(candidate.text), country)

    def register_full_name(self, candidate: Candidate) -> None:
        """Register a full name."""
        if (
            candidate.kind == "person"
            and candidate.is_named
            and not candidate.is_doubtful
            and self._is_full_name(candidate)
        ):
            country = self._namesakes.get(_name_key(candidate.text))
            self._link_to_leader(candidate, None if country else leader_named(candidate.text, self._day))
            if candidate.apposition is not None:
                _fill_missing(candidate, candidate.apposition)
            if country and candidate.resolution == "reference":
                candidate.actor_id, candidate.resolution = None, "within_article"
            actor_id = candidate.actor_id or person_id(candidate.text, country)
            candidate.actor_id, candidate.name = actor_id, candidate.name or candidate.text
            known = self._persons.setdefault(actor_id, [])
            known.append(candidate)
            for key in name_keys(candidate.text, candidate.country or self._home):
                if actor_id not in self._by_key[key]:
                    self._by_key[key].append(actor_id)
            given = _name_key(candidate.text).split(" ")[0]
            if actor_id not in self._by_given_name[given]:
                self._by_given_name[given].append(actor_id)

    def _link_to_leader(self, candidate: Candidate, leader: Leader | None) -> None:
        """Set the id, name and office of the day from the reference, unless the article states another country."""
        if leader is None:
            return
        year = self._day.year if self._day else None
        office, is_held = leader.office_in(year)
        if candidate.country is not None and all(candidate.country != known.country for known in leader.offices):
            return
        candidate.actor_id, candidate.name = leader.actor_id, leader.name
        candidate.country = candidate.country or office.country
        candidate.sector = candidate.sector if candidate.sector not in {None, "UNK"} else leader.sector_in(year)
        candidate.role = candidate.role or (office.title if is_held else None)
        candidate.resolution = "reference"

    def share_attributes(self) -> None:
        """Give every person the country, sector and title that any of its mentions states."""
        for candidates in self._persons.values():
            stated = [candidate for candidate in candidates if candidate.title or candidate.country]
            for candidate in candidates:
                for other in stated:
                    _fill_missing(candidate, other)

    def resolve(self, candidate: Candidate) -> None:
        """Resolve a candidate to its actor, by earlier mentions and by all full names of the article."""
        if self._is_surname(candidate):
            candidate.is_named, candidate.title, candidate.role, candidate.sector = True, None, None, None
        if candidate.kind == "person" and candidate.is_named:
            self._resolve_name(candidate)
        elif candidate.role and candidate.actor_id is None:
            self._resolve_role(candidate)
        if candidate.actor_id:
            self._latest[candidate.actor_id] = len(self._seen)
        self._seen.append(candidate)

    def propagate_affiliations(self) -> None:
        """Give mentions without a title the country and sector of the first titled one, once all is known."""
        introduced: dict[str, Candidate] = {}
        for candidate in self._seen:
            if candidate.kind == "person" and candidate.actor_id and candidate.title is not None:
                introduced.setdefault(candidate.actor_id, candidate)
        for candidate in self._seen:
            first = introduced.get(candidate.actor_id or "")
            if first is not None and candidate.is_named and candidate.title is None:
                candidate.country = first.country or candidate.country
                candidate.sector = first.sector or candidate.sector

    def is_known_name(self, text: str) -> bool:
        """Return whether somebody in the article has this name, in this spelling or another."""
        return _name_key(text) in self._by_key or bool(self._find_spelling_variants(text))

    def _is_surname(self, candidate: Candidate) -> bool:
        """Return whether a bare title is the surname of somebody in the article: "Major" after "John Major"."""
        is_bare = (
            candidate.role is not None and candidate.start == candidate.first and candidate.last == candidate.first + 1
        )
        return is_bare and candidate.text.istitle() and not candidate.is_named and self.is_known_name(candidate.text)

    def _is_full_name(self, candidate: Candidate) -> bool:
        return len(candidate.text.split()) > 1 or leader_named(candidate.text, self._day) is not None

    def _resolve_name(self, candidate: Candidate) -> None:
        varied = [] if candidate.actor_id is not None else self._find_spelling_variants(candidate.text)
        actor_ids = self._by_key.get(_name_key(candidate.text)) or varied or self._find_given_name(candidate)
        full = [actor_id for actor_id in actor_ids if actor_id != candidate.actor_id]
        if candidate.actor_id and not (
            full and len(pieces_of(candidate.text)) <= 3 and self._has_longer_name(candidate, full)
        ):
            return
        if not full:
            self._link_to_leader(candidate, self._leader_by_surname(candidate))
        if not full and candidate.actor_id is None:
            candidate.actor_id = f"person:{slug(candidate.text)}~{self._article_id[:8]}"
            candidate.name = candidate.text
            known = self._persons.setdefault(candidate.actor_id, [])
            for other in known:
                _fill_missing(candidate, other)
            known.append(candidate)
        if not full:
            return
        chosen = max(full, key=lambda actor_id: self._latest.get(actor_id, -1))
        for other in self._persons[chosen]:
            _fill_missing(candidate, other)
        candidate.actor_id, candidate.name = chosen, self._persons[chosen][0].name
        candidate.resolution = "within_article"

    def _find_spelling_variants(self, text: str) -> list[str]:
        """Return the persons whose surname this is in another spelling: "Haniya" after "Ismail Haniyeh"."""
        word = slug(text)
        if len(word) < _SHORTEST_VARIED:
            return []
        found = {
            actor_id
            for key, ids in self._by_key.items()
            if " " not in key and key[0] == word[0] and is_spelt_alike(slug(key), word, self._country_of(ids[0]))
            for actor_id in ids
        }
        return sorted(found) if len(found) == 1 else []

    def _find_given_name(self, candidate: Candidate) -> list[str]:
        """Return the one person of the article whose given name this is: "Kofi" after "Kofi Mensah"."""
        found = [] if candidate.title or candidate.actor_id else self._by_given_name.get(_name_key(candidate.text), [])
        return found if len(found) == 1 else []

    def _country_of(self, actor_id: str) -> str | None:
        return next((candidate.country for candidate in self._persons[actor_id] if candidate.country), None)

    def _leader_by_surname(self, candidate: Candidate) -> Leader | None:
        """Return the leader that a bare surname refers to: the holder of a top office, if any."""
        leader = leader_by_surname(candidate.text, self._day, candidate.country)
        if leader is None and candidate.title is not None:
            leader = leader_by_surname(candidate.text, None, candidate.country)
        if leader is None or candidate.country is not None:
            return leader
        office, is_held = leader.office_in(self._day.year if self._day else None)
        if candidate.title is None:
            return leader if office.is_highest and is_held else None
        return leader if any(office.title == candidate.role for office in leader.offices) else None

    def _has_longer_name(self, candidate: Candidate, actor_ids: list[str]) -> bool:
        return any(len(pieces_of(self._persons[one][0].text)) > len(pieces_of(candidate.text)) for one in actor_ids)

    def _resolve_role(self, candidate: Candidate) -> None:
        """Resolve a role without a name to its holder: in the article, else in the reference."""
        self._fill_owner(candidate)
        if candidate.apposition is not None:
            return
        self._fill_service(candidate)
        if candidate.is_plural and not (candidate.is_shared and is_single_office(candidate.role)):
            self._fill_same_people(candidate)
            return
        if not candidate.is_definite and not candidate.is_shared:
            return
        holder = None
        if _is_unique_role(candidate):
            holder = next((other for other in reversed(self._seen) if _is_same_office(candidate, other)), None)
            holder = holder or self._find_later_holder(candidate)
        if holder is not None:
            if candidate.country is None and holder.sector is not None:
                candidate.sector = holder.sector  # "the president" after the company's is no head of state
            _fill_missing(candidate, holder)
            candidate.actor_id, candidate.name, candidate.kind = holder.actor_id, holder.name, holder.kind
            candidate.resolution = "within_article"
        elif candidate.is_possessed and candidate.role == "counterpart":
            self._fill_counterpart(candidate)
        elif (
            candidate.country is not None
            and candidate.sector != "ELI"
            and not candidate.is_named
            and not _is_local(candidate)
        ):
            leader = find_office_holder(candidate.country, candidate.role or "", self._day)
            if leader is not None:
                candidate.actor_id, candidate.name, candidate.kind = leader.actor_id, leader.name, "person"
                candidate.resolution = "reference"

    def _find_later_holder(self, candidate: Candidate) -> Candidate | None:
        """Return the holder whom the article names only later, if both state the country."""
        if candidate.country is None:
            return None
        holders = (candidates[0] for candidates in self._persons.values())
        return next(
            (one for one in holders if one.country == candidate.country and _is_same_office(candidate, one)), None
        )

    def _fill_owner(self, candidate: Candidate) -> None:
        """Give "its spokesman" and deployed troops the country and sector of the last body or state named."""
        is_its = candidate.is_possessed and candidate.first_word in {"its", "their"}
        is_of_country = candidate.country is None and candidate.text.lower().startswith(_OF_THE_COUNTRY)
        if not is_its and not candidate.is_deployed_force and not is_of_country:
            return
        kinds = {"state"} if is_of_country else _OWNERS
        owner = next((other for other in reversed(self._seen[-_NEAR:]) if other.kind in kinds), None)
        is_its = is_its or is_of_country
        if owner is not None and (is_its or owner.sentence is candidate.sentence):
            candidate.country = owner.country or candidate.country
            candidate.sector = sector_of_role(candidate.sector, owner.sector, is_former=False)

    def _fill_service(self, candidate: Candidate) -> None:
        """Set whether officers are army or police by the last such force named."""
        if candidate.role == "officer" and candidate.country is None:
            known = (other.sector for other in reversed(self._seen) if other.sector in {"MIL", "COP"})
            candidate.sector = next(known, candidate.sector)

    def _fill_same_people(self, candidate: Candidate) -> None:
        """Give "the officers" the country and sector of "army officers" named before."""
        if not candidate.is_definite or candidate.country is not None:
            return
        word = candidate.last_word
        for other in reversed(self._seen):
            if other.is_plural and other.role not in {None, "people"} and other.last_word == word:
                candidate.country, candidate.sector, candidate.actor_id = other.country, other.sector, other.actor_id
                candidate.kind, candidate.name = other.kind, other.name
                if other.country or other.actor_id:
                    candidate.resolution = "within_article"
                return

    def _fill_counterpart(self, candidate: Candidate) -> None:
        holder = next((other for other in reversed(self._seen) if other.kind == "person" and other.sector), None)
        if holder is None:
            return
        candidate.sector = holder.sector
        leader = find_office_holder(candidate.country, holder.role or "", self._day) if candidate.country else None
        if leader is not None and candidate.sector != "ELI":
            candidate.actor_id, candidate.name, candidate.resolution = leader.actor_id, leader.name, "reference"


def _own_country(candidate: Candidate) -> str | None:
    """Return the country stated for a name where it stands."""
    return candidate.country or (candidate.apposition.country if candidate.apposition is not None else None)


def _is_local(candidate: Candidate) -> bool:
    """Return whether a town or part of a state says whose office it is, so that the state's holder is not meant."""
    return candidate.is_of_part or candidate.town is not None


def _is_unique_role(candidate: Candidate) -> bool:
    """Return whether the role has one holder: a single office, "the driver"; not "his lawyer", "a Lima dentist"."""
    if candidate.kind != "person" or candidate.is_shared or is_single_office(candidate.role):
        return True
    return candidate.first_word in _POINTING


def _is_same_office(candidate: Candidate, other: Candidate) -> bool:
    """Return whether an earlier mention holds the office, or is the body, that the words refer back to."""
    if other.actor_id is None or _is_of_person(candidate) != (other.kind == "person"):
        return False
    if other.role != candidate.role and not _is_shortened(candidate, other):
        return False
    return candidate.country is None or other.country is None or candidate.country == other.country


def _is_shortened(candidate: Candidate, other: Candidate) -> bool:
    """Return whether the words shorten the body's earlier name: "the ministry" after "the defence ministry"."""
    return candidate.kind != "person" and f" {other.role}".endswith(f" {candidate.role}")


def _is_of_person(candidate: Candidate) -> bool:
    return candidate.kind == "person" or candidate.is_shared


def _fill_missing(candidate: Candidate, other: Candidate) -> None:
    candidate.country = candidate.country or other.country
    if candidate.sector in {None, "UNK"}:
        candidate.sector = other.sector or candidate.sector
    candidate.role = candidate.role or other.role


def _name_key(text: str) -> str:
    return " ".join(piece.key for piece in pieces_of(text) if piece.key != "'s")
