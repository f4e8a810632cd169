"""Find toponyms that no gazetteer lists but adjacent words mark as places.

"The Ethiopian town of Metema", "Metema town", "Tessalit in northern Mali": those words say where they lie.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from newsledger.enrich.anchoring.toponym import Toponym
from newsledger.enrich.anchoring.toponym_nesting import containing_place, part_of
from newsledger.enrich.anchoring.toponym_owners import is_nationality, owner_of, owning_division
from newsledger.enrich.anchoring.toponym_standing import IN_PLACE, NOT_AS_PLACE, place_words, standing_of
from newsledger.enrich.syntax.parts_of_speech import is_determiner_word, is_noun_or_adjective, is_proper_noun
from newsledger.enrich.syntax.questions import positions_of
from newsledger.knowledge.gazetteer import Place, division_named
from newsledger.knowledge.person_names import is_calendar_word

_HYPHENS = frozenset({"-", "–"})


def find_unlisted_toponyms(doc: Doc, text: str, known: list[Toponym]) -> list[Toponym]:
    """Return the toponyms besides the known ones that a noun ("town of") or a following wider place marks."""
    taken = {token: name for name in known for token in range(name.start, name.end)}
    found: list[Toponym] = []
    end = 0
    for start in positions_of(is_proper_noun, doc):
        if start >= end and start not in taken and _is_possible_start(doc[start]):
            end = _end_of_name(doc, start, taken)
            one = _read_unlisted(doc, text, start, end, taken)
            if one is not None:
                found.append(one)
    return found


def _is_possible_start(token: Token) -> bool:
    if not token.text[0].isupper() or is_calendar_word(token.text) or is_nationality(token.text):
        return False
    return token.lower_ not in place_words("not_place") and token.lower_ not in place_words("area")


def _end_of_name(doc: Doc, start: int, taken: dict[int, Toponym]) -> int:
    end = start + 1
    while end < len(doc) and (
        (doc[end].text in _HYPHENS and end + 1 < len(doc) and not doc[end].whitespace_)
        or (is_proper_noun(doc[end]) and doc[end].text[0].isalnum() and end not in taken)
    ):
        end += 1
    return end


def _read_unlisted(doc: Doc, text: str, start: int, end: int, taken: dict[int, Toponym]) -> Toponym | None:
    """Return the name as a toponym if an adjacent noun or a wider place marks it as one."""
    noun, wider = _place_noun_of(doc, start, end), None
    if noun is not None:
        standing = min(standing_of(doc, noun.i, noun.i + 1, is_country=False), _standing_of_name(doc, start, end))
        wider = _owner(doc, noun.i) or _containing_place(doc, max(end, noun.i + 1), taken)
        precision = _precision_of(noun.lower_)
    else:
        standing, wider, precision = _standing_of_name(doc, start, end), _containing_place(doc, end, taken), "city"
        if wider is None or standing != IN_PLACE:
            return None
    if standing >= NOT_AS_PLACE:
        return None
    name = text[doc[start].idx : doc[end - 1].idx + len(doc[end - 1].text)]
    place = _unlisted_place(name, wider, precision)
    return Toponym(start, end, name, (place,), standing, place.country, within_admin1=place.admin1)


def _unlisted_place(name: str, wider: Place | None, precision: str) -> Place:
    """Return the division so called, else the wider place's point for a name that no gazetteer lists."""
    if wider is None or wider.precision == "country":
        division = division_named(name, wider.country) if wider is not None and precision == "admin1" else None
        return division or Place(wider.country if wider else None, None, None, None, 0.0, precision)
    division = division_named(name, wider.country, wider.admin1) if precision == "admin1" else None
    return division or part_of(wider)


def _owner(doc: Doc, noun: int) -> Place | None:
    """Return the state, province or country before the noun: "the Kentucky town", "the Ethiopian town"."""
    country = owner_of(doc, noun)
    return owning_division(doc, noun) or (containing_place(country, None) if country else None)


def _precision_of(noun: str) -> str:
    if noun in place_words("admin_noun"):
        return "admin1"
    return "point" if noun in place_words("site_noun") else "city"


def _standing_of_name(doc: Doc, start: int, end: int) -> int:
    return standing_of(doc, start, end, is_country=False)


def _place_noun_of(doc: Doc, start: int, end: int) -> Token | None:
    """Return "town" in "the town of X" and in "X town"."""
    before = doc[start - 2] if start >= 2 and doc[start - 1].lower_ == "of" else None
    if before is not None and (
        before.lower_ in place_words("settlement_noun") or before.text in place_words("admin_noun")
    ):
        return before
    following = doc[end] if end < len(doc) else None
    is_place = following is not None and (
        following.lower_ in place_words("settlement_noun")
        or following.lower_ in place_words("admin_noun")
        or following.text in place_words("site_noun")
    )
    return following if is_place and start > 0 and doc[start].head.i in range(start, end + 1) else None


def _containing_place(doc: Doc, end: int, taken: dict[int, Toponym]) -> Place | None:
    """Return the wider place after the name: ", Mali", "in northern Mali", "in Mali's north"."""
    if end >= len(doc) or not (doc[end].text == "," or doc[end].lower_ in {"in", "of"}):
        return None
    for word in _words_after(doc, end):
        name = taken.get(word.i)
        if name is not None:
            wide = next((place for place in name.meanings if place.precision in {"country", "admin1", "admin2"}), None)
            return wide or (containing_place(name.within, name.within_admin1) if name.within else None)
    return None


def _words_after(doc: Doc, end: int) -> Iterator[Token]:
    """Yield the words after the mark up to where a wider place may begin."""
    for word in doc[end + 1 : end + 4]:
        yield word
        if not (is_noun_or_adjective(word) or is_determiner_word(word)) or word.is_punct:
            return
