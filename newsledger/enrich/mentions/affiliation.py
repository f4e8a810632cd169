"""Whose a title is: what enters is a title in a sentence, what leaves is where its phrase begins and the country and body it is of.

"Iran's foreign minister", "the head of the Iraqi army": before a title stand owners and countries, after it "of" and "in".
"""

from __future__ import annotations

from dataclasses import dataclass

from newsledger.enrich.mentions.candidates import Draft, Found
from newsledger.enrich.mentions.gazetteer_matches import Scan
from newsledger.enrich.mentions.knowledge_base_matches import is_ethnic
from newsledger.knowledge.cities import country_of_place_name
from newsledger.knowledge.leaders import leader_by_surname, leader_named
from newsledger.knowledge.vocabulary import is_name, is_ordinary
from newsledger.model.reading import Sentence

_BEFORE = frozenset({"amod", "compound", "poss", "det", "nummod", "case", "nmod", "predet", "quantmod", "npadvmod"})
_AFTER = frozenset({"of", "in", "from", "for", "at"})
_STATIONED = frozenset({"in", "at"})
_MISSIONS = frozenset({"embassy", "consulate", "ambassador", "envoy", "consul", "attache", "diplomat", "peacekeeper"})
_COUNTRY_SORTS = frozenset({"name", "adjective", "people", "capital", "metonym", "actor", "leader"})


