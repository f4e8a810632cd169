"""Turn a title found in a sentence into the mention of an actor by office, rank or trade.

A title takes in its affiliation ("Iran's foreign"), an adjacent name, and a following "of"-phrase.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.mentions.affiliation import (
    Affiliation,
    TitlePhrase,
    affiliation_after,
    affiliation_before,
    is_country_word,
    phrase_start,
    skip_determiners,
)
from newsledger.enrich.mentions.candidates import Candidate, Match
from newsledger.enrich.mentions.gazetteer_matches import GazetteerMatches
from newsledger.enrich.mentions.organisations import make_named_body_candidate, make_organisation_candidate
from newsledger.enrich.syntax.coordination import first_conjunct
from newsledger.enrich.syntax.inflections import is_plural_noun
from newsledger.enrich.syntax.parts_of_speech import (
    is_noun,
    is_noun_or_adjective,
    is_numeral,
    is_pronoun,
    is_proper_noun,
    is_verb,
)
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_active_subject,
    is_adverb_modifier,
    is_adverbial_noun,
    is_agent_phrase,
    is_attributive,
    is_case_marker,
    is_compound_part,
    is_number_modifier,
    is_numeral_modifier,
    is_possessor,
    is_prepositional_object,
)
from newsledger.knowledge.actor_names import KnowledgeBaseEntry
from newsledger.knowledge.bodies import body_id, is_common_body, kind_of_body, kind_of_group
from newsledger.knowledge.person_names import (
    has_former_word,
    is_any_head,
    is_courtesy_title,
    is_given_name,
    is_no_name_word,
)
from newsledger.knowledge.sectors import sector_of_role
from newsledger.model.reading import Sentence

_ARMED = frozenset({"REB", "PRM", "UAF", "CRM"})
_STATESMEN = frozenset({"leader", "leaders"})
_IN_BUILDINGS = frozenset({"EDU", "MED", "REL", "BUS"})
_PLACE_PREPOSITIONS = frozenset(
    {"in", "inside", "at", "near", "outside", "around", "into", "through", "to", "from", "behind"}
)
_NAMED_BY_KIND = frozenset({"BUS", "JRN", "SOC", "EDU", "MED", "PTY", "LAB", "REB"})
_NEVER_SURNAMES = frozenset({"EDU", "MED"})
_VAGUE = frozenset({"UNK", "SOC"})
_LEGAL_FORMS = frozenset({"Corp", "Inc", "Ltd", "Co", "Corporation", "Incorporated", "Limited"})
_MINISTRIES = frozenset({"ministry", "department"})
_INDEFINITE = frozenset({"a", "an", "another", "any", "some", "every", "each", "no", "several", "many"})
_is_inside_title = any_of(
    is_adverb_modifier, is_adverbial_noun, is_attributive, is_numeral_modifier, is_number_modifier
)


def make_role_candidate(
    matches: GazetteerMatches, sentence: Sentence, match: Match, candidates: dict[int, Candidate]
) -> Candidate | None:
    """Return a candidate for the actor the title names; None when the words name no actor here."""
    tokens, match = matches.tokens, _with_office_before(matches, match)
    name_end = matches.name_end(match.end) if _can_take_name(tokens, match) else match.end
    is_thing = _is_name_of_thing(matches, match, name_end)
    start = phrase_start(matches, sentence, match, name_end)
    phrase = TitlePhrase(matches, sentence, match, start, affiliation_before(matches, start, match))
    if name_end > match.end and not is_thing:
        return _set_town(_make_person_candidate(phrase, name_end), phrase.affiliation)
    if _is_named_by_kind(matches, match):
        return _set_town(make_named_body_candidate(phrase, matches.name_end(match.end)), phrase.affiliation)
    if is_thing or not _can_stand_alone(tokens[match.end - 1]) or _is_no_actor(phrase):
        return None
    if match.known.denotes == "body":
        if matches.texts[match.end - 1][0].isupper():
            return _set_town(make_organisation_candidate(phrase), phrase.affiliation)
        name_end = matches.name_end(match.end)
        if name_end > match.end and match.end not in matches.by_token:
            return _set_town(make_named_body_candidate(phrase, name_end), phrase.affiliation)
    return _make_unnamed_candidate(phrase, candidates)


def _is_name_of_thing(matches: GazetteerMatches, match: Match, end: int) -> bool:
    """Return whether title and words are a thing's name: ordinary words after "Public" or "Fan", a firm's legal form."""
    words = [text for text in matches.texts[match.end : end] if text[0].isalpha()]
    if words and words[-1].rstrip(".") in _LEGAL_FORMS:
        return True
    is_vague = match.known.sector in {*_VAGUE, "CVL"} and matches.texts[match.end - 1][0].isupper()
    return is_vague and bool(words) and all(map(is_no_name_word, words))


def _with_office_before(matches: GazetteerMatches, match: Match) -> Match:
    """Return the office that stands before a courtesy title as the title of the name: "Senator Dr Jane Roe"."""
    office = matches.by_token.get(match.start - 1) if is_courtesy_title(match.known.name) else None
    if office is None or office.known.sort != "title" or office.known.denotes != "person":
        return match
    return Match(office.start, match.end, office.known)


def _is_named_by_kind(matches: GazetteerMatches, match: Match) -> bool:
    """Return whether a name in apposition follows the common noun, which is parsed into it: "the news agency TT"."""
    last = matches.tokens[match.end - 1]
    is_kind = match.known.denotes == "body" and match.known.sector in _NAMED_BY_KIND and last.text.islower()
    if not is_kind or match.end in matches.by_token or not is_compound_part(last):
        return False
    end = matches.name_end(match.end)
    return match.end < end and last.head.i == end - 1


def _set_town(candidate: Candidate, affiliation: Affiliation) -> Candidate:
    candidate.town = affiliation.town
    return candidate


def _is_no_actor(phrase: TitlePhrase) -> bool:
    """Return whether the title names no actor: a surname, a denial ("no group"), part of a name, or a location.

    Part of a name is "Shan State"; a location, "at the school".
    """
    tokens, start = phrase.matches.tokens, phrase.start
    is_state = phrase.match.known.name == "state" and start < phrase.match.start
    if is_state and is_proper_noun(tokens[phrase.match.start - 1]):
        return True
    is_denied = tokens[start].lower_ == "no" or (start > 0 and tokens[start - 1].lower_ == "no")
    return (
        is_denied
        or _is_surname(phrase.matches, phrase.match)
        or _is_location(phrase.match, tokens[phrase.match.end - 1])
    )


def _can_take_name(tokens: list[Token], match: Match) -> bool:
    return match.known.denotes == "person" and is_noun_or_adjective(tokens[match.end - 1])


def _sector_of(matches: GazetteerMatches, match: Match, start: int, affiliation: Affiliation) -> str | None:
    if match.known.denotes == "body" and match.known.sector == "BUS":
        return "BUS"
    if match.known.name in _STATESMEN and affiliation.country is not None and affiliation.sector is None:
        return "GOV"
    is_lost = has_former_word([matches.tokens[position].lower_ for position in range(start, match.start)])
    sector = "UNK" if _heads_unlisted_body(matches, match, affiliation) else match.known.sector
    return sector_of_role(sector, affiliation.sector, is_former=is_lost)


def _heads_unlisted_body(matches: GazetteerMatches, match: Match, affiliation: Affiliation) -> bool:
    """Return whether it is a name missing from the reference that the title's holder heads: "president of the Louvre"."""
    if not is_any_head(match.known.name) or affiliation.country or affiliation.sector:
        return False
    after = matches.texts[match.end : match.end + 3]
    if after[:1] != ["of"]:
        return False
    at = match.end + (2 if after[1:2] == ["the"] else 1)
    return at < len(matches.texts) and matches.texts[at][0].isupper() and at not in matches.by_token


