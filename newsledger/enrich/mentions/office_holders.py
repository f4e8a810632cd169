"""Actors by office, rank or trade: what enters is a title found in a sentence, what leaves is the draft of its mention.

A title takes the words before it that say whose it is ("Iran's foreign"), a name beside it, and what follows "of".
"""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.mentions.affiliation import (
    Phrase,
    Whose,
    is_country_word,
    phrase_start,
    whose_after,
    whose_before,
    without_determiners,
)
from newsledger.enrich.mentions.candidates import Draft, Found
from newsledger.enrich.mentions.gazetteer_matches import Scan
from newsledger.enrich.mentions.organisations import draft_named_body, draft_organisation
from newsledger.knowledge.actor_names import KnowledgeBaseEntry
from newsledger.knowledge.bodies import body_id, is_common_body, kind_of_body, kind_of_group
from newsledger.knowledge.person_names import has_former_word, is_given_name
from newsledger.knowledge.sectors import sector_of_role
from newsledger.model.reading import Sentence

_ARMED = frozenset({"REB", "PRM", "UAF", "CRM"})
_STATESMEN = frozenset({"leader", "leaders"})
_IN_BUILDINGS = frozenset({"EDU", "MED", "REL", "BUS"})
_PLACE_PREPOSITIONS = frozenset(
    {"in", "inside", "at", "near", "outside", "around", "into", "through", "to", "from", "behind"}
)
_VAGUE = frozenset({"UNK", "SOC"})
_MINISTRIES = frozenset({"ministry", "department"})
_INDEFINITE = frozenset({"a", "an", "another", "any", "some", "every", "each", "no", "several", "many"})
_WITHIN = frozenset({"compound", "amod", "nmod", "npadvmod", "quantmod", "nummod", "advmod"})


def draft_role(scan: Scan, sentence: Sentence, found: Found, drafts: dict[int, Draft]) -> Draft | None:
    """Return the draft of the actor the title names; None when the words name no actor here."""
    tokens = scan.tokens
    name_end = scan.name_end(found.end) if _takes_name(tokens, found) else found.end
    start = phrase_start(scan, sentence, found, name_end)
    phrase = Phrase(scan, sentence, found, start, whose_before(scan, start, found))
    if name_end > found.end:
        return _of_town(_person(phrase, name_end), phrase.whose)
    if not _can_stand_alone(tokens[found.end - 1]) or _names_nobody(phrase):
        return None
    if found.known.denotes == "body":
        if scan.texts[found.end - 1][0].isupper():
            return _of_town(draft_organisation(phrase), phrase.whose)
        name_end = scan.name_end(found.end)
        if name_end > found.end and found.end not in scan.at:
            return _of_town(draft_named_body(phrase, name_end), phrase.whose)
    return _unnamed(phrase, drafts)


def _of_town(draft: Draft, whose: Whose) -> Draft:
    draft.town = whose.town
    return draft


def _names_nobody(phrase: Phrase) -> bool:
    """Whether the title is a surname, is denied ("no group"), part of a name ("Shan State"), or but says where ("at the school")."""
    tokens, start = phrase.scan.tokens, phrase.start
    is_state = phrase.found.known.name == "state" and start < phrase.found.start
    if is_state and tokens[phrase.found.start - 1].pos_ == "PROPN":
        return True
    is_denied = tokens[start].lower_ == "no" or (start > 0 and tokens[start - 1].lower_ == "no")
    return (
        is_denied
        or _is_surname(phrase.scan, phrase.found)
        or _is_but_a_place(phrase.found, tokens[phrase.found.end - 1])
    )


def _takes_name(tokens: list[Token], found: Found) -> bool:
    return found.known.denotes == "person" and tokens[found.end - 1].pos_ in {"NOUN", "PROPN", "ADJ"}


def _sector(scan: Scan, found: Found, start: int, whose: Whose) -> str | None:
    if found.known.denotes == "body" and found.known.sector == "BUS":
        return "BUS"
    if found.known.name in _STATESMEN and whose.country is not None and whose.sector is None:
        return "GOV"
    is_lost = has_former_word([scan.tokens[position].lower_ for position in range(start, found.start)])
    return sector_of_role(found.known.sector, whose.sector, is_former=is_lost)


def _person(phrase: Phrase, end: int) -> Draft:
    """Return the draft of a person named after the title."""
    scan, sentence, found, start, whose = phrase.scan, phrase.sentence, phrase.found, phrase.start, phrase.whose
    title = sentence.passage.words(without_determiners(scan, start, found.end), found.end).text
    begin = whose.body.end if whose.body is not None else start
    last, country = _of_country(scan, end)
    return Draft(
        sentence, begin, last, found.end, end, "person", "title", whose.country or country, _sector(scan, found, start, whose),
        title=title, role=found.known.name, is_named=True,
    )  # fmt: skip


def _of_country(scan: Scan, end: int) -> tuple[int, str | None]:
    """Return the end of a name with the country after it, and that country: "King Harald of Norway"."""
    found = scan.at.get(end + 1) if end < len(scan.tokens) and scan.texts[end] == "of" else None
    if found is None or found.known.sort != "name":
        return end, None
    return found.end, found.known.country


