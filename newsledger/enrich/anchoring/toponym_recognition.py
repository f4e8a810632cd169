"""Recognise the toponyms of a parsed doc.

These are gazetteer names, and names that adjacent words mark as a town or a province.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from newsledger.enrich.anchoring.toponym_owners import owner_of
from newsledger.enrich.anchoring.toponym_standing import NOT_AS_PLACE, TOWARDS, is_place_noun, place_words, standing_of
from newsledger.enrich.syntax.parts_of_speech import is_adjective, is_noun_or_adjective, is_numeral, is_proper_noun
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import is_compound_part, is_determiner, is_patient, is_prepositional_object
from newsledger.knowledge.gazetteer import SUBDIVISION_WEIGHT, Place, longest_name_from, places_named
from newsledger.knowledge.name_keys import name_key
from newsledger.knowledge.vocabulary import is_name, is_ordinary
from newsledger.model.reading import Where

_INNER_MARKS = frozenset({"-", "'", "’", "–"})
_NAME_FACTOR = 20.0
_LARGE_CITY = 1_000_000
_LONGEST_ACRONYM = 4
_SHORT_NAME = 4
_is_cued_argument = any_of(is_patient, is_prepositional_object)


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name at the tokens ``start`` to ``end`` (exclusive): its possible meanings, and how it stands there.

    ``within`` is the country given beside it; ``is_lesser`` that adjacent words rule out the country of that name.
    """

    start: int
    end: int
    name: str
    meanings: tuple[Place, ...]
    standing: int
    within: str | None = None
    is_lesser: bool = False

    @property
    def precision(self) -> str:
        return self.meanings[0].precision

    def root_in(self, doc: Doc) -> Token:
        """Return the syntactic root of the name in the doc."""
        return doc[self.start : self.end].root


def is_minor(toponym: Toponym) -> bool:
    """Return whether the name is a town's, or that of a province found only in the ISO list."""
    return toponym.precision == "city" or 0 < toponym.meanings[0].weight <= SUBDIVISION_WEIGHT


def is_doubtful(toponym: Toponym) -> bool:
    """Return whether the name needs its country named elsewhere: a common word, acronym, alternate or short name."""
    if not is_minor(toponym) or toponym.within is not None or toponym.meanings[0].weight >= _LARGE_CITY:
        return False
    is_acronym = toponym.name.isupper() and len(toponym.name) <= _LONGEST_ACRONYM
    is_short = len(toponym.name) <= _SHORT_NAME or toponym.meanings[0].is_alternate
    word = toponym.name.lower()
    return is_acronym or is_short or (" " not in word and is_ordinary(word) and not is_name(word))


def is_cued(doc: Doc, toponym: Toponym) -> bool:
    """Return whether a preposition, an adjacent noun or its country marks the name as a place."""
    if toponym.within is not None or (_is_cued_argument(toponym.root_in(doc)) and toponym.standing <= TOWARDS):
        return True
    return is_called_place(doc, toponym)


def is_called_place(doc: Doc, toponym: Toponym) -> bool:
    """Return whether an adjacent noun marks the name as a place: "the village of …", "… province", "…, a village"."""
    is_after = toponym.start >= 2 and doc[toponym.start - 1].lower_ == "of" and is_place_noun(doc[toponym.start - 2])
    return (
        is_after
        or _has_explaining_noun(doc, toponym.end)
        or (toponym.end < len(doc) and is_place_noun(doc[toponym.end]))
    )


def _has_explaining_noun(doc: Doc, end: int) -> bool:
    """Return whether a noun after a comma explains the name: "…, a small village", "…, the port city"."""
    if end + 2 >= len(doc) or doc[end].text != "," or not is_determiner(doc[end + 1]):
        return False
    following = (word for word in doc[end + 2 : end + 5] if not (is_adjective(word) or is_numeral(word)))
    return next((is_place_noun(word) for word in following), False)