def _make_person_candidate(phrase: TitlePhrase, end: int) -> Candidate:
    """Return a candidate for a person named after the title."""
    matches, sentence, match, start, affiliation = (
        phrase.matches,
        phrase.sentence,
        phrase.match,
        phrase.start,
        phrase.affiliation,
    )
    title = sentence.passage.words(skip_determiners(matches, start, match.end), match.end).text
    begin = affiliation.body.end if affiliation.body is not None else start
    last, country = _extend_over_country(matches, end)
    return Candidate(
        sentence, begin, last, match.end, end, "person", "title", affiliation.country or country,
        _sector_of(matches, match, start, affiliation),
        title=title, role=match.known.name, is_named=True,
    )  # fmt: skip


def _extend_over_country(matches: GazetteerMatches, end: int) -> tuple[int, str | None]:
    """Return the end of a name including the country after it, and that country: "King Harald of Norway"."""
    match = matches.by_token.get(end + 1) if end < len(matches.tokens) and matches.texts[end] == "of" else None
    if match is None or match.known.sort != "name":
        return end, None
    return match.end, match.known.country


def _is_surname(matches: GazetteerMatches, match: Match) -> bool:
    """Return whether the title is the end of a name: "Bishop" in "Julie Bishop"."""
    before = match.start - 1
    if match.known.denotes == "body" and match.known.sector in _NEVER_SURNAMES:
        return False
    if match.end - match.start > 1 or not matches.tokens[match.start].text[0].isupper() or before < 0:
        return False
    return is_given_name(matches.tokens[before].text) and matches.tokens[before].text[0].isupper()


def _can_stand_alone(last: Token) -> bool:
    return is_noun(last) and not _is_inside_title(last)


