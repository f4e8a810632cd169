"""Turn a match of the reference tables into a mention candidate, if it acts."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.mentions.candidates import Candidate, Match
from newsledger.enrich.mentions.gazetteer_matches import GazetteerMatches
from newsledger.enrich.syntax.coordination import first_conjunct
from newsledger.enrich.syntax.inflections import is_genitive_marker, is_singular_noun
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_adposition, is_noun, is_proper_noun, is_verb_or_auxiliary
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_active_subject,
    is_adverbial_noun,
    is_agent_phrase,
    is_apposition,
    is_attributive,
    is_patient,
    is_prepositional_object,
    is_recipient,
)
from newsledger.knowledge.bodies import is_common_name, is_shared_name, namesake_id
from newsledger.knowledge.person_names import is_thing_word
from newsledger.knowledge.reference import derived, read_table
from newsledger.model.reading import Sentence

_is_modifier = any_of(is_adverbial_noun, is_attributive)
_PLACE_PREPOSITIONS = frozenset(
    {"in", "inside", "at", "near", "across", "around", "throughout", "through", "within", "into", "outside", "via", "off", "beyond", "along"}
)  # fmt: skip
_DEALING_PREPOSITIONS = frozenset({"with", "against", "between", "by", "among"})


def make_known_candidate(matches: GazetteerMatches, sentence: Sentence, match: Match) -> Candidate | None:
    """Return the candidate for the country, organisation or person; None for a mere location or description."""
    last = matches.tokens[match.end - 1]
    entry = match.known
    if _is_no_actor_here(last, entry.kind) or (entry.sort == "leader" and _is_thing(matches, match)):
        return None
    if entry.sort in {"actor", "metonym", "leader"}:
        return _reassign_country(matches, match, _make_candidate(sentence, match, entry.kind))
    if entry.sort == "capital":
        return _make_candidate(sentence, match, "government_body", "GOV") if _is_metonymic_actor(last) else None
    if _is_people(last, entry.sort):
        kind = "person" if is_singular_noun(last) and entry.sort == "adjective" else "population"
        candidate = _make_candidate(sentence, match, kind, "CVL", is_anyone=True)
        if is_ethnic(matches, match):
            candidate.country = _country_of_residence(matches, match)
        return candidate
    if entry.sort == "name" and not _is_location(last) and not _is_modifier(last):
        is_part = entry.kind != "state"
        return _make_candidate(
            sentence, match, "population" if is_part else "state", "CVL" if is_part else None, is_anyone=is_part
        )
    return None


def _is_thing(matches: GazetteerMatches, match: Match) -> bool:
    """Return whether the next word makes the person's name a place's: "Charles de Gaulle airport"."""
    after = matches.tokens[match.end] if match.end < len(matches.texts) else None
    return after is not None and is_noun(after) and is_thing_word(after.text)


def _reassign_country(matches: GazetteerMatches, match: Match, candidate: Candidate) -> Candidate:
    """Assign a body whose name several states use to the adjacent one: "Peru's Congress", "the Congress of Peru"."""
    country = _adjacent_country(matches, match)
    is_shared = is_shared_name(candidate.text, candidate.kind) or is_common_name(candidate.text, candidate.kind)
    if country is not None and country != candidate.country and is_shared:
        candidate.country, candidate.name = country, None
        candidate.actor_id = namesake_id(candidate.kind, country, candidate.text)
    return candidate


def _adjacent_country(matches: GazetteerMatches, match: Match) -> str | None:
    """Return the country of the adjective or genitive right before the name, or of the "of"-phrase after it."""
    before = match.start - 1
    is_owned = before > 0 and is_genitive_marker(matches.tokens[before])
    adjacent = matches.by_token.get(before - 1 if is_owned else before)
    if adjacent is not None and adjacent.known.sort in ({"name"} if is_owned else {"adjective", "name"}):
        return adjacent.known.country
    after = matches.by_token.get(match.end + 1) if matches.texts[match.end : match.end + 1] == ["of"] else None
    return after.known.country if after is not None and after.known.sort == "name" else None


def is_ethnic(matches: GazetteerMatches, match: Match) -> bool:
    """Return whether a demonym denotes descent, not citizenship: "ethnic Albanians"."""
    return match.start > 0 and matches.tokens[match.start - 1].lower_ == "ethnic"


def _country_of_residence(matches: GazetteerMatches, match: Match) -> str | None:
    """Return the country after "in", "of" or "from"."""
    for position in range(match.end + 1, min(match.end + 4, len(matches.tokens))):
        residence = matches.by_token.get(position)
        if residence is not None and is_adposition(matches.tokens[match.end]):
            return residence.known.country
    return None


def _make_candidate(
    sentence: Sentence, match: Match, kind: str, sector: str | None = None, *, is_anyone: bool = False
) -> Candidate:
    entry = match.known
    return Candidate(
        sentence, match.start, match.end, match.start, match.end, kind, "reference", entry.country,
        sector or entry.sector, None if is_anyone else entry.actor_id, None if is_anyone else entry.name,
        is_named=not is_anyone, is_plural=kind == "population",
    )  # fmt: skip


def _is_people(last: Token, sort: str) -> bool:
    return (sort == "people" or (sort == "adjective" and is_noun(last))) and not _is_modifier(last)


def _is_location(token: Token) -> bool:
    """Return whether a country's name is a location: "in Iraq", "across Syria", "Aleppo, Syria"."""
    head = first_conjunct(token).head
    if is_apposition(token) and is_proper_noun(token.head):
        return True
    return is_prepositional_object(first_conjunct(token)) and head.lower_ in _PLACE_PREPOSITIONS


def _is_no_actor_here(token: Token, kind: str) -> bool:
    """Return whether an organisation's name is a mere location ("on Facebook") or common word ("Labour relations")."""
    if kind in {"company", "media"}:
        return is_prepositional_object(token) and token.head.lower_ in {"on", "in", "via", "through"}
    return kind == "party" and bool(token.is_sent_start) and _is_modifier(token)


def _is_metonymic_actor(token: Token) -> bool:
    """Return whether a capital stands for its government: it acts, or is addressed or dealt with."""
    first = first_conjunct(token)
    if is_active_subject(first):
        return is_verb_or_auxiliary(first.head)
    if is_patient(first):
        return lemma_of(first.head) in _addressing_verbs()
    if not is_prepositional_object(first):
        return is_recipient(first) or is_agent_phrase(first)
    preposition = first.head
    return (
        preposition.lower_ in _DEALING_PREPOSITIONS
        or (lemma_of(preposition.head), preposition.lower_) in _joining_words()
    )


@derived
def _addressing_verbs() -> frozenset[str]:
    """Return verbs whose object is addressed or dealt with, as governments are."""
    reporting = {row["lemma"] for row in read_table("reporting_verbs")}
    return frozenset(reporting | {row["word"] for row in read_table("addressed_words") if not row["preposition"]})


@derived
def _joining_words() -> frozenset[tuple[str, str]]:
    """Return words with the preposition that joins a government to them."""
    return frozenset((row["word"], row["preposition"]) for row in read_table("addressed_words") if row["preposition"])
