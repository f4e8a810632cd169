"""Resolve a pronoun to an earlier mention."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from newsledger.enrich.syntax.parts_of_speech import is_proper_noun
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adverbial_clause,
    is_conjunct,
    is_object,
    is_open_complement,
    is_prepositional_object,
    is_subject,
)
from newsledger.knowledge.person_genders import OF_PRONOUN, gender_of_name, gender_of_office, gender_of_words
from newsledger.knowledge.person_names import NEUTER, PERSONAL
from newsledger.model.once import once
from newsledger.model.reading import Mention, Passage, Reading, Sentence
from newsledger.normalise.quotations import find_quotations

_BODIES = frozenset({"state", "igo", "government_body", "armed_group", "party", "ngo", "company", "media"})
_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "inside", "into", "across", "outside", "around"})
_shares_subject = any_of(is_open_complement, is_adverbial_clause, is_conjunct)
_FARTHEST = 3


def find_antecedent(reading: Reading, sentence: Sentence, token: Token) -> Mention | None:
    """Return the nearest earlier mention that agrees with the pronoun; None when there is none.

    Within a sentence the subject is preferred, then the nearest; the search goes back at most three sentences. Outside
    quotations a pronoun stands for nobody who is named only inside one, and sentences that are all quoted do not count.
    """
    word, is_quoted = token.lower_, _is_quoted(sentence.passage, token.i)
    for earlier in _sentences_back_from(reading, sentence, is_quoted=is_quoted):
        end = token.i if earlier is sentence else earlier.span.end
        near = [one for one in _mentions_in(reading, earlier, end) if is_quoted or not _is_quoted_mention(one)]
        compatible = [one for one in near if _is_compatible(reading, one, word)]
        if earlier is sentence and is_object(token):
            compatible = _exclude_own_subject(compatible, token)
        subjects = [m for m in compatible if is_subject(m.sentence.passage.doc[m.head])]
        if compatible:
            return subjects[0] if subjects else compatible[-1]
    return None


def _exclude_own_subject(compatible: list[Mention], token: Token) -> list[Mention]:
    """Return the mentions without the subject of the pronoun's own verb: in "Jones accused him", not Jones."""
    verb = token.head
    while _shares_subject(verb) and not any(map(is_subject, verb.lefts)):
        verb = verb.head
    subjects = [child.i for child in verb.lefts if is_subject(child)]
    return [one for one in compatible if not any(one.start <= subject < one.end for subject in subjects)]


def _sentences_back_from(reading: Reading, sentence: Sentence, *, is_quoted: bool) -> Iterator[Sentence]:
    """Yield the sentence and those before it, within title or body; for one who narrates, without what is quoted whole."""
    position = sentence.index + (0 if sentence.is_headline else _count_title_sentences(reading))
    same_field = (one for one in reversed(reading.sentences[:position]) if one.is_headline == sentence.is_headline)
    yield sentence
    yield from islice((one for one in same_field if is_quoted or not _is_all_quoted(one)), _FARTHEST)


def _is_all_quoted(sentence: Sentence) -> bool:
    return all(_is_quoted(sentence.passage, word.i) for word in sentence.span if word.is_alpha)


def _is_quoted_mention(mention: Mention) -> bool:
    return _is_quoted(mention.sentence.passage, mention.head)


def _is_quoted(passage: Passage, place: int) -> bool:
    return place in _quoted_places(passage)


@once
def _quoted_places(passage: Passage) -> frozenset[int]:
    """Return the tokens of the paragraph inside its quotations."""
    spans = [(one.start, one.end) for one in find_quotations(passage.text)]
    if not spans:
        return frozenset()
    return frozenset(word.i for word in passage.doc if any(start <= word.idx < end for start, end in spans))


def _count_title_sentences(reading: Reading) -> int:
    return next((n for n, one in enumerate(reading.sentences) if not one.is_headline), len(reading.sentences))


def _mentions_in(reading: Reading, sentence: Sentence, end: int) -> list[Mention]:
    """Return the mentions of the sentence that end by the token, in order."""
    doc = sentence.passage.doc
    found = (reading.mention_at(doc[position]) for position in range(sentence.span.start, end))
    return [one for one in dict.fromkeys(found) if one is not None and one.end <= end and not _is_place(one)]


def _is_place(mention: Mention) -> bool:
    """Return whether the mention is only a location: "in Vienna"."""
    head = mention.sentence.passage.doc[mention.head]
    return is_prepositional_object(head) and head.head.lower_ in _PLACE_PREPOSITIONS


def agrees_in_gender(reading: Reading, mention: Mention, pronoun: str) -> bool:
    """Return whether "he" or "she" may stand for the mention: a person who is not known to be of the other gender."""
    return mention.kind == "person" and _gender_of(reading, mention) in {None, OF_PRONOUN[pronoun]}


def _is_compatible(reading: Reading, mention: Mention, pronoun: str) -> bool:
    if pronoun in PERSONAL:
        return agrees_in_gender(reading, mention, pronoun)
    if pronoun in NEUTER:
        return mention.kind in _BODIES
    return mention.kind not in {"person", "state"}


def _gender_of(reading: Reading, mention: Mention) -> str | None:
    """Return the gender that the words of the mention say, else those of other mentions of the person, else the given name."""
    said = _gender_said(mention) or _genders_of_actors(reading).get(mention.actor_id or "")
    return said or gender_of_name(mention.name or mention.words.text) or gender_of_office(mention.title or "")


def _gender_said(mention: Mention) -> str | None:
    """Return the gender that a word at the name says: "Mrs", "spokeswoman", "the king"."""
    doc = mention.sentence.passage.doc
    before = [doc[place].lower_ for place in range(mention.start, mention.end) if not is_proper_noun(doc[place])]
    return gender_of_words([*(mention.title or "").lower().split(), *before, doc[mention.start].lower_])


@once
def _genders_of_actors(reading: Reading) -> dict[str, str]:
    """Return the gender that the first telling mention of each person says."""
    found: dict[str, str] = {}
    for mention in reading.mentions:
        if mention.actor_id is not None and mention.kind == "person" and (said := _gender_said(mention)) is not None:
            found.setdefault(mention.actor_id, said)
    return found
