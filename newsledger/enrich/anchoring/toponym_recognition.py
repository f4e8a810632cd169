"""Recognise the toponyms of a parsed doc.

These are gazetteer names, and names that adjacent words mark as a town or a province.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from newsledger.enrich.anchoring.toponym import Toponym
from newsledger.enrich.anchoring.toponym_nesting import merge_nested, part_of
from newsledger.enrich.anchoring.toponym_owners import owner_of, owning_division
from newsledger.enrich.anchoring.toponym_standing import (
    IN_PLACE,
    NOT_AS_PLACE,
    TOWARDS,
    is_place_noun,
    place_words,
    standing_of,
)
from newsledger.enrich.syntax.parts_of_speech import is_adjective, is_noun_or_adjective, is_numeral, is_proper_noun
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import is_compound_part, is_determiner, is_patient, is_prepositional_object
from newsledger.knowledge.admin_areas import admin1_by_abbreviation
from newsledger.knowledge.gazetteer import (
    SUBDIVISION_WEIGHT,
    Place,
    admin1_place,
    all_places_named,
    division_named,
    is_village,
    longest_name_from,
)
from newsledger.knowledge.name_keys import name_key
from newsledger.knowledge.vocabulary import is_name, is_ordinary

_INNER_MARKS = frozenset({"-", "'", "’", "–"})
_LARGE_CITY = 1_000_000
_LONGEST_ACRONYM = 4
_SHORT_NAME = 4
_is_cued_argument = any_of(is_patient, is_prepositional_object)


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
        if token.i >= end and _is_capitalised(token.text):
            one = _read_abbreviation(doc, token.i) or _read_toponym(doc, text, token.i)
            if one is not None:
                toponyms.append(one)
                end = one.end
    return [one for name in merge_nested(doc, toponyms) if (one := _without_villages(doc, name)) is not None]


def _is_capitalised(word: str) -> bool:
    """Return whether the word begins as a name: "Durban", "eThekwini"."""
    return word[0].isupper() or (word[0].isalpha() and word[1:2].isupper())


def _without_villages(doc: Doc, toponym: Toponym) -> Toponym | None:
    """Return the name without the meanings that only a place said beside it, or its standing, would make likely."""
    if toponym.within is not None or not any(map(is_village, toponym.meanings)):
        return toponym
    towns = tuple(place for place in toponym.meanings if not is_village(place))
    if towns:
        return replace(toponym, meanings=towns, villages=tuple(filter(is_village, toponym.meanings)))
    return toponym if is_called_place(doc, toponym) and not toponym.noun else None


def _read_abbreviation(doc: Doc, at: int) -> Toponym | None:
    """Return the state or province whose abbreviation stands at the token, after a town and a comma: "Oxford, N.C."."""
    is_after_name = at >= 2 and doc[at - 1].text == "," and doc[at - 2].text[0].isupper()
    if not is_after_name:
        return None
    printed = doc[at].text
    stops = at + 1 < len(doc) and doc[at + 1].text == "." and not doc[at].whitespace_
    code = admin1_by_abbreviation().get(f"{printed}." if stops else printed)
    end = at + 1 + int(stops and code is not None)
    code = code or admin1_by_abbreviation().get(printed)
    return Toponym(at, end, printed, (admin1_place(code),), NOT_AS_PLACE) if code else None


def _read_toponym(doc: Doc, text: str, start: int) -> Toponym | None:
    longest = longest_name_from(name_key(doc[start].text))
    candidates = _candidate_ends(doc, text, start, longest) if longest else []
    for end in reversed(candidates):
        name = text[doc[start].idx : doc[end - 1].idx + len(doc[end - 1].text)]
        meanings = all_places_named(name)
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
    following = doc[toponym.end] if toponym.end < len(doc) else None
    meanings = _narrow_by_next_word(toponym.name, toponym.meanings, following)
    is_lesser = toponym.precision == "country" and bool(meanings) and meanings[0].precision != "country"
    head = toponym.root_in(doc)
    is_called = toponym.end < len(doc) and is_place_noun(doc[toponym.end])
    is_name = (is_noun_or_adjective(head) or is_called) and not _is_part_of_longer_name(doc, toponym, head)
    if not meanings or not (is_name or is_lesser) or _is_water(doc, toponym.start) or _is_noun_of_another(doc, toponym):
        return None
    is_country = meanings[0].precision == "country"
    standing = standing_of(doc, toponym.start, toponym.end, is_country=is_country)
    if (
        standing == NOT_AS_PLACE
        and meanings[0].precision == "point"
        and doc[toponym.start - 1].lower_ in {"on", "atop"}
    ):
        standing = IN_PLACE
    noun = following.lower_ if following is not None and following.lower_ in place_words("admin_noun") else ""
    placed = replace(toponym, meanings=meanings, standing=standing, is_lesser=is_lesser, noun=noun)
    return placed if is_country else _narrow_by_owner(doc, placed)


def _narrow_by_owner(doc: Doc, toponym: Toponym) -> Toponym:
    """Place "the Pakistani city of Hyderabad" in Pakistan, even if the gazetteer knows no such city there."""
    noun = toponym.start - (2 if toponym.start >= 2 and doc[toponym.start - 1].lower_ == "of" else 1)
    if noun < 1 or not (is_place_noun(doc[noun]) and doc[noun].text.islower()):
        return toponym
    division = owning_division(doc, noun)
    if division is not None:
        return _narrow_to_division(toponym, division)
    country = owner_of(doc, noun)
    if country is None or any(place.country == country for place in toponym.meanings):
        return replace(toponym, within=country)
    return replace(toponym, meanings=(Place(country, None, None, None, 0.0, toponym.precision),), within=country)


def _narrow_to_division(toponym: Toponym, division: Place) -> Toponym:
    """Place "the Kentucky town of Columbia" in Kentucky, even if the gazetteer knows no such town there."""
    inside = tuple(place for place in toponym.meanings if place.admin1 == division.admin1 and place.precision == "city")
    meanings = inside or (part_of(division),)
    return replace(toponym, meanings=meanings, within=division.country, within_admin1=division.admin1)


def _narrow_by_next_word(name: str, meanings: tuple[Place, ...], following: Token | None) -> tuple[Place, ...]:
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
        return tuple(
            place if place.precision == "country" else _to_admin_region(name, word, place) for place in meanings
        )
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


def _to_admin_region(name: str, noun: str, place: Place) -> Place:
    """Return the division of a city's name that the city lies in; where none is listed, the city's point stands for it."""
    if place.precision != "city":
        return place
    division = division_named(name, place.country) or division_named(f"{name} {noun}", place.country, place.admin1)
    return (
        place._replace(precision="admin1", geoname_id=None)
        if division is None
        else division._replace(weight=place.weight)
    )


def _is_part_of_longer_name(doc: Doc, toponym: Toponym, head: Token) -> bool:
    """Return whether the words are part of a longer proper name: a person's, a club's."""
    before = doc[toponym.start - 1] if toponym.start else None
    is_after_name = (
        before is not None and is_proper_noun(before) and before.head.i == head.i and is_compound_part(before)
    )
    if is_after_name and before is not None and before.lower_ not in place_words("not_place"):
        return True
    return is_compound_part(head) and is_proper_noun(head.head) and not is_place_noun(head.head)