def find_toponyms(doc: Doc, text: str) -> list[Toponym]:
    """Return the toponyms of a passage in order, including those that do not stand as a place, marked so."""
    toponyms: list[Toponym] = []
    end = 0
    for token in doc:
        if token.i >= end and token.text[0].isupper():
            one = _read_toponym(doc, text, token.i)
            if one is not None:
                toponyms.append(one)
                end = one.end
    return _merge_nested(doc, toponyms)


def _read_toponym(doc: Doc, text: str, start: int) -> Toponym | None:
    longest = longest_name_from(name_key(doc[start].text))
    candidates = _candidate_ends(doc, text, start, longest) if longest else []
    for end in reversed(candidates):
        name = text[doc[start].idx : doc[end - 1].idx + len(doc[end - 1].text)]
        meanings = places_named(name)
        if meanings:
            return _resolve_toponym(doc, Toponym(start, end, name, meanings, NOT_AS_PLACE))
    return None


def _candidate_ends(doc: Doc, text: str, start: int, longest: int) -> list[int]:
    """Return the token ends at which a name of at most that many words may close."""
    ends = []
    for end in range(start + 1, min(len(doc), start + 2 * longest) + 1):
        token = doc[end - 1]
        if token.text in _INNER_MARKS:
            continue
        if (
            not (token.text[0].isalnum() or token.text[0] in "'’")
            or text[doc[start].idx : token.idx].count(" ") >= longest
        ):
            break
        ends.append(end)
    return ends


def _resolve_toponym(doc: Doc, toponym: Toponym) -> Toponym | None:
    meanings = _narrow_by_next_word(toponym.meanings, doc[toponym.end] if toponym.end < len(doc) else None)
    is_lesser = toponym.precision == "country" and bool(meanings) and meanings[0].precision != "country"
    head = toponym.root_in(doc)
    is_called = toponym.end < len(doc) and is_place_noun(doc[toponym.end])
    is_name = (is_noun_or_adjective(head) or is_called) and not _is_part_of_longer_name(doc, toponym, head)
    if not meanings or not (is_name or is_lesser) or _is_water(doc, toponym.start) or _is_noun_of_another(doc, toponym):
        return None
    is_country = meanings[0].precision == "country"
    standing = standing_of(doc, toponym.start, toponym.end, is_country=is_country)
    placed = Toponym(toponym.start, toponym.end, toponym.name, meanings, standing, is_lesser=is_lesser)
    return placed if is_country else _narrow_by_owner(doc, placed)


def _narrow_by_owner(doc: Doc, toponym: Toponym) -> Toponym:
    """Place "the Pakistani city of Hyderabad" in Pakistan, even if the gazetteer knows no such city there."""
    noun = toponym.start - (2 if toponym.start >= 2 and doc[toponym.start - 1].lower_ == "of" else 1)
    if noun < 1 or not (is_place_noun(doc[noun]) and doc[noun].text.islower()):
        return toponym
    country = owner_of(doc, noun)
    if country is None or any(place.country == country for place in toponym.meanings):
        return replace(toponym, within=country)
    return replace(toponym, meanings=(Place(country, None, None, None, 0.0, toponym.precision),), within=country)


def _narrow_by_next_word(meanings: tuple[Place, ...], following: Token | None) -> tuple[Place, ...]:
    """Return the meanings possible before that word.

    "Niger Governor" is of no country, "Jordan River" no place known.
    """
    word = following.lower_ if following is not None else ""
    is_title = following is not None and following.text[0].isupper()
    if word in place_words("subnational_noun") or (is_title and word in place_words("name_ending")):
        lesser = tuple(place for place in meanings if place.precision != "country")
        is_other = word in place_words("subnational_noun") and not lesser and not is_title
        meanings = meanings if is_other else lesser
    if word in place_words("named_after"):
        meanings = tuple(place for place in meanings if place.precision == "country")
    if word in place_words("admin_noun"):
        return tuple(place if place.precision == "country" else _to_admin_region(place) for place in meanings)
    return meanings


