"""Persons the reference does not know: what enters is a run of capitalised words, what leaves is its draft, if a person's."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.mentions.candidates import Draft
from newsledger.enrich.mentions.gazetteer_matches import Scan
from newsledger.enrich.mentions.organisations import draft_unknown_body
from newsledger.knowledge.cities import country_of_city
from newsledger.knowledge.person_names import is_given_name, is_honorific, is_thing_word
from newsledger.model.reading import Sentence

_PERSON_PLACES = frozenset({"nsubj", "nsubjpass", "agent", "dobj", "dative", "appos", "poss"})
_DEALING_PREPOSITIONS = frozenset({"with", "by", "against", "between"})


def draft_names(scan: Scan, sentence: Sentence) -> list[Draft]:
    """Return drafts of the names of persons that no title introduces, in order.

    A single word that may be anything is doubtful: it stands only if the article or the reference knows the name.
    """
    drafts = []
    end = sentence.span.start
    for position in scan.capitals_within(sentence.span.start, sentence.span.end):
        if position < end:
            continue
        end = min(scan.name_end(position), sentence.span.end)
        body = draft_unknown_body(scan, sentence, position, end) if end > position else None
        if body is not None:
            drafts.append(body)
            end = body.end
        elif end > position and not is_honorific(scan.texts[position].lower()):
            start = position - 1 if _is_after_honorific(scan, position, sentence) else position
            is_person = start < position or _is_person(scan, sentence, position, end)
            if is_person or _may_be_surname(scan, position, end):
                drafts.append(_with_country(scan, _draft(sentence, start, position, end, is_doubtful=not is_person)))
    return drafts


def _draft(sentence: Sentence, start: int, first: int, end: int, *, is_doubtful: bool) -> Draft:
    return Draft(sentence, start, end, first, end, "person", "surface", is_named=True, is_doubtful=is_doubtful)


def _with_country(scan: Scan, draft: Draft) -> Draft:
    """Give the person the country printed around the name: "Chile's Ana Rojas", "the Chilean Ana Rojas", "Ana Rojas of Chile"."""
    after = scan.at.get(draft.end + 1) if draft.end < len(scan.texts) and scan.texts[draft.end] == "of" else None
    if after is not None and after.known.sort == "name":
        draft.country, draft.end = after.known.country, after.end
        return draft
    start = draft.start - 1 if draft.start and scan.tokens[draft.start - 1].tag_ == "POS" else draft.start
    before = scan.at.get(start - 1)
    sort = "adjective" if start == draft.start else "name"
    if before is not None and before.known.sort == sort and before.start not in scan.taken:
        draft.country, draft.start = before.known.country, max(before.start, draft.sentence.span.start)
    return draft


def _is_after_honorific(scan: Scan, position: int, sentence: Sentence) -> bool:
    return position > sentence.span.start and is_honorific(scan.tokens[position - 1].lower_)


def _is_person(scan: Scan, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the name is a person's: by its first name, or its place in the sentence."""
    words = [token for token in scan.tokens[start:end] if token.text[0].isalpha()]
    if _is_no_person(words):
        return False
    root = scan.tokens[start].doc[start:end].root
    if len(words) > 1 and is_given_name(words[0].text):
        return root.dep_ not in {"compound", "nmod"} or root.head.i < start
    if sentence.is_headline or (start > 0 and scan.tokens[start - 1].pos_ == "DET") or _is_city(words):
        return False
    if len(words) == 1:
        return root.dep_ in {"nsubj", "nsubjpass"} and root.head.pos_ == "VERB" and not root.is_sent_start
    return _stands_as_person(root)


def _stands_as_person(root: Token) -> bool:
    """Whether a name without a first name known to us stands where persons do."""
    while root.dep_ == "conj" and root.head.i < root.i:
        root = root.head
    if root.dep_ == "pobj":
        return root.head.lower_ in _DEALING_PREPOSITIONS
    return root.dep_ in _PERSON_PLACES


def _may_be_surname(scan: Scan, start: int, end: int) -> bool:
    root = scan.tokens[start].doc[start:end].root
    return end - start <= 3 and root.dep_ not in {"compound", "amod", "nmod"} and root.text[0].isupper()


def _is_city(words: list[Token]) -> bool:
    return country_of_city(" ".join(word.text for word in words)) is not None


def _is_no_person(words: list[Token]) -> bool:
    return any((word.text.isupper() and len(word.text) > 1) or is_thing_word(word.text) for word in words)
