"""Find the verb of saying that reports the clause of a token, and its speaker."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.syntax.arguments import subject_of_auxiliary
from newsledger.enrich.syntax.inflections import is_past_participle, is_plain_determiner, is_relative_who
from newsledger.enrich.syntax.lemmas import uncorrected_lemma
from newsledger.enrich.syntax.noun_phrases import prepositional_object
from newsledger.enrich.syntax.parts_of_speech import is_noun, is_verb, is_verb_or_auxiliary
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_active_subject,
    is_adnominal_clause,
    is_adverbial_clause,
    is_agent_phrase,
    is_apposition,
    is_auxiliary,
    is_clause_of_noun,
    is_complement_clause,
    is_conjunct,
    is_content_clause,
    is_dependent_clause,
    is_direct_object,
    is_interjection,
    is_open_complement,
    is_parataxis,
    is_passive_subject,
    is_prepositional_clause,
    is_prepositional_object,
    is_prepositional_phrase,
    is_punctuation,
    is_relative_clause,
    is_subordinator,
)
from newsledger.enrich.syntax.verb_phrases import is_infinitive
from newsledger.knowledge.reference import derived, read_table
from newsledger.model.reading import Sentence

_may_be_parenthetical = any_of(is_complement_clause, is_adverbial_clause, is_parataxis)
_shares_speaker = any_of(
    is_prepositional_phrase, is_prepositional_clause, is_open_complement, is_adverbial_clause, is_conjunct
)
_is_content_or_object = any_of(is_content_clause, is_direct_object)

_NO_KINDS: frozenset[str] = frozenset()
_is_outside_phrase = any_of(is_dependent_clause, is_subordinator, is_apposition, is_punctuation, is_interjection)


@derived
def _kinds_by_lemma() -> dict[str, frozenset[str]]:
    kinds: dict[str, frozenset[str]] = {}
    for row in read_table("reporting_verbs"):
        kinds[row["lemma"]] = kinds.get(row["lemma"], _NO_KINDS) | {row["kind"]}
    return kinds


@derived
def _first_words() -> frozenset[str]:
    """Return the verbs that are verbs of saying with a second word: "point out", "make clear"."""
    return frozenset(lemma.split()[0] for lemma in _kinds_by_lemma() if " " in lemma)


@derived
def words_of_kind(kind: str) -> frozenset[str]:
    """Return the attribution words of a kind, such as ``toll_noun``, ``object_verb`` or ``document``."""
    return frozenset(row["word"] for row in read_table("attribution_words") if row["kind"] == kind)


@derived
def speaking_nouns() -> frozenset[str]:
    """Return the head nouns of all titles: those who bear one can speak."""
    return frozenset(row["title"].split(" of ")[0].split()[-1] for row in read_table("titles"))


def kinds_of_verb(token: Token) -> frozenset[str]:
    """Return the kinds of speech verb the token is, with its particle or complement; empty when it is none."""
    if not is_verb(token):
        return _NO_KINDS
    lemma, known = uncorrected_lemma(token), _kinds_by_lemma()
    if lemma in _first_words():
        for child in token.rights:
            if (found := known.get(f"{lemma} {child.lower_}")) is not None:
                return found
    return known.get(lemma, _NO_KINDS)


def is_speech_verb(token: Token) -> bool:
    """Return whether the token is a verb of saying or thinking."""
    return bool(kinds_of_verb(token))


def reporting_verb(token: Token) -> Token | None:
    """Return the verb of saying whose content clause contains the token, the innermost of several; None if none."""
    node = token
    while True:
        parenthetical = _find_parenthetical_verb(node, token)
        if parenthetical is not None:
            return parenthetical
        head = node.head
        if head.i == node.i:
            return None
        if _is_reported_by(head, node):
            return head
        node = head


def _is_reported_by(verb: Token, content: Token) -> bool:
    if is_content_clause(content):
        return is_speech_verb(verb)
    if not is_verb(verb):
        return False
    if is_direct_object(content) and uncorrected_lemma(verb) in words_of_kind("object_verb"):
        return not is_verb(content)
    if uncorrected_lemma(verb) in words_of_kind("toll_verb") and (
        is_direct_object(content) or is_prepositional_phrase(content)
    ):
        return any(
            is_direct_object(child) and uncorrected_lemma(child) in words_of_kind("toll_noun")
            for child in verb.children
        )
    return False


def _find_parenthetical_verb(node: Token, token: Token) -> Token | None:
    """Return the verb of a parenthetical on the node: "…, police said", "…, the ministry noted, …", "as X reported"."""
    for child in node.children:
        if is_speech_verb(child) and child.i != token.i and _is_parenthetical(child):
            return None if child.is_ancestor(token) else child
    return None


def _is_parenthetical(verb: Token) -> bool:
    if not _may_be_parenthetical(verb):
        return False
    is_open = not any(map(_is_content_or_object, verb.children))
    stands_alone = not is_adverbial_clause(verb) or any(word.lower_ == "as" for word in verb.children)
    after_comma = is_parataxis(verb) or verb.left_edge.nbor(-1).is_punct if verb.left_edge.i else False
    return (is_open or is_parataxis(verb)) and stands_alone and after_comma and speaker_noun_of(verb) is not None


def parenthetical_clause(verb: Token) -> Token | None:
    """Return the clause beside which the verb stands as a parenthetical, first or later; None when it is none."""
    if not is_verb_or_auxiliary(verb.head) or verb.head.i == verb.i:
        return None
    lemma = uncorrected_lemma(verb)
    if is_adverbial_clause(verb) and any(word.lower_ == "as" for word in verb.lefts):
        said = [child.lower_ for child in verb.rights if _is_content_or_object(child)]
        is_whole = said == ["it"] if lemma in words_of_kind("wording_verb") else not said
        is_clear = lemma in words_of_kind("wording_verb") or lemma in words_of_kind("parenthetical_verb")
        return verb.head if is_whole and is_clear and speaker_noun_of(verb) is not None else None
    return verb.head if lemma in words_of_kind("parenthetical_verb") and _is_parenthetical(verb) else None


def speaker_noun_of(verb: Token) -> Token | None:
    """Return the verb's subject, else that of the verb it is coordinated with or subordinate to; a passive's agent."""
    for _ in range(6):
        own = _own_speaker_noun(verb)
        if own is not None:
            return own
        if any(map(is_passive_subject, verb.children)) or _is_passive_participle(verb) or not _shares_speaker(verb):
            return None
        if verb.head.lower_ == "as" and is_prepositional_clause(verb):
            return _quoted_speaker(verb.head.head)
        verb = verb.head
    return None


def _is_passive_participle(verb: Token) -> bool:
    """Return whether it is said to the noun, not by it: "*asked* to comment, the firm …", "the men, *accused* of …"."""
    is_modifier = is_adverbial_clause(verb) or is_adnominal_clause(verb)
    return is_modifier and is_past_participle(verb) and not any(map(is_auxiliary, verb.lefts))


def _quoted_speaker(verb: Token) -> Token | None:
    """Return who speaks in "X was quoted as saying" and "the agency quoted X as saying"."""
    passive = next(filter(is_passive_subject, verb.children), None)
    return passive or next(filter(is_direct_object, verb.children), None)


def _own_speaker_noun(verb: Token) -> Token | None:
    subjects = list(filter(is_active_subject, verb.children))
    for child in (
        *subjects[-1:],
        *verb.children,
    ):  # before the last stands what is said of: "Three men, police said, …"
        if is_active_subject(child) and child.lower_ not in {"there", "which", "that"}:
            return _antecedent(child, verb)
        if is_agent_phrase(child):
            return prepositional_object(child)
    if is_clause_of_noun(verb) and is_noun(verb.head) and not _is_passive_participle(verb):
        return verb.head
    return _inverted_speaker(verb) or subject_of_auxiliary(verb) or _controlling_object(verb)


def _controlling_object(verb: Token) -> Token | None:
    """Return who is made or asked to say it: the senator of "led the *senator* to suggest"; of "promised him to say" none."""
    if not is_open_complement(verb) or not is_infinitive(verb) or uncorrected_lemma(verb.head) == "promise":
        return None
    return next((child for child in verb.head.rights if child.i < verb.i and is_direct_object(child)), None)


def _inverted_speaker(verb: Token) -> Token | None:
    """Return the speaker after the verb that the parse took for its object: "Cuts would cost lives, *warned Ana Lobo*"."""
    is_last = any(map(is_complement_clause, verb.lefts)) and not any(map(is_auxiliary, verb.lefts))
    return next(filter(is_direct_object, verb.rights), None) if is_last else None


def _antecedent(subject: Token, verb: Token) -> Token:
    return verb.head if is_relative_who(subject) and is_relative_clause(verb) else subject


def noun_phrase(head: Token) -> tuple[int, int]:
    """Return the token span of the head's noun phrase, without clauses, appositions and a leading determiner."""
    kept = [head.i]
    pending = [head]
    while pending:
        for child in pending.pop().children:
            if not _is_outside_phrase(child):
                kept.append(child.i)
                pending.append(child)
    start, end = _contiguous_span(sorted(kept), head.i)
    while start < head.i and is_plain_determiner(head.doc[start]):
        start += 1
    return start, end