def _is_noun_of_another(doc: Doc, toponym: Toponym) -> bool:
    """Return whether the name's noun belongs to another place: "the Somali region of Lower Shabelle"."""
    is_followed = (
        toponym.end + 1 < len(doc) and doc[toponym.end].lower_ == "of" and doc[toponym.end + 1].text[0].isupper()
    )
    return is_followed and doc[toponym.end - 1].text.islower()


def _is_water(doc: Doc, start: int) -> bool:
    """Return whether the name is of waters, which lie in no country: "the Gulf of Guinea", "Lake Chad"."""
    noun = start - (2 if start >= 2 and doc[start - 1].lower_ == "of" else 1)
    return noun >= 0 and doc[noun].text[0].isupper() and doc[noun].lower_ in place_words("water_noun")


def _to_admin_region(place: Place) -> Place:
    """Return the region around a city of the same name, without its id; the city's coordinates stand for its centre."""
    if place.precision != "city":
        return place
    return place._replace(precision="admin1", geoname_id=None)


def _is_part_of_longer_name(doc: Doc, toponym: Toponym, head: Token) -> bool:
    """Return whether the words are part of a longer proper name: a person's, a club's."""
    before = doc[toponym.start - 1] if toponym.start else None
    is_after_name = (
        before is not None and is_proper_noun(before) and before.head.i == head.i and is_compound_part(before)
    )
    if is_after_name and before is not None and before.lower_ not in place_words("not_place"):
        return True
    return is_compound_part(head) and is_proper_noun(head.head) and not is_place_noun(head.head)


def _merge_nested(doc: Doc, toponyms: list[Toponym]) -> list[Toponym]:
    """Merge "Basra, Iraq" and "Syria's Idlib" into one toponym each, the other name giving its country."""
    merged: list[Toponym] = []
    for one in toponyms:
        last = merged[-1] if merged else None
        between = _mark_between(doc, last, one) if last is not None else ""
        if last is not None and between == "," and _is_within(one, last):
            country = _shared_country(one, last)
            merged[-1] = Toponym(last.start, one.end, last.name, last.meanings, last.standing, country)
        elif last is not None and between in {"'s", "’s"} and _is_within(last, one):
            merged[-1] = Toponym(one.start, one.end, one.name, one.meanings, one.standing, _shared_country(last, one))
        else:
            merged.append(one)
    return merged


def _mark_between(doc: Doc, last: Toponym, one: Toponym) -> str:
    """Return the mark that alone separates the names, as in "Lamu county, Kenya"; empty if anything else does."""
    is_called = one.start - last.end == 2 and is_place_noun(doc[last.end])
    return doc[one.start - 1].text if one.start - last.end == 1 or is_called else ""


def _is_within(outer: Toponym, inner: Toponym) -> bool:
    return inner.precision != "country" and _shared_country(outer, inner) is not None


def _shared_country(outer: Toponym, inner: Toponym) -> str | None:
    """Return the country of the outer name in which some meaning of the inner one lies."""
    countries = {place.country for place in inner.meanings}
    wider = (place for place in outer.meanings if place.precision in {"country", "admin1"})
    return next((place.country for place in wider if place.country in countries), None)


def locate(toponym: Toponym, countries: Mapping[str, int]) -> Where:
    """Return the place meant: in the country given beside it, else the likeliest by the countries the text names."""
    meanings = [place for place in toponym.meanings if toponym.within in {None, place.country}]
    most = max(countries.values(), default=0)

    def likelihood(place: Place) -> float:
        share = countries.get(place.country or "", 0) / most if most else 0.0
        return place.weight * (1 + _NAME_FACTOR * share)

    place = max(meanings, key=likelihood)
    if any(likelihood(other) == likelihood(place) and other.country != place.country for other in meanings):
        return Where(toponym.name, precision=place.precision)
    return Where(toponym.name, place.country, place.geoname_id, place.latitude, place.longitude, place.precision)