def _is_surname(scan: Scan, found: Found) -> bool:
    """Whether the title is the end of a name: "Bishop" in "Julie Bishop"."""
    before = found.start - 1
    if found.end - found.start > 1 or not scan.tokens[found.start].text[0].isupper() or before < 0:
        return False
    return is_given_name(scan.tokens[before].text) and scan.tokens[before].text[0].isupper()


def _can_stand_alone(last: Token) -> bool:
    return last.pos_ in {"NOUN", "PROPN"} and last.dep_ not in _WITHIN


def _unnamed(phrase: Phrase, drafts: dict[int, Draft]) -> Draft | None:
    """Return the draft of a role phrase: "two Israeli police officers", "rebels in Darfur", "the ministry"."""
    scan, sentence, found, start, whose = phrase.scan, phrase.sentence, phrase.found, phrase.start, phrase.whose
    end, after = whose_after(scan, found, {} if found.known.is_weak and found.known.denotes == "body" else drafts)
    whose = whose.completed(after)
    last = scan.tokens[found.end - 1]
    is_vague = found.known.is_weak or found.known.sector == "UNK"
    if is_vague and not (whose.country or whose.sector) and (_is_measure(scan, found) or not _acts(last)):
        return None
    kind, sector, actor_id, name = _identity(phrase, whose)
    first = without_determiners(scan, start, found.end)
    lead, is_person = scan.tokens[start], found.known.denotes == "person"
    return Draft(
        sentence, start, end, first, end, kind, "reference" if actor_id else "surface", whose.country, sector, actor_id,
        name, sentence.passage.words(first, end).text if is_person else None, found.known.name,
        is_plural=_is_plural(found, last), is_definite=_is_definite(lead, found.start - start),
        is_possessed=lead.pos_ == "PRON" and lead.dep_ == "poss", town=whose.town,
    )  # fmt: skip


def _is_measure(scan: Scan, found: Found) -> bool:
    """Whether a common body only counts what follows: "a group of officers"."""
    return found.known.denotes == "body" and found.end < len(scan.texts) and scan.texts[found.end] == "of"


def _is_plural(found: Found, last: Token) -> bool:
    if found.known.denotes == "group":
        return True
    return last.tag_ in {"NNS", "NNPS"} and last.lower_ != found.known.name.rpartition(" ")[2]


def _is_but_a_place(found: Found, last: Token) -> bool:
    """Whether a building only says where: "at the school", "near a clinic"."""
    is_building = found.known.denotes == "body" and (found.known.is_weak or found.known.sector in _IN_BUILDINGS)
    return is_building and last.dep_ == "pobj" and last.head.lower_ in _PLACE_PREPOSITIONS


def _identity(phrase: Phrase, whose: Whose) -> tuple[str, str | None, str | None, str | None]:
    """Return kind, sector, id and name of a role phrase: "the Hamas group" is Hamas, "the Ghanaian police" the state's."""
    known, sector = phrase.found.known, _sector(phrase.scan, phrase.found, phrase.start, whose)
    kinds = {"person": "person", "group": kind_of_group(sector), "body": kind_of_body(sector)}
    kind = kinds[known.denotes]
    if whose.body is not None and _is_same_body(known, whose.body.known):
        return whose.body.known.kind, whose.body.known.sector, whose.body.known.actor_id, whose.body.known.name
    is_nameless = known.is_weak and known.name not in _MINISTRIES and not is_common_body(known.name)
    if known.denotes != "body" or is_nameless:
        return kind, sector, None, None
    first = without_determiners(phrase.scan, phrase.start, phrase.found.end)
    own = [*_ministry_of(phrase.scan, first, phrase.found), *known.name.split()]
    return kind, sector, body_id(kind, whose.country, own, known.name, is_named=False), None


def _is_same_body(known: KnowledgeBaseEntry, body: KnowledgeBaseEntry) -> bool:
    """Whether a common noun only says what the organisation is: "the M23 rebels", "the Reuters news agency"."""
    if known.denotes == "person":
        return False
    if body.kind == "igo":
        return known.is_weak and known.sector in {"UNK", "SOC", "PTY"}
    if body.kind == "armed_group":
        return known.sector in _ARMED or (known.sector in _VAGUE and known.is_weak)
    return known.denotes == "body" and (known.sector == body.sector or (known.sector in _VAGUE and known.is_weak))


def _is_definite(lead: Token, size: int) -> bool:
    """Whether a phrase that begins with the word speaks of somebody known."""
    if lead.lower_ in _INDEFINITE or lead.pos_ == "NUM":
        return False
    return size > 0 or lead.lower_ in {"the", "this", "that"}


def _ministry_of(scan: Scan, first: int, found: Found) -> list[str]:
    """Return what a ministry printed in small letters is for: "foreign" in "the Iranian foreign ministry"."""
    if found.known.name not in _MINISTRIES:
        return []
    own = scan.tokens[first : found.start]
    return [token.text for token in own if not is_country_word(scan, token.i) and token.dep_ != "case"]


def _acts(token: Token) -> bool:
    """Whether the word is the subject of an active verb, or who does what is told in the passive."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return (token.dep_ == "nsubj" and token.head.pos_ == "VERB") or (
        token.dep_ == "pobj" and token.head.dep_ == "agent"
    )
