"""Actors the reference names outright: what enters is a phrase found in a sentence, what leaves is its draft, if it acts."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.mentions.candidates import Draft, Found
from newsledger.enrich.mentions.gazetteer_matches import Scan
from newsledger.knowledge.bodies import is_common_name, is_shared_name, namesake_id
from newsledger.knowledge.person_names import is_thing_word
from newsledger.knowledge.reference import derived, read_table
from newsledger.model.reading import Sentence

_MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod"})
_PLACE_PREPOSITIONS = frozenset(
    {"in", "inside", "at", "near", "across", "around", "throughout", "through", "within", "into", "outside", "via", "off", "beyond", "along"}
)  # fmt: skip
_DEALING_PREPOSITIONS = frozenset({"with", "against", "between", "by", "among"})


def draft_known(scan: Scan, sentence: Sentence, found: Found) -> Draft | None:
    """Return the draft of the country, organisation or person; None where it is but a place or a description."""
    last = scan.tokens[found.end - 1]
    known = found.known
    if _is_no_actor_here(last, known.kind) or (known.sort == "leader" and _names_thing(scan, found)):
        return None
    if known.sort in {"actor", "metonym", "leader"}:
        return _of_other_country(scan, found, _draft(sentence, found, known.kind))
    if known.sort == "capital":
        return _draft(sentence, found, "government_body", "GOV") if _acts(last) else None
    if _names_people(last, known.sort):
        kind = "person" if last.tag_ in {"NN", "NNP"} and known.sort == "adjective" else "population"
        draft = _draft(sentence, found, kind, "CVL", is_anyone=True)
        if is_ethnic(scan, found):
            draft.country = _country_of_residence(scan, found)
        return draft
    if known.sort == "name" and not _is_place(last) and last.dep_ not in _MODIFIERS:
        is_part = known.kind != "state"
        return _draft(
            sentence, found, "population" if is_part else "state", "CVL" if is_part else None, is_anyone=is_part
        )
    return None


def _names_thing(scan: Scan, found: Found) -> bool:
    """Whether what follows says that the person's name is a place's: "Charles de Gaulle airport"."""
    after = scan.tokens[found.end] if found.end < len(scan.texts) else None
    return after is not None and after.pos_ in {"NOUN", "PROPN"} and is_thing_word(after.text)


def _of_other_country(scan: Scan, found: Found, draft: Draft) -> Draft:
    """Give a body whose name other states use too to the state named beside it: "Peru's Congress", "the Congress of Peru"."""
    country = _country_beside(scan, found)
    is_shared = is_shared_name(draft.text, draft.kind) or is_common_name(draft.text, draft.kind)
    if country is not None and country != draft.country and is_shared:
        draft.country, draft.name = country, None
        draft.actor_id = namesake_id(draft.kind, country, draft.text)
    return draft


def _country_beside(scan: Scan, found: Found) -> str | None:
    """Return the country of the adjective or owner right before the name, or after "of" right behind it."""
    before = found.start - 1
    is_owned = before > 0 and scan.tokens[before].tag_ == "POS"
    beside = scan.at.get(before - 1 if is_owned else before)
    if beside is not None and beside.known.sort in ({"name"} if is_owned else {"adjective", "name"}):
        return beside.known.country
    after = scan.at.get(found.end + 1) if scan.texts[found.end : found.end + 1] == ["of"] else None
    return after.known.country if after is not None and after.known.sort == "name" else None


def is_ethnic(scan: Scan, found: Found) -> bool:
    """Whether a people's name tells descent, not citizenship: "ethnic Albanians"."""
    return found.start > 0 and scan.tokens[found.start - 1].lower_ == "ethnic"


def _country_of_residence(scan: Scan, found: Found) -> str | None:
    """Return the country after "in", "of" or "from"."""
    for position in range(found.end + 1, min(found.end + 4, len(scan.tokens))):
        known = scan.at.get(position)
        if known is not None and scan.tokens[found.end].pos_ == "ADP":
            return known.known.country
    return None


def _draft(sentence: Sentence, found: Found, kind: str, sector: str | None = None, *, is_anyone: bool = False) -> Draft:
    known = found.known
    return Draft(
        sentence, found.start, found.end, found.start, found.end, kind, "reference", known.country,
        sector or known.sector, None if is_anyone else known.actor_id, None if is_anyone else known.name,
        is_named=not is_anyone, is_plural=kind == "population",
    )  # fmt: skip


def _names_people(last: Token, sort: str) -> bool:
    return (
        sort == "people" or (sort == "adjective" and last.pos_ in {"NOUN", "PROPN"})
    ) and last.dep_ not in _MODIFIERS


def _is_place(token: Token) -> bool:
    """Whether a country's name says where: "in Iraq", "across Syria", "Aleppo, Syria"."""
    head = _chain_start(token).head
    if token.dep_ == "appos" and token.head.pos_ == "PROPN":
        return True
    return _chain_start(token).dep_ == "pobj" and head.lower_ in _PLACE_PREPOSITIONS


def _is_no_actor_here(token: Token, kind: str) -> bool:
    """Whether an organisation's name is but where something stands ("on Facebook"), or a common word ("Labour relations")."""
    if kind in {"company", "media"}:
        return token.dep_ == "pobj" and token.head.lower_ in {"on", "in", "via", "through"}
    return kind == "party" and bool(token.is_sent_start) and token.dep_ in _MODIFIERS


def _chain_start(token: Token) -> Token:
    """Return the first of the words joined by "and"."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token


def _acts(token: Token) -> bool:
    """Whether a capital stands for its government: it does something, or something is said to it or done with it."""
    first = _chain_start(token)
    if first.dep_ == "nsubj":
        return first.head.pos_ in {"VERB", "AUX"}
    if first.dep_ in {"dobj", "nsubjpass"}:
        return first.head.lemma_ in _addressing()
    if first.dep_ != "pobj":
        return first.dep_ in {"agent", "dative"}
    preposition = first.head
    return preposition.lower_ in _DEALING_PREPOSITIONS or (preposition.head.lemma_, preposition.lower_) in _joining()


@derived
def _addressing() -> frozenset[str]:
    """Return verbs whose object is spoken to, or dealt with, as governments are."""
    told = {row["lemma"] for row in read_table("reporting_verbs")}
    return frozenset(told | {row["word"] for row in read_table("addressed_words") if not row["preposition"]})


@derived
def _joining() -> frozenset[tuple[str, str]]:
    """Return words with the preposition that joins a government to them."""
    return frozenset((row["word"], row["preposition"]) for row in read_table("addressed_words") if row["preposition"])
