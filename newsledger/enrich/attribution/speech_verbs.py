"""Find the verb of saying that reports the clause of a token, and its speaker."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.knowledge.reference import derived, read_table
from newsledger.model.reading import Sentence

_CONTENT_RELATIONS = frozenset({"ccomp", "csubj", "csubjpass"})
_NO_KINDS: frozenset[str] = frozenset()
_PRUNED = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "ccomp", "punct", "cc", "discourse", "mark"})


@derived
def _kinds_by_lemma() -> dict[str, frozenset[str]]:
    kinds: dict[str, frozenset[str]] = {}
    for row in read_table("reporting_verbs"):
        kinds[row["lemma"]] = kinds.get(row["lemma"], _NO_KINDS) | {row["kind"]}
    return kinds


@derived
def words_of_kind(kind: str) -> frozenset[str]:
    """Return the attribution words of a kind, such as ``toll_noun``, ``object_verb`` or ``document``."""
    return frozenset(row["word"] for row in read_table("attribution_words") if row["kind"] == kind)


def kinds_of_verb(token: Token) -> frozenset[str]:
    """Return the kinds of speech verb the token is; empty when it is none."""
    if token.pos_ != "VERB":
        return _NO_KINDS
    return _kinds_by_lemma().get(token.lemma_.lower(), _NO_KINDS)


def is_speech_verb(token: Token) -> bool:
    """Return whether the token is a verb of saying or thinking."""
    return token.pos_ == "VERB" and token.lemma_.lower() in _kinds_by_lemma()


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
    if content.dep_ in _CONTENT_RELATIONS:
        return is_speech_verb(verb)
    if verb.pos_ != "VERB":
        return False
    if content.dep_ == "dobj" and verb.lemma_ in words_of_kind("object_verb"):
        return content.pos_ != "VERB"
    if verb.lemma_ in words_of_kind("toll_verb") and content.dep_ in {"dobj", "prep"}:
        return any(child.dep_ == "dobj" and child.lemma_ in words_of_kind("toll_noun") for child in verb.children)
    return False


def _find_parenthetical_verb(node: Token, token: Token) -> Token | None:
    """Return the verb of a parenthetical on the node: "…, police said", "…, the ministry noted, …", "as X reported"."""
    for child in node.children:
        if child.dep_ in {"parataxis", "ccomp", "advcl"} and is_speech_verb(child) and child.i != token.i:
            is_open = not any(grandchild.dep_ in _CONTENT_RELATIONS | {"dobj"} for grandchild in child.children)
            stands_alone = child.dep_ != "advcl" or any(word.lower_ == "as" for word in child.children)
            after_comma = child.dep_ == "parataxis" or child.left_edge.nbor(-1).is_punct if child.left_edge.i else False
            if (
                (is_open or child.dep_ == "parataxis")
                and stands_alone
                and after_comma
                and speaker_noun_of(child) is not None
            ):
                return None if child.is_ancestor(token) else child
    return None


def speaker_noun_of(verb: Token) -> Token | None:
    """Return the verb's subject, else that of the verb it is coordinated with or subordinate to; a passive's agent."""
    for _ in range(6):
        own = _own_speaker_noun(verb)
        if own is not None:
            return own
        if any(child.dep_ == "nsubjpass" for child in verb.children) or verb.dep_ not in {
            "conj",
            "xcomp",
            "advcl",
            "pcomp",
            "prep",
        }:
            return None
        verb = verb.head
    return None


def _own_speaker_noun(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "nsubj" and child.lower_ not in {"it", "there", "which", "that"}:
            return _antecedent(child, verb)
        if child.dep_ == "nsubj" and child.lower_ == "it":
            return child
        if child.dep_ == "agent":
            return next((word for word in child.children if word.dep_ == "pobj"), None)
    return verb.head if verb.dep_ in {"relcl", "acl"} and verb.head.pos_ in {"NOUN", "PROPN"} else None


def _antecedent(subject: Token, verb: Token) -> Token:
    return verb.head if subject.tag_ == "WP" and verb.dep_ == "relcl" else subject


def noun_phrase(head: Token) -> tuple[int, int]:
    """Return the token span of the head's noun phrase, without clauses, appositions and a leading determiner."""
    kept = [head.i]
    pending = [head]
    while pending:
        for child in pending.pop().children:
            if child.dep_ not in _PRUNED or child.dep_ == "cc":
                kept.append(child.i)
                pending.append(child)
    start, end = _contiguous_span(sorted(kept), head.i)
    while start < head.i and head.doc[start].tag_ == "DT":
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
        for word in sentence.span
        if word.lower_ == "according" or (word.lower_ == "per" and word.i > 0 and word.nbor(-1).lower_ == "as")
        for noun in [_object_of_according_to(word)]
        if noun is not None and not (noun.i == token.i or noun.is_ancestor(token))
    ]
    return min(named, key=lambda pair: pair[0])[1] if named else None


def _object_of_according_to(according: Token) -> Token | None:
    for child in according.children:
        if child.lower_ == "to":
            return next((word for word in child.children if word.dep_ == "pobj"), None)
        if child.dep_ == "pobj":
            return child
    return None
