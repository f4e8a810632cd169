"""Find capitals referred to by the noun, such as "the Bolivian capital", in a parsed doc.

"The capital" alone, or a provincial one, has no country; the article says which is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from newsledger.enrich.anchoring.toponym import Toponym
from newsledger.enrich.anchoring.toponym_owners import owner_of
from newsledger.enrich.anchoring.toponym_standing import OF_ACTOR, standing_of
from newsledger.enrich.syntax.parts_of_speech import is_noun
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import is_adjectival_modifier, is_compound_part, is_determiner, is_possessor
from newsledger.knowledge.countries import country_names
from newsledger.knowledge.gazetteer import Place, places_named
from newsledger.knowledge.reference import derived

_may_name_country = any_of(is_possessor, is_compound_part, is_adjectival_modifier)


def find_capitals(doc: Doc, text: str, known: list[Toponym]) -> Iterator[Toponym]:
    """Yield the capitals that stand as places and are not named in apposition ("the capital, Kabul")."""
    if "capital" not in text:
        return
    taken = {token for name in known for token in range(name.start, name.end)}
    for token in doc:
        if token.lower_ == "capital" and is_noun(token) and _is_definite(token) and token.i not in taken:
            standing = standing_of(doc, token.i, token.i + 1, is_country=False)
            if standing < OF_ACTOR and not _is_followed_by_name(doc, token, taken):
                yield _make_capital(doc, text, token, standing)


def _is_definite(token: Token) -> bool:
    return not is_compound_part(token) and any(is_possessor(child) or is_determiner(child) for child in token.children)


def _is_followed_by_name(doc: Doc, token: Token, taken: set[int]) -> bool:
    return any(following.i in taken for following in doc[token.i + 1 : token.i + 3])


def _make_capital(doc: Doc, text: str, token: Token, standing: int) -> Toponym:
    country = owner_of(doc, token.i)
    start = min(
        (child.i for child in token.children if _may_name_country(child) and child.i < token.i), default=token.i
    )
    start = min(start, token.i)
    place = capital_of(country) or Place(country, None, None, None, 0.0, "city")
    return Toponym(start, token.i + 1, text[doc[start].idx : token.idx + len(token.text)], (place,), standing, country)


@derived
def capital_of(country: str | None) -> Place | None:
    """Return the capital city of the country, if the gazetteer lists it."""
    names = (name.words for name in country_names() if name.sort == "capital" and name.country == country)
    places = (place for name in names for place in places_named(name))
    return next((place for place in places if place.country == country and place.precision == "city"), None)
