"""Who is who within one article: what enters is the drafts of its mentions, what leaves is the same drafts resolved.

Full names come first, wherever they stand; then surnames, titles alone, acronyms and "the ministry" lead back to them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from newsledger.enrich.mentions.candidates import Draft
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


class Cast:
    """The persons and organisations of one article; ``home`` is the country it reports from, if clear."""

    def __init__(self, article_id: str, day: date | None, home: str | None = None) -> None:
        self._article_id = article_id
        self._day = day
        self._home = home
        self._persons: dict[str, list[Draft]] = {}
        self._by_key: dict[str, list[str]] = defaultdict(list)
        self._latest: dict[str, int] = {}
        self._seen: list[Draft] = []
        self._namesakes: dict[str, str] = {}

    def tell_apart(self, drafts: Sequence[Draft]) -> None:
        """Take note of full names that the article gives another country than the reference does: others are called so too."""
        for draft in drafts:
            if draft.kind == "person" and draft.is_named and (country := _own_country(draft)) is not None:
                leader = leader_named(draft.text, self._day)
                if leader is not None and all(country != known.country for known in leader.offices):
                    self._namesakes.setdefault(_key(draft.text), country)

    def introduce(self, draft: Draft) -> None:
        """Take note of a full name."""
        if draft.kind == "person" and draft.is_named and not draft.is_doubtful and self._is_full(draft):
            country = self._namesakes.get(_key(draft.text))
            self._look_up(draft, None if country else leader_named(draft.text, self._day))
            if draft.beside is not None:
                _complete(draft, draft.beside)
            if country and draft.resolution == "reference":
                draft.actor_id, draft.resolution = None, "within_article"
            actor_id = draft.actor_id or person_id(draft.text, country)
            draft.actor_id, draft.name = actor_id, draft.name or draft.text
            known = self._persons.setdefault(actor_id, [])
            known.append(draft)
            for key in name_keys(draft.text, draft.country or self._home):
                if actor_id not in self._by_key[key]:
                    self._by_key[key].append(actor_id)

    def _look_up(self, draft: Draft, leader: Leader | None) -> None:
        """Give a person of the reference id, name, and the office of the day unless the article says another."""
        if leader is None:
            return
        year = self._day.year if self._day else None
        office, is_held = leader.office_in(year)
        if draft.country is not None and all(draft.country != known.country for known in leader.offices):
            return
        draft.actor_id, draft.name = leader.actor_id, leader.name
        draft.country = draft.country or office.country
        draft.sector = draft.sector if draft.sector not in {None, "UNK"} else leader.sector_in(year)
        draft.role = draft.role or (office.title if is_held else None)
        draft.resolution = "reference"

    def unite(self) -> None:
        """Give every person the country, sector and title that any of its mentions states."""
        for drafts in self._persons.values():
            told = [draft for draft in drafts if draft.title or draft.country]
            for draft in drafts:
                for other in told:
                    _complete(draft, other)

    def resolve(self, draft: Draft) -> None:
        """Lead a draft back to who it names, by what stands before it in the article and by all full names."""
        if self._is_surname(draft):
            draft.is_named, draft.title, draft.role, draft.sector = True, None, None, None
        if draft.kind == "person" and draft.is_named:
            self._resolve_name(draft)
        elif draft.role and draft.actor_id is None:
            self._resolve_role(draft)
        if draft.actor_id:
            self._latest[draft.actor_id] = len(self._seen)
        self._seen.append(draft)

    def agree(self) -> None:
        """Give every mention without a title of its own what the one that introduced the person says, once all is known."""
        told: dict[str, Draft] = {}
        for draft in self._seen:
            if draft.kind == "person" and draft.actor_id and draft.title is not None:
                told.setdefault(draft.actor_id, draft)
        for draft in self._seen:
            first = told.get(draft.actor_id or "")
            if first is not None and draft.is_named and draft.title is None:
                draft.country = first.country or draft.country
                draft.sector = first.sector or draft.sector

    def is_known_name(self, text: str) -> bool:
        """Whether somebody of the article is called so, in this spelling or another."""
        return _key(text) in self._by_key or bool(self._spelt_alike(text))

    def _is_surname(self, draft: Draft) -> bool:
        """Whether a bare title is the family name of somebody of the article: "Major" after "John Major"."""
        is_bare = draft.role is not None and draft.start == draft.first and draft.last == draft.first + 1
        return is_bare and draft.text.istitle() and not draft.is_named and self.is_known_name(draft.text)

    def _is_full(self, draft: Draft) -> bool:
        return len(draft.text.split()) > 1 or leader_named(draft.text, self._day) is not None

    def _resolve_name(self, draft: Draft) -> None:
        varied = [] if draft.actor_id is not None else self._spelt_alike(draft.text)
        candidates = self._by_key.get(_key(draft.text)) or varied
        full = [actor_id for actor_id in candidates if actor_id != draft.actor_id]
        if draft.actor_id and not (full and len(pieces_of(draft.text)) <= 3 and self._is_shorter(draft, full)):
            return
        if not full:
            self._look_up(draft, self._leader(draft))
        if not full and draft.actor_id is None:
            draft.actor_id = f"person:{slug(draft.text)}~{self._article_id[:8]}"
            draft.name = draft.text
            known = self._persons.setdefault(draft.actor_id, [])
            for other in known:
                _complete(draft, other)
            known.append(draft)
        if not full:
            return
        chosen = max(full, key=lambda actor_id: self._latest.get(actor_id, -1))
        for other in self._persons[chosen]:
            _complete(draft, other)
        draft.actor_id, draft.name = chosen, self._persons[chosen][0].name
        draft.resolution = "within_article"

    def _spelt_alike(self, text: str) -> list[str]:
        """Return who of the article the family name names in another spelling: "Haniya" after "Ismail Haniyeh"."""
        word = slug(text)
        if len(word) < _SHORTEST_VARIED:
            return []
        found = {
            actor_id
            for key, ids in self._by_key.items()
            if " " not in key and key[0] == word[0] and is_spelt_alike(slug(key), word, self._country(ids[0]))
            for actor_id in ids
        }
        return sorted(found) if len(found) == 1 else []

    def _country(self, actor_id: str) -> str | None:
        return next((draft.country for draft in self._persons[actor_id] if draft.country), None)

    def _leader(self, draft: Draft) -> Leader | None:
        """Return the person of the reference whom a family name alone means: the holder of a highest office, if any."""
        leader = leader_by_surname(draft.text, self._day, draft.country)
        if leader is None and draft.title is not None:
            leader = leader_by_surname(draft.text, None, draft.country)
        if leader is None or draft.country is not None:
            return leader
        office, is_held = leader.office_in(self._day.year if self._day else None)
        if draft.title is None:
            return leader if office.is_highest and is_held else None
        return leader if any(office.title == draft.role for office in leader.offices) else None

    def _is_shorter(self, draft: Draft, candidates: list[str]) -> bool:
        return any(len(pieces_of(self._persons[one][0].text)) > len(pieces_of(draft.text)) for one in candidates)

    def _resolve_role(self, draft: Draft) -> None:
        """Lead a role without a name back to its holder: in the article, else in the reference."""
        self._fill_owner(draft)
        if draft.beside is not None:
            return
        self._fill_service(draft)
        if draft.is_plural and not (draft.is_shared and is_single_office(draft.role)):
            self._fill_same_people(draft)
            return
        if not draft.is_definite and not draft.is_shared:
            return
        holder = None
        if _speaks_of_known(draft):
            holder = next((other for other in reversed(self._seen) if _same_office(draft, other)), None)
            holder = holder or self._later(draft)
        if holder is not None:
            _complete(draft, holder)
            draft.actor_id, draft.name, draft.kind = holder.actor_id, holder.name, holder.kind
            draft.resolution = "within_article"
        elif draft.is_possessed and draft.role == "counterpart":
            self._fill_counterpart(draft)
        elif draft.country is not None and draft.sector != "ELI" and not draft.is_named:
            leader = find_office_holder(draft.country, draft.role or "", self._day)
            if leader is not None:
                draft.actor_id, draft.name, draft.kind = leader.actor_id, leader.name, "person"
                draft.resolution = "reference"

    def _later(self, draft: Draft) -> Draft | None:
        """Return the holder whom the article names only afterwards, when both say the country."""
        if draft.country is None:
            return None
        holders = (drafts[0] for drafts in self._persons.values())
        return next((one for one in holders if one.country == draft.country and _same_office(draft, one)), None)

    def _fill_owner(self, draft: Draft) -> None:
        """Give "its spokesman", and troops that a state sends, the country and sector of the body or state named last."""
        is_its = draft.is_possessed and draft.first_word in {"its", "their"}
        is_of_country = draft.country is None and draft.text.lower().startswith(_OF_THE_COUNTRY)
        if not is_its and not draft.is_sent and not is_of_country:
            return
        kinds = {"state"} if is_of_country else _OWNERS
        owner = next((other for other in reversed(self._seen[-_NEAR:]) if other.kind in kinds), None)
        is_its = is_its or is_of_country
        if owner is not None and (is_its or owner.sentence is draft.sentence):
            draft.country = owner.country or draft.country
            draft.sector = sector_of_role(draft.sector, owner.sector, is_former=False)

    def _fill_service(self, draft: Draft) -> None:
        """Say whether officers are of the army or the police by who was named last."""
        if draft.role == "officer" and draft.country is None:
            known = (other.sector for other in reversed(self._seen) if other.sector in {"MIL", "COP"})
            draft.sector = next(known, draft.sector)

    def _fill_same_people(self, draft: Draft) -> None:
        """Give "the officers" the country and sector of "army officers" named before."""
        if not draft.is_definite or draft.country is not None:
            return
        word = draft.last_word
        for other in reversed(self._seen):
            if other.is_plural and other.role not in {None, "people"} and other.last_word == word:
                draft.country, draft.sector, draft.actor_id = other.country, other.sector, other.actor_id
                draft.kind, draft.name = other.kind, other.name
                if other.country or other.actor_id:
                    draft.resolution = "within_article"
                return

    def _fill_counterpart(self, draft: Draft) -> None:
        holder = next((other for other in reversed(self._seen) if other.kind == "person" and other.sector), None)
        if holder is None:
            return
        draft.sector = holder.sector
        leader = find_office_holder(draft.country, holder.role or "", self._day) if draft.country else None
        if leader is not None and draft.sector != "ELI":
            draft.actor_id, draft.name, draft.resolution = leader.actor_id, leader.name, "reference"


def _own_country(draft: Draft) -> str | None:
    """Return the country said of a name where it stands."""
    return draft.country or (draft.beside.country if draft.beside is not None else None)


def _speaks_of_known(draft: Draft) -> bool:
    """Whether the role is somebody's of whom there is one: a single office, "the driver"; not "his lawyer", "a Lima dentist"."""
    if draft.kind != "person" or draft.is_shared or is_single_office(draft.role):
        return True
    return draft.first_word in _POINTING


def _same_office(draft: Draft, other: Draft) -> bool:
    """Whether an earlier mention holds the office, or is the body, that the words name again."""
    if other.actor_id is None or _is_of_person(draft) != (other.kind == "person"):
        return False
    if other.role != draft.role and not _is_shortened(draft, other):
        return False
    return draft.country is None or other.country is None or draft.country == other.country


def _is_shortened(draft: Draft, other: Draft) -> bool:
    """Whether a body is named by the last word of what it was named before: "the ministry" after "the defence ministry"."""
    return draft.kind != "person" and f" {other.role}".endswith(f" {draft.role}")


def _is_of_person(draft: Draft) -> bool:
    return draft.kind == "person" or draft.is_shared


def _complete(draft: Draft, other: Draft) -> None:
    draft.country = draft.country or other.country
    if draft.sector in {None, "UNK"}:
        draft.sector = other.sector or draft.sector
    draft.role = draft.role or other.role


def _key(text: str) -> str:
    return " ".join(piece.key for piece in pieces_of(text) if piece.key != "'s")
