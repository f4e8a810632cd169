"""Organisations the reference does not know: what enters is a capitalised common name, what leaves is the draft of the whole name."""

from __future__ import annotations

from newsledger.enrich.mentions.affiliation import Phrase, is_country_word, without_determiners
from newsledger.enrich.mentions.candidates import Draft
from newsledger.enrich.mentions.gazetteer_matches import Scan
from newsledger.knowledge.bodies import body_id, kind_of_body
from newsledger.knowledge.person_names import is_given_name
from newsledger.knowledge.reference import derived, read_table
from newsledger.model.reading import Sentence

_LINKS = frozenset({"of", "for", "the", "and"})


def draft_organisation(phrase: Phrase) -> Draft:
    """Return the draft of an organisation printed with a capital: "Ministry of Health", "Zambian Farmers Union"."""
    scan, sentence, found, start, whose = phrase.scan, phrase.sentence, phrase.found, phrase.start, phrase.whose
    end, country = _name_end(scan, found.end, whose.country)
    first = _first_capital(scan, without_determiners(scan, start, found.end), found.end)
    own = [t.text for t in scan.tokens[first:end] if not is_country_word(scan, t.i) and t.dep_ != "case"]
    while own and own[-1].lower() in _LINKS:
        own.pop()
    is_named = len(own) > 1 and _has_proper_word(scan, range(first, found.start), range(found.end, end))
    sector = "SOC" if is_named and found.known.sector == "UNK" else found.known.sector
    kind = kind_of_body(sector)
    actor_id = body_id(kind, country, own, found.known.name, is_named=is_named)
    if kind != "government_body" and actor_id is not None:
        actor_id = body_id(kind, country, _full_name(scan, first, end), found.known.name, is_named=True)
    text = sentence.passage.words(first, end).text
    return Draft(
        sentence, start, end, first, end, kind, "reference" if country else "surface", country, sector,
        actor_id, text if is_named or actor_id else None, role=found.known.name, is_named=is_named, is_definite=True,
    )  # fmt: skip


def draft_named_body(phrase: Phrase, end: int) -> Draft:
    """Return the draft of an organisation named after what it is: "the rights group Vigilia"."""
    found, sentence = phrase.found, phrase.sentence
    sector = "SOC" if found.known.sector == "UNK" else found.known.sector
    kind, words = kind_of_body(sector), phrase.scan.texts[found.end : end]
    return Draft(
        sentence, phrase.start, end, found.end, end, kind, "title", phrase.whose.country, sector,
        body_id(kind, phrase.whose.country, words, "", is_named=True), sentence.passage.words(found.end, end).text,
        role=found.known.name, is_named=True, is_definite=True,
    )  # fmt: skip


def draft_unknown_body(scan: Scan, sentence: Sentence, start: int, end: int) -> Draft | None:
    """Return the draft of a run of capitalised words that a word of it, or before it, makes an organisation's name."""
    sector = _sector_of_name(scan, start, end)
    if sector is None:
        return None
    end, country = _name_end(scan, end, None)
    before = scan.at.get(start - 1)
    if before is not None and before.known.sort == "adjective":
        country = country or before.known.country
    end = min(end, sentence.span.end)
    kind = kind_of_body(sector)
    words = _full_name(scan, start, end)
    text = sentence.passage.words(start, end).text
    return Draft(
        sentence, start, end, start, end, kind, "surface", country, sector,
        body_id(kind, country, words, "", is_named=True), text, is_named=True, is_definite=True,
    )  # fmt: skip


def _sector_of_name(scan: Scan, start: int, end: int) -> str | None:
    """Return the sector that the last telling word of the name says, or the small word before it."""
    if end - start > 1:
        for position in range(end - 1, start - 1, -1):
            sector = _heads("name").get(scan.texts[position])
            if sector is not None:
                return sector
    is_person = is_given_name(scan.texts[start]) or start == 0
    return None if is_person else _heads("before").get(scan.texts[start - 1])


@derived
def _heads(where: str) -> dict[str, str]:
    return {row["word"]: row["sector"] for row in read_table("organisation_heads") if row["where"] == where}


def _full_name(scan: Scan, first: int, end: int) -> list[str]:
    """Return the words of a name for its id, the country before it left out: it is said apart."""
    while first < end - 1 and is_country_word(scan, first):
        first += 1
    return scan.texts[first:end]


def _first_capital(scan: Scan, first: int, end: int) -> int:
    """Return where the capitalised words begin: "the opposition Movement for Change"."""
    return next((position for position in range(first, end) if scan.texts[position][0].isupper()), first)


def _name_end(scan: Scan, end: int, country: str | None) -> tuple[int, str | None]:
    """Return the end of the name with what follows "of" and "for", and the country that says."""
    begin = end
    while end + 1 < len(scan.tokens) and scan.texts[end].lower() in _LINKS:
        after = _capitals_end(scan, end + 1)
        if after == end + 1 or (scan.texts[end] == "and" and end == begin):
            break
        for position in range(end + 1, after):
            known = scan.at.get(position)
            if known is not None and known.known.sort in {"name", "capital", "adjective"}:
                country = country or known.known.country
        end = after
    return end, country


def _has_proper_word(scan: Scan, before: range, after: range) -> bool:
    """Whether the organisation has a name besides what it is: "Karachi Press Club", not "Political Parties"."""
    return any(scan.tokens[n].pos_ == "PROPN" and not is_country_word(scan, n) for n in (*before, *after))


def _capitals_end(scan: Scan, start: int) -> int:
    """Return the end of a run of capitalised words, "the" before and "and" between them included."""
    end = start + 1 if scan.tokens[start].lower_ == "the" else start
    begin = end
    while end < len(scan.tokens) and scan.tokens[end].text[0].isupper() and end not in scan.taken:
        end += 1
    return end if end > begin else start