def _contiguous_span(kept: list[int], head: int) -> tuple[int, int]:
    """Return the run around the head; an inner hyphen, quotation mark or comma does not break it."""
    start = end = head
    for position in sorted((p for p in kept if p < head), reverse=True):
        start = position if start - position <= 2 else start
    for position in (p for p in kept if p > head):
        end = position if position - end <= 2 else end
    return start, end + 1


def find_named_source(sentence: Sentence, token: Token) -> Token | None:
    """Return the noun after "according to" or "as per" whose scope contains the token, the nearest of several."""
    named = [
        (abs(word.i - token.i), noun)
        for word, noun in named_sources(sentence)
        if not (noun.i == token.i or noun.is_ancestor(token))
    ]
    return min(named, key=lambda pair: pair[0])[1] if named else None


def named_sources(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """Yield each "according" or "as per" of the sentence with the noun that it names."""
    for word in sentence.span:
        if word.lower_ == "according" or (word.lower_ == "per" and word.i > 0 and word.nbor(-1).lower_ == "as"):
            noun = _object_of_according_to(word)
            if noun is not None:
                yield word, noun


def _object_of_according_to(according: Token) -> Token | None:
    for child in according.children:
        if child.lower_ == "to":
            return prepositional_object(child)
        if is_prepositional_object(child):
            return child
    return None
