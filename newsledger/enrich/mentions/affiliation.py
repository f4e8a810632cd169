"""Find the affiliation of a title: where its phrase begins, and its country and body.

"Iran's foreign minister", "the head of the Iraqi army": owners and countries precede a title; "of" and "in" follow it.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsledger.enrich.mentions.candidates import Candidate, Match
from newsledger.enrich.mentions.gazetteer_matches import GazetteerMatches
from newsledger.enrich.mentions.knowledge_base_matches import is_ethnic
from newsledger.enrich.syntax.inflections import is_genitive_marker
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import (
    is_determiner_word,
    is_noun_or_adjective,
    is_pronoun,
    is_punctuation_mark,
)
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adverbial_noun,
    is_case_marker,
    is_determiner,
    is_noun_modifier,
    is_number_modifier,
    is_numeral_modifier,
    is_predeterminer,
)
from newsledger.knowledge.cities import country_of_place_name, is_of_city
from newsledger.knowledge.leaders import leader_by_surname, leader_named
from newsledger.knowledge.person_names import is_particle
from newsledger.knowledge.vocabulary import is_name, is_ordinary
from newsledger.model.reading import Sentence

_names_nothing = any_of(is_pronoun, is_determiner_word, is_punctuation_mark)
_precedes_noun = any_of(
    is_adverbial_noun,
    is_noun_modifier,
    is_numeral_modifier,
    is_number_modifier,
    is_determiner,
    is_predeterminer,
    is_case_marker,
)
_AFTER = frozenset({"of", "in", "from", "for", "at"})
_STATIONED = frozenset({"in", "at"})
_MISSIONS = frozenset({"embassy", "consulate", "ambassador", "envoy", "consul", "attache", "diplomat", "peacekeeper"})
_COUNTRY_SORTS = frozenset({"name", "adjective", "people", "capital", "metonym", "actor", "leader"})


@dataclass(frozen=True, slots=True)
class Affiliation:
    """The country, sector and organisation that the words around a title give.

    ``town`` is the town that implied the country, where nothing plainer did; ``is_of_part`` says that it is a part of a state's.
    """

    country: str | None = None
    sector: str | None = None
    body: Match | None = None
    town: str | None = None
    is_of_part: bool = False

    def completed_with(self, after: Affiliation) -> Affiliation:
        """Return this affiliation, its gaps filled from the words after the title."""
        town = self.town if self.country else after.town
        is_another = None not in {self.country, after.country} and self.country != after.country
        is_of_part = is_another or (self.is_of_part if self.country else after.is_of_part)
        return Affiliation(self.country or after.country, self.sector or after.sector, self.body, town, is_of_part)


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """A title with the words before it: where the phrase begins, and the affiliation they give."""

    matches: GazetteerMatches
    sentence: Sentence
    match: Match
    start: int
    affiliation: Affiliation


def phrase_start(matches: GazetteerMatches, sentence: Sentence, match: Match, limit: int) -> int:
    """Return where the noun phrase of the title begins."""
    start = _start_before_brackets(matches, match.start)
    while start > sentence.span.start and start - 1 not in matches.taken:
        token = matches.tokens[start - 1]
        neighbour = matches.by_token.get(start - 1)
        is_hyphen = token.text == "-" and not token.whitespace_
        is_before = _precedes_noun(token) and start - 1 < token.head.i < limit
        is_country = neighbour is not None and (neighbour.known.sort == "adjective" or _is_owner(matches, neighbour))
        is_genitive = is_genitive_marker(token)
        if not (is_hyphen or is_before or is_country or is_genitive):
            break
        start -= 1
    return start


def _start_before_brackets(matches: GazetteerMatches, start: int) -> int:
    """Return the start of the organisation whose bracketed acronym precedes the title: "X (APEC) forum"."""
    if start < 4 or (matches.tokens[start - 3].text, matches.tokens[start - 1].text) != ("(", ")"):
        return start
    organisation = matches.by_token.get(start - 4)
    return organisation.start if organisation is not None and organisation.known.sort == "actor" else start


def _is_owner(matches: GazetteerMatches, match: Match) -> bool:
    return (
        match.known.sort == "name" and match.end < len(matches.tokens) and is_genitive_marker(matches.tokens[match.end])
    )


def affiliation_before(matches: GazetteerMatches, start: int, title: Match) -> Affiliation:
    """Return the affiliation given by the words before the title, the nearest first."""
    country = sector = body = None
    is_of_part = False
    for position in range(title.start - 1, start - 1, -1):
        match = matches.by_token.get(position)
        if match is None:
            continue
        if (
            match.known.sort in _COUNTRY_SORTS
            and not is_ethnic(matches, match)
            and not matches.is_hyphenated_modifier(match)
        ):
            is_of_part = is_of_part or (country is None and _is_part_of_state(match))
            country = country or match.known.country or _country_of_leader(match)
        if match.known.sort in {"actor", "metonym"} or (match.known.sort == "title" and match.known.denotes == "body"):
            sector = sector or match.known.sector
        if match.known.sort == "actor" and body is None:
            body = match
    country = country or title.known.country or _country_of_head_of_state(matches, title)
    if country is not None:
        return Affiliation(country, sector, body, is_of_part=is_of_part)
    country, town = _town_before(matches, start, title.start)
    return Affiliation(country, sector, body, town)


def _country_of_head_of_state(matches: GazetteerMatches, title: Match) -> str | None:
    """Return the country of a top office holder whose surname precedes the title: "the Biden administration".

    In a name of its own the word is part of that: "Johnson Medical School".
    """
    position = title.start - 1
    if matches.texts[title.start][0].isupper() and title.known.sector != "GOV":
        return None
    if position < 0 or position in matches.by_token or not matches.texts[position][0].isupper():
        return None
    if is_of_city(matches.texts[position]):
        return None
    leader = leader_by_surname(matches.texts[position], None)
    return leader.offices[-1].country if leader is not None and leader.was_highest else None


def _town_before(matches: GazetteerMatches, start: int, end: int) -> tuple[str | None, str | None]:
    """Return the country and name of a town before the title: "Mumbai police", "the Kherson regional governor"."""
    first = next((n for n in range(start, end) if _is_unknown_name(matches, n)), end)
    return _town_at(matches, first, end)


def _town_at(matches: GazetteerMatches, first: int, limit: int) -> tuple[str | None, str | None]:
    """Return the country and name of the town or region whose name starts at the token, the longest first."""
    last = first
    while last < min(limit, first + 3) and _is_unknown_name(matches, last):
        last += 1
    for end in range(last, first, -1):
        if end < limit and is_particle(matches.texts[end]):
            return None, None  # "San Cristobal *de Huamanga*" is another place
        name = " ".join(matches.texts[first:end])
        country = country_of_place_name(name)
        if country is not None:
            return country, name
    return None, None


def _is_unknown_name(matches: GazetteerMatches, position: int) -> bool:
    if position >= len(matches.texts) or position in matches.by_token or not matches.texts[position][0].isupper():
        return False
    word = matches.texts[position].lower()
    return not matches.tokens[position].is_sent_start or not is_ordinary(word) or is_name(word)


def _country_of_leader(match: Match) -> str | None:
    """Return the country of the person who owns the title: "Putin's envoy"."""
    leader = leader_named(match.known.name, None) if match.known.sort == "leader" else None
    return leader.offices[-1].country if leader is not None else None


def affiliation_after(
    matches: GazetteerMatches, match: Match, candidates: dict[int, Candidate]
) -> tuple[int, Affiliation]:
    """Return the end of the role with its "of"-phrase, and the affiliation that gives: "president of Armenia"."""
    end = match.end
    if end + 1 >= len(matches.tokens) or matches.texts[end].lower() not in _AFTER or _is_stationed(matches, match):
        return end, Affiliation()
    country, town = _town_at(matches, end + 1, len(matches.tokens))
    position = _next_match_start(matches, end + 1, candidates)
    if town is not None or position is None:
        return end, Affiliation(country, town=town)
    if position in candidates:
        return end, Affiliation(candidates[position].country, candidates[position].sector)
    following = matches.by_token.get(position)
    if following is not None and following.known.sort == "title" and following.known.denotes == "body":
        return end, Affiliation(sector=following.known.sector)
    if following is None or following.known.sort not in _COUNTRY_SORTS:
        return end, Affiliation()
    is_whole = matches.texts[end].lower() == "of" and position - end <= 2
    sector = following.known.sector if following.known.sort in {"actor", "metonym"} else None
    return (following.end if is_whole else end), Affiliation(
        _country_after_comma(matches, following) or following.known.country,
        sector,
        is_of_part=_is_part_of_state(following),
    )


def _is_part_of_state(match: Match) -> bool:
    """Return whether the place is a part of a state: Texas, not the United States."""
    return match.known.sort in {"name", "adjective"} and match.known.kind != "state"


def _is_stationed(matches: GazetteerMatches, match: Match) -> bool:
    """Return whether "in" locates somebody from elsewhere: "soldiers in Mali", "the ambassador in Rome"."""
    is_abroad = match.known.sector == "MIL" or lemma_of(matches.tokens[match.end - 1]) in _MISSIONS
    return is_abroad and matches.texts[match.end].lower() in _STATIONED


def _next_match_start(matches: GazetteerMatches, start: int, candidates: dict[int, Candidate]) -> int | None:
    """Return where a candidate or match begins, at most three words on; None if other words intervene."""
    position = start
    while (
        position < len(matches.tokens)
        and position < start + 3
        and position not in candidates
        and position not in matches.by_token
    ):
        if not (is_noun_or_adjective(matches.tokens[position]) or is_determiner_word(matches.tokens[position])):
            return None
        position += 1
    return position


def _country_after_comma(matches: GazetteerMatches, place: Match) -> str | None:
    """Return the country that disambiguates a city: "in Tripoli, Lebanon"."""
    is_city = place.known.sort == "capital" and place.end < len(matches.texts) and matches.texts[place.end] == ","
    after = matches.by_token.get(place.end + 1) if is_city else None
    return after.known.country if after is not None and after.known.sort == "name" else None


def skip_determiners(matches: GazetteerMatches, start: int, end: int) -> int:
    """Return the start without determiners and pronouns."""
    while start < end - 1 and (_names_nothing(matches.tokens[start]) or is_case_marker(matches.tokens[start])):
        start += 1
    return start


def is_country_word(matches: GazetteerMatches, position: int) -> bool:
    """Return whether the token belongs to the name of a country or its people."""
    match = matches.by_token.get(position)
    return match is not None and match.known.sort in {"name", "adjective", "people"}