@dataclass(frozen=True, slots=True)
class Whose:
    """What the words around a title say of its country and sector, and the organisation they name.

    ``town`` is the name of the town that said the country, where nothing plainer did.
    """

    country: str | None = None
    sector: str | None = None
    body: Found | None = None
    town: str | None = None

    def completed(self, after: Whose) -> Whose:
        """Return what these words say, and what those after the title say where these say nothing."""
        town = self.town if self.country else after.town
        return Whose(self.country or after.country, self.sector or after.sector, self.body, town)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A title with the words before it: where it begins, and whose it is by them."""

    scan: Scan
    sentence: Sentence
    found: Found
    start: int
    whose: Whose


def phrase_start(scan: Scan, sentence: Sentence, found: Found, limit: int) -> int:
    """Return where the noun phrase of the title begins."""
    start = _over_brackets(scan, found.start)
    while start > sentence.span.start and start - 1 not in scan.taken:
        token = scan.tokens[start - 1]
        known = scan.at.get(start - 1)
        is_hyphen = token.text == "-" and not token.whitespace_
        is_before = token.dep_ in _BEFORE and start - 1 < token.head.i < limit
        is_country = known is not None and (known.known.sort == "adjective" or _is_owner(scan, known))
        is_genitive = token.tag_ == "POS"
        if not (is_hyphen or is_before or is_country or is_genitive):
            break
        start -= 1
    return start


def _over_brackets(scan: Scan, start: int) -> int:
    """Return the start of an acronym in brackets before the title, if that follows an organisation: "X (APEC) forum"."""
    if start < 4 or (scan.tokens[start - 3].text, scan.tokens[start - 1].text) != ("(", ")"):
        return start
    known = scan.at.get(start - 4)
    return known.start if known is not None and known.known.sort == "actor" else start


def _is_owner(scan: Scan, known: Found) -> bool:
    return known.known.sort == "name" and known.end < len(scan.tokens) and scan.tokens[known.end].tag_ == "POS"


def whose_before(scan: Scan, start: int, title: Found) -> Whose:
    """Return whose the title is by the words before it, the nearest first."""
    country = sector = body = None
    for position in range(title.start - 1, start - 1, -1):
        found = scan.at.get(position)
        if found is None:
            continue
        if found.known.sort in _COUNTRY_SORTS and not is_ethnic(scan, found) and not scan.is_likened(found):
            country = country or found.known.country or _country_of_leader(found)
        if found.known.sort in {"actor", "metonym"} or (found.known.sort == "title" and found.known.denotes == "body"):
            sector = sector or found.known.sector
        if found.known.sort == "actor" and body is None:
            body = found
    country = country or title.known.country or _country_of_head_of_state(scan, title.start - 1)
    if country is not None:
        return Whose(country, sector, body)
    country, town = _town_before(scan, start, title.start)
    return Whose(country, sector, body, town)


def _country_of_head_of_state(scan: Scan, position: int) -> str | None:
    """Return the country of the holder of a highest office whose family name stands right before: "the Biden administration"."""
    if position < 0 or position in scan.at or not scan.texts[position][0].isupper():
        return None
    leader = leader_by_surname(scan.texts[position], None)
    return leader.offices[-1].country if leader is not None and leader.was_highest else None


def _town_before(scan: Scan, start: int, end: int) -> tuple[str | None, str | None]:
    """Return the country and name of a town printed before the title: "Mumbai police", "the Kherson regional governor"."""
    first = next((n for n in range(start, end) if _is_unknown_name(scan, n)), end)
    return _town_at(scan, first, end)


def _town_at(scan: Scan, first: int, limit: int) -> tuple[str | None, str | None]:
    """Return the country and name of the town or region whose name begins at the token, the longest first."""
    last = first
    while last < min(limit, first + 3) and _is_unknown_name(scan, last):
        last += 1
    for end in range(last, first, -1):
        name = " ".join(scan.texts[first:end])
        country = country_of_place_name(name)
        if country is not None:
            return country, name
    return None, None


def _is_unknown_name(scan: Scan, position: int) -> bool:
    if position >= len(scan.texts) or position in scan.at or not scan.texts[position][0].isupper():
        return False
    word = scan.texts[position].lower()
    return not scan.tokens[position].is_sent_start or not is_ordinary(word) or is_name(word)


def _country_of_leader(found: Found) -> str | None:
    """Return the country of a person whose the title is: "Putin's envoy"."""
    leader = leader_named(found.known.name, None) if found.known.sort == "leader" else None
    return leader.offices[-1].country if leader is not None else None


def whose_after(scan: Scan, found: Found, drafts: dict[int, Draft]) -> tuple[int, Whose]:
    """Return the end of the role with what follows "of", and what that says: "president of Armenia"."""
    end = found.end
    if end + 1 >= len(scan.tokens) or scan.texts[end].lower() not in _AFTER or _is_stationed(scan, found):
        return end, Whose()
    country, town = _town_at(scan, end + 1, len(scan.tokens))
    position = _end_of_words(scan, end + 1, drafts)
    if town is not None or position is None:
        return end, Whose(country, town=town)
    if position in drafts:
        return end, Whose(drafts[position].country, drafts[position].sector)
    known = scan.at.get(position)
    if known is None or known.known.sort not in _COUNTRY_SORTS:
        return end, Whose()
    is_whole = scan.texts[end].lower() == "of" and position - end <= 2
    sector = known.known.sector if known.known.sort in {"actor", "metonym"} else None
    return (known.end if is_whole else end), Whose(_country_after_comma(scan, known) or known.known.country, sector)


def _is_stationed(scan: Scan, found: Found) -> bool:
    """Whether "in" says where somebody of elsewhere is: "soldiers in Mali", "the ambassador in Rome"."""
    is_abroad = found.known.sector == "MIL" or scan.tokens[found.end - 1].lemma_.lower() in _MISSIONS
    return is_abroad and scan.texts[found.end].lower() in _STATIONED


def _end_of_words(scan: Scan, start: int, drafts: dict[int, Draft]) -> int | None:
    """Return where, at most three words on, a draft or a known phrase begins; None where other words stand between."""
    position = start
    while position < len(scan.tokens) and position < start + 3 and position not in drafts and position not in scan.at:
        if scan.tokens[position].pos_ not in {"DET", "ADJ", "NOUN", "PROPN"}:
            return None
        position += 1
    return position


def _country_after_comma(scan: Scan, place: Found) -> str | None:
    """Return the country that says which city of the name is meant: "in Tripoli, Lebanon"."""
    is_city = place.known.sort == "capital" and place.end < len(scan.texts) and scan.texts[place.end] == ","
    after = scan.at.get(place.end + 1) if is_city else None
    return after.known.country if after is not None and after.known.sort == "name" else None


def without_determiners(scan: Scan, start: int, end: int) -> int:
    """Return the start without determiners and pronouns."""
    while start < end - 1 and (
        scan.tokens[start].pos_ in {"DET", "PRON", "PUNCT"} or scan.tokens[start].dep_ == "case"
    ):
        start += 1
    return start


def is_country_word(scan: Scan, position: int) -> bool:
    """Whether the token belongs to the name of a country or its people."""
    known = scan.at.get(position)
    return known is not None and known.known.sort in {"name", "adjective", "people"}
