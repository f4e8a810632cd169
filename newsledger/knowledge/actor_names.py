"""Build from the reference tables an index of every phrase that names an actor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from newsledger.knowledge.countries import adjective_by_country, country_names, official_names
from newsledger.knowledge.leaders import leader_ids, leader_names
from newsledger.knowledge.phrases import Phrases, pieces_of
from newsledger.knowledge.reference import derived, read_table
from newsledger.model.identity import slug

_ABBREVIATED_OWNERS = frozenset({"UN", "U.N.", "EU", "AU"})


@dataclass(frozen=True, slots=True)
class KnowledgeBaseEntry:
    """What a phrase stands for: its sort, and the actor or role it names.

    sort: name, adjective, people, capital (of a country), metonym, actor, leader, title. ``denotes`` (titles): person,
    group, body; a weak title names an actor only as an agent, or next to a country or body.
    """

    sort: str
    name: str
    country: str | None = None
    sector: str | None = None
    kind: str = "other"
    actor_id: str | None = None
    denotes: str = ""
    is_weak: bool = False


@derived
def known_phrases() -> Phrases[KnowledgeBaseEntry]:
    """Return all phrases of the reference; where two tables contain the same words, the earlier one wins."""
    phrases: Phrases[KnowledgeBaseEntry] = Phrases()
    seen: set[str] = set()
    for words, entry, any_case in _read_entries():
        if words not in seen:
            seen.add(words)
            is_also_title = entry.sort == "capital" and not words.isascii() and _fold_words(words) in _title_words()
            phrases.add(words, entry, any_case=any_case, as_printed=is_also_title)
    return phrases


@derived
def reference_names() -> Mapping[str, str]:
    """Return the reference's name for each of its actor ids: states and their governments, organisations, persons."""
    names = {f"state:{country}": name for country, name in official_names().items()}
    names |= {
        f"gov:{country}/government": f"{adjective} government" for country, adjective in adjective_by_country().items()
    }
    for entry in (*_read_partially_recognised(), *_read_metonyms(), *_read_organisations()):
        names[str(entry[1].actor_id)] = entry[1].name
    return MappingProxyType(names | leader_ids())


def _read_entries() -> Iterator[tuple[str, KnowledgeBaseEntry, bool]]:
    yield from _read_partially_recognised()
    yield from _read_countries()
    yield from _read_state_parts()
    yield from _read_organisations()
    yield from _read_metonyms()
    yield from _read_persons()
    yield from _read_titles()


def _read_countries() -> Iterator[tuple[str, KnowledgeBaseEntry, bool]]:
    formal = official_names()
    for words, country, sort in country_names():
        kind = "population" if sort == "people" else "state"
        actor_id = f"gov:{country}/government" if sort == "capital" else f"state:{country}"
        yield words, KnowledgeBaseEntry(sort, formal[country], country, None, kind, actor_id), False


def _read_state_parts() -> Iterator[tuple[str, KnowledgeBaseEntry, bool]]:
    """Yield parts of states, and regions, named like another state: they may show affiliation, but are not states themselves."""
    for row in read_table("state_parts"):
        yield row["words"], KnowledgeBaseEntry("name", row["words"], row["country"] or None), False


def _read_partially_recognised() -> Iterator[tuple[str, KnowledgeBaseEntry, bool]]:
    for row in read_table("partially_recognised"):
        names = row["words"].split("|")
        for words in names:
            yield words, KnowledgeBaseEntry("name", names[0], row["country"], "PRE", "state", row["actor_id"]), False


def _read_organisations() -> Iterator[tuple[str, KnowledgeBaseEntry, bool]]:
    for row in read_table("actors"):
        entry = KnowledgeBaseEntry(
            "actor", row["name"], row["country"], row["sector"] or None, row["kind"], row["actor_id"]
        )
        for words in (row["name"], *row["aliases"].split("|")):
            if words:
                yield words, entry, False
                first, _, rest = words.partition(" ")
                if rest and first in _ABBREVIATED_OWNERS:
                    yield f"{first}'s {rest}", entry, False


def _read_metonyms() -> Iterator[tuple[str, KnowledgeBaseEntry, bool]]:
    for row in read_table("metonyms"):
        actor_id = f"gov:{row['country']}/{slug(row['words'])}"
        yield (
            row["words"],
            KnowledgeBaseEntry("metonym", row["words"], row["country"], row["sector"], "government_body", actor_id),
            False,
        )


def _read_persons() -> Iterator[tuple[str, KnowledgeBaseEntry, bool]]:
    for name in leader_names():
        yield name, KnowledgeBaseEntry("leader", name, kind="person"), False


def _fold_words(words: str) -> str:
    return " ".join(piece.key for piece in pieces_of(words))


@derived
def _title_words() -> frozenset[str]:
    """Return the titles: "male" is one, and also the Maldives' capital without its accent."""
    return frozenset(row["title"] for row in read_table("titles"))


def _read_titles() -> Iterator[tuple[str, KnowledgeBaseEntry, bool]]:
    for row in read_table("titles"):
        for words in (row["title"], row["plural"]):
            if words:
                denotes = "group" if words == row["plural"] and row["denotes"] == "person" else row["denotes"]
                is_abbreviation, is_weak = words.endswith("."), row["alone"] == "no"
                entry = KnowledgeBaseEntry(
                    "title", row["title"], row["country"] or None, row["sector"], "other", None, denotes, is_weak
                )
                yield words.title() if is_abbreviation else words, entry, not is_abbreviation
