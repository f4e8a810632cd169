"""Give actors whose words name no country the article's focus country.

"Police" and "the government" in a report about one country are that country's.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.enrich.mentions.candidates import Candidate
from newsledger.enrich.syntax.relations import is_compound_part
from newsledger.knowledge.bodies import body_id, is_common_body
from newsledger.knowledge.cities import country_of_place_name
from newsledger.knowledge.countries import official_names
from newsledger.knowledge.gazetteer import places_named
from newsledger.knowledge.person_names import is_foreign_word
from newsledger.knowledge.sectors import sectors_with

_LOCAL = frozenset({"EDU", "MED"})
_NATIVE = frozenset({"person", "government_body"})


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


def settle_natives(candidates: Sequence[Candidate], focus: str | None) -> None:
    """Give the focus country to named persons and bodies of whom the whole article says no country."""
    for candidate in candidates:
        if (
            candidate.country is None
            and candidate.is_named
            and candidate.kind in _NATIVE
            and not _is_foreign(candidate)
        ):
            candidate.country = focus


def settle_institutions(candidates: Sequence[Candidate], focus: str | None) -> None:
    """Give schools and hospitals missing from the reference the country of the place in their name, else the focus country."""
    for candidate in candidates:
        is_local = candidate.kind == "ngo" and candidate.is_named and candidate.sector in _LOCAL
        if is_local and candidate.country is None:
            candidate.country = _country_in_name(candidate.text, focus) or focus


def _country_in_name(name: str, focus: str | None) -> str | None:
    """Return the country of the place that follows "of" or opens the name, the focus country's first: "University of Reading"."""
    words = name.split()
    place = " ".join(words[words.index("of") + 1 :]) if "of" in words else words[0]
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
