"""Turn a capitalised common noun into the candidate of an organisation missing from the reference tables."""

from __future__ import annotations

from newsledger.enrich.mentions.affiliation import TitlePhrase, is_country_word, skip_determiners
from newsledger.enrich.mentions.candidates import Candidate
from newsledger.enrich.mentions.gazetteer_matches import GazetteerMatches
from newsledger.enrich.syntax.parts_of_speech import is_proper_noun
from newsledger.enrich.syntax.relations import is_case_marker
from newsledger.knowledge.bodies import body_id, kind_of_body
from newsledger.knowledge.person_names import is_given_name
from newsledger.knowledge.reference import derived, read_table
from newsledger.model.reading import Sentence

_LINKS = frozenset({"of", "for", "the", "and"})


def make_organisation_candidate(phrase: TitlePhrase) -> Candidate:
    """Return a candidate for a capitalised organisation: "Ministry of Health", "Zambian Farmers Union"."""
    matches, sentence, match, start, affiliation = (
        phrase.matches,
        phrase.sentence,
        phrase.match,
        phrase.start,
        phrase.affiliation,
    )
    end, country = _extend_name(matches, match.end, affiliation.country)
    first = _first_capital(matches, skip_determiners(matches, start, match.end), match.end)
    own = [t.text for t in matches.tokens[first:end] if not is_country_word(matches, t.i) and not is_case_marker(t)]
    while own and own[-1].lower() in _LINKS:
        own.pop()
    is_named = len(own) > 1 and _has_proper_word(matches, range(first, match.start), range(match.end, end))
    sector = "SOC" if is_named and match.known.sector == "UNK" else match.known.sector
    kind = kind_of_body(sector)
    actor_id = body_id(kind, country, own, match.known.name, is_named=is_named)
    if kind != "government_body" and actor_id is not None:
        actor_id = body_id(kind, country, _name_words(matches, first, end), match.known.name, is_named=True)
    text = sentence.passage.words(first, end).text
    return Candidate(
        sentence, start, end, first, end, kind, "reference" if country else "surface", country, sector,
        actor_id, text if is_named or actor_id else None, role=match.known.name, is_named=is_named, is_definite=True,
    )  # fmt: skip


def make_named_body_candidate(phrase: TitlePhrase, end: int) -> Candidate:
    """Return a candidate for an organisation named after its kind: "the rights group Vigilia"."""
    match, sentence = phrase.match, phrase.sentence
    sector = "SOC" if match.known.sector == "UNK" else match.known.sector
    kind, words = kind_of_body(sector), phrase.matches.texts[match.end : end]
    return Candidate(
        sentence, phrase.start, end, match.end, end, kind, "title", phrase.affiliation.country, sector,
        body_id(kind, phrase.affiliation.country, words, "", is_named=True),
        sentence.passage.words(match.end, end).text,
        role=match.known.name, is_named=True, is_definite=True,
    )  # fmt: skip


def make_unlisted_body_candidate(
    matches: GazetteerMatches, sentence: Sentence, start: int, end: int
) -> Candidate | None:
    """Return a candidate for capitalised words that one of them, or the word before, makes an organisation's name."""
    sector = _sector_of_name(matches, start, end)
    if sector is None:
        return None
    end, country = _extend_name(matches, end, None)
    before = matches.by_token.get(start - 1)
    if before is not None and before.known.sort == "adjective":
        country = country or before.known.country
    end = min(end, sentence.span.end)
    kind = kind_of_body(sector)
    words = _name_words(matches, start, end)
    text = sentence.passage.words(start, end).text
    return Candidate(
        sentence, start, end, start, end, kind, "surface", country, sector,
        body_id(kind, country, words, "", is_named=True), text, is_named=True, is_definite=True,
    )  # fmt: skip


def _sector_of_name(matches: GazetteerMatches, start: int, end: int) -> str | None:
    """Return the sector given by the last head noun of the name, or by the word before the name."""
    if end - start > 1:
        for position in range(end - 1, start - 1, -1):
            sector = _head_sectors("name").get(matches.texts[position])
            if sector is not None:
                return sector
    is_person = is_given_name(matches.texts[start]) or start == 0
    return None if is_person else _head_sectors("before").get(matches.texts[start - 1])


@derived
def _head_sectors(where: str) -> dict[str, str]:
    return {row["word"]: row["sector"] for row in read_table("organisation_heads") if row["where"] == where}


def _name_words(matches: GazetteerMatches, first: int, end: int) -> list[str]:
    """Return the words of a name for its id, without the leading country, which the id states separately."""
    while first < end - 1 and is_country_word(matches, first):
        first += 1
    return matches.texts[first:end]


def _first_capital(matches: GazetteerMatches, first: int, end: int) -> int:
    """Return where the capitalised words begin: "the opposition Movement for Change"."""
    return next((position for position in range(first, end) if matches.texts[position][0].isupper()), first)


def _extend_name(matches: GazetteerMatches, end: int, country: str | None) -> tuple[int, str | None]:
    """Return the end of the name including "of" and "for" phrases, and the country they give."""
    begin = end
    while end + 1 < len(matches.tokens) and matches.texts[end].lower() in _LINKS:
        after = _capitals_end(matches, end + 1)
        if after == end + 1 or (matches.texts[end] == "and" and end == begin):
            break
        for position in range(end + 1, after):
            match = matches.by_token.get(position)
            if match is not None and match.known.sort in {"name", "capital", "adjective"}:
                country = country or match.known.country
        end = after
    return end, country


def _has_proper_word(matches: GazetteerMatches, before: range, after: range) -> bool:
    """Return whether the name goes beyond the kind of body: "Karachi Press Club", not "Political Parties"."""
    return any(is_proper_noun(matches.tokens[n]) and not is_country_word(matches, n) for n in (*before, *after))


def _capitals_end(matches: GazetteerMatches, start: int) -> int:
    """Return the end of a run of capitalised words, including a leading "the"."""
    end = start + 1 if matches.tokens[start].lower_ == "the" else start
    begin = end
    while end < len(matches.tokens) and matches.tokens[end].text[0].isupper() and end not in matches.taken:
        end += 1
    return end if end > begin else start
