"""Give actors whose words name no country the article's focus country.

"Police" and "the government" in a report about one country are that country's.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.enrich.mentions.candidates import Candidate
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.relations import is_active_subject, is_compound_part
from newsledger.knowledge.bodies import body_id, is_common_body
from newsledger.knowledge.cities import country_of_place_name
from newsledger.knowledge.countries import official_names
from newsledger.knowledge.gazetteer import places_named
from newsledger.knowledge.person_names import is_foreign_word
from newsledger.knowledge.reference import derived, read_table
from newsledger.knowledge.sectors import sectors_with

_LOCAL = frozenset({"EDU", "MED"})
_NATIVE = frozenset({"person", "government_body"})
_ORGANISATIONS = frozenset({"ngo", "company", "media"})
_SHORTEST_PLACE = 4
_SAYS_NOTHING = frozenset({None, "CVL", "UNK"})


def settle_persons(candidates: Sequence[Candidate], focus: str | None) -> None:
    """Give the focus country to officials named with a title of the state that says no country."""
    settled = {
        candidate.actor_id
        for candidate in candidates
        if candidate.country is None
        and candidate.is_named
        and candidate.title
        and candidate.sector in sectors_with("of_country")
    }
    for candidate in candidates:
        if candidate.country is None and candidate.actor_id is not None and candidate.actor_id in settled:
            candidate.country = focus


def settle_natives(candidates: Sequence[Candidate], focus: str | None, *, is_political: bool) -> None:
    """Give the focus country to named persons and bodies of whom the whole article says no country.

    Outside politics a person is taken for a native only if an office or a body is said of one who speaks, or either:
    players, stars and historical figures come from everywhere.
    """
    belonging = {one.actor_id for one in candidates if one.actor_id is not None and _belongs_somewhere(one)}
    for candidate in candidates:
        is_native = candidate.kind == "government_body" or is_political or candidate.actor_id in belonging
        if candidate.country is None and candidate.is_named and candidate.kind in _NATIVE and is_native:
            candidate.country = None if _is_foreign(candidate) else focus


def _belongs_somewhere(candidate: Candidate) -> bool:
    """Return whether a title, a sector or his own words show that the person has a part in the events."""
    head = candidate.sentence.passage.doc[candidate.head]
    is_speaker = is_active_subject(head) and lemma_of(head.head) in _speech_verbs()
    return candidate.title is not None or candidate.sector not in _SAYS_NOTHING or is_speaker


def settle_organisations(candidates: Sequence[Candidate], focus: str | None) -> None:
    """Give organisations missing from the reference the country of the place in their name, else the focus country."""
    for candidate in candidates:
        is_open = candidate.country is None and candidate.is_named and candidate.kind in _ORGANISATIONS
        if is_open and not _is_foreign(candidate):
            is_local = candidate.sector in _LOCAL
            candidate.country = (_country_in_name(candidate.text, focus) if is_local else None) or focus


def _country_in_name(name: str, focus: str | None) -> str | None:
    """Return the country of the place that follows "of" or opens the name, the focus country's first: "University of Reading"."""
    words = name.split()
    place = " ".join(words[words.index("of") + 1 :]) if "of" in words else words[0]
    if len(place) < _SHORTEST_PLACE:
        return None
    if any(known.country == focus for known in places_named(place)):
        return focus
    return country_of_place_name(place)


def _is_foreign(candidate: Candidate) -> bool:
    return any(is_foreign_word(word) for word in candidate.text.lower().split())


def settle_town(candidate: Candidate, focus: str | None) -> None:
    """Take the town that said a country for the one of that name in the focus country, if there is one."""
    is_abroad = candidate.town is not None and focus is not None and candidate.country != focus
    if is_abroad and any(place.country == focus for place in places_named(str(candidate.town))):
        if candidate.actor_id is not None:
            candidate.actor_id = candidate.actor_id.replace(f"gov:{candidate.country}/", f"gov:{focus}/")
        candidate.country = focus


def settle_body(candidate: Candidate, focus: str | None) -> None:
    """Give the focus country to a body of the state or unnamed officials whose words name none, and bodies their id."""
    if candidate.sector not in sectors_with("of_country") or _is_of_others(candidate):
        return
    if candidate.is_named:
        _settle_named(candidate, focus)
        return
    candidate.country = candidate.country or focus
    is_body = candidate.kind == "government_body" and candidate.actor_id is None and not candidate.is_plural
    if is_body and candidate.country in official_names():
        _identify(candidate, candidate.country)


def _settle_named(candidate: Candidate, focus: str | None) -> None:
    """Give a body of the state with a name of its own the focus country where nothing says another: "the Quezon Trial Court"."""
    if candidate.kind == "government_body" and candidate.country is None and focus in official_names():
        candidate.country = focus
        candidate.actor_id = body_id(candidate.kind, focus, candidate.text.split(), "", is_named=True)


def _is_of_others(candidate: Candidate) -> bool:
    """Whether the words are of people in general ("protesters"), or say that they are not the country's ("foreign forces")."""
    if (
        candidate.sector in {"OPP", "PTY"}
        and candidate.kind == "population"
        and not str(candidate.role).startswith("opposition")
    ):
        return True
    return _is_foreign(candidate)


def _identify(candidate: Candidate, country: str) -> None:
    """Give a body of the state its id: "the army", "the health ministry", "the electoral commission"."""
    role = str(candidate.role)
    words = [*_compounds(candidate), *role.split()]
    if is_common_body(role) or len(words) > 1:
        candidate.actor_id = body_id(candidate.kind, country, words, role, is_named=False)
        candidate.resolution = "within_article"


def _compounds(candidate: Candidate) -> list[str]:
    """Return the nouns before the role that say which: "port" in "port authority"."""
    doc, size = candidate.sentence.passage.doc, len(str(candidate.role).split())
    before = doc[candidate.first : max(candidate.first, candidate.last - size)]
    return [token.lower_ for token in before if is_compound_part(token) and not token.text[0].isupper()]


@derived
def _speech_verbs() -> frozenset[str]:
    """Return the verbs of saying."""
    return frozenset(row["lemma"] for row in read_table("reporting_verbs") if row["kind"] == "say")