def _make_unnamed_candidate(phrase: TitlePhrase, candidates: dict[int, Candidate]) -> Candidate | None:
    """Return a candidate for a role phrase: "two Israeli police officers", "rebels in Darfur", "the ministry"."""
    matches, sentence, match, start, affiliation = (
        phrase.matches,
        phrase.sentence,
        phrase.match,
        phrase.start,
        phrase.affiliation,
    )
    end, after = affiliation_after(
        matches, match, {} if match.known.is_weak and match.known.denotes == "body" else candidates
    )
    affiliation = affiliation.completed_with(after)
    last = matches.tokens[match.end - 1]
    is_vague = match.known.is_weak or match.known.sector == "UNK"
    if (
        is_vague
        and not (affiliation.country or affiliation.sector)
        and (_is_measure(matches, match) or not _is_agent(last))
    ):
        return None
    kind, sector, actor_id, name = _identify(phrase, affiliation)
    first = skip_determiners(matches, start, match.end)
    lead, is_person = matches.tokens[start], match.known.denotes == "person"
    return Candidate(
        sentence, start, end, first, end, kind, "reference" if actor_id else "surface", affiliation.country, sector,
        actor_id, name, sentence.passage.words(first, end).text if is_person else None, match.known.name,
        is_plural=_is_plural(match, last), is_definite=_is_definite(lead, match.start - start),
        is_possessed=is_pronoun(lead) and is_possessor(lead), town=affiliation.town, is_of_part=affiliation.is_of_part,
    )  # fmt: skip


def _is_measure(matches: GazetteerMatches, match: Match) -> bool:
    """Return whether a common body only counts what follows: "a group of officers"."""
    return match.known.denotes == "body" and match.end < len(matches.texts) and matches.texts[match.end] == "of"


def _is_plural(match: Match, last: Token) -> bool:
    if match.known.denotes == "group":
        return True
    return is_plural_noun(last) and last.lower_ != match.known.name.rpartition(" ")[2]


def _is_location(match: Match, last: Token) -> bool:
    """Return whether a building is only a location: "at the school", "near a clinic"; not by its name."""
    is_building = match.known.denotes == "body" and (match.known.is_weak or match.known.sector in _IN_BUILDINGS)
    return (
        is_building
        and last.text.islower()
        and is_prepositional_object(last)
        and last.head.lower_ in _PLACE_PREPOSITIONS
    )


def _identify(phrase: TitlePhrase, affiliation: Affiliation) -> tuple[str, str | None, str | None, str | None]:
    """Return the kind, sector, id and name of a role phrase.

    "the Hamas group" is Hamas, "the Ghanaian police" the state's.
    """
    known, sector = phrase.match.known, _sector_of(phrase.matches, phrase.match, phrase.start, affiliation)
    kinds = {"person": "person", "group": kind_of_group(sector), "body": kind_of_body(sector)}
    kind = kinds[known.denotes]
    if affiliation.body is not None and _is_same_body(known, affiliation.body.known):
        return (
            affiliation.body.known.kind,
            affiliation.body.known.sector,
            affiliation.body.known.actor_id,
            affiliation.body.known.name,
        )
    is_nameless = known.is_weak and known.name not in _MINISTRIES and not is_common_body(known.name)
    if known.denotes != "body" or is_nameless:
        return kind, sector, None, None
    first = skip_determiners(phrase.matches, phrase.start, phrase.match.end)
    own = [*_ministry_words(phrase.matches, first, phrase.match), *known.name.split()]
    return kind, sector, body_id(kind, affiliation.country, own, known.name, is_named=False), None


def _is_same_body(known: KnowledgeBaseEntry, body: KnowledgeBaseEntry) -> bool:
    """Return whether a common noun only classifies the organisation: "the M23 rebels", "the Reuters news agency"."""
    if known.denotes == "person":
        return False
    if body.kind == "igo":
        return known.is_weak and known.sector in {"UNK", "SOC", "PTY"}
    if body.kind == "armed_group":
        return known.sector in _ARMED or (known.sector in _VAGUE and known.is_weak)
    return known.denotes == "body" and (known.sector == body.sector or (known.sector in _VAGUE and known.is_weak))


def _is_definite(lead: Token, size: int) -> bool:
    """Return whether a phrase that begins with this word refers to somebody known."""
    if lead.lower_ in _INDEFINITE or is_numeral(lead):
        return False
    return size > 0 or lead.lower_ in {"the", "this", "that"}


def _ministry_words(matches: GazetteerMatches, first: int, match: Match) -> list[str]:
    """Return the portfolio of a lower-case ministry: "foreign" in "the Iranian foreign ministry"."""
    if match.known.name not in _MINISTRIES:
        return []
    own = matches.tokens[first : match.start]
    return [token.text for token in own if not is_country_word(matches, token.i) and not is_case_marker(token)]


def _is_agent(token: Token) -> bool:
    """Return whether the word is the subject of an active verb or the agent of a passive one."""
    first = first_conjunct(token)
    is_acting = is_active_subject(first) and is_verb(first.head)
    return is_acting or (is_prepositional_object(first) and is_agent_phrase(first.head))
