"""Find the clauses that a noun of saying reports with its owner: "the ministry's claim that …", "issued a warning that …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.attribution.content_clauses import that_of
from newsledger.enrich.attribution.content_spans import trim
from newsledger.enrich.attribution.speakers import Speech
from newsledger.enrich.attribution.speech_verbs import words_of_kind
from newsledger.enrich.syntax.arguments import subject_of
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.noun_phrases import possessor_of, prepositional_object
from newsledger.enrich.syntax.parts_of_speech import is_noun, is_verb
from newsledger.enrich.syntax.relations import is_clause_of_noun, is_complement_clause, is_direct_object
from newsledger.enrich.syntax.verb_phrases import has_negation
from newsledger.model.reading import Sentence

_AUTHORS = frozenset({"by", "from", "of"})


def find_noun_clauses(sentence: Sentence) -> Iterator[tuple[int, int, Speech]]:
    """Yield the token span of what a noun of saying reports, with whose word it is; without one it is nobody's."""
    for noun in filter(is_noun, sentence.span):
        if lemma_of(noun) not in words_of_kind("speech_noun"):
            continue
        clause = _clause_of(noun)
        speaker = _owner_of(noun) if clause is not None else None
        if clause is not None and speaker is not None:
            yield *trim(noun.doc, clause.left_edge.i, clause.right_edge.i + 1), Speech(None, speaker, None)


def _clause_of(noun: Token) -> Token | None:
    """Return the "that"-clause of the noun; one on its author too: "claims by the party that …"."""
    author = _author_of(noun)
    clauses = (*noun.rights, *(author.rights if author is not None else ()))
    return next((one for one in clauses if _is_content(one)), None)


def _is_content(clause: Token) -> bool:
    return (is_clause_of_noun(clause) or is_complement_clause(clause)) and that_of(clause) is not None


def _author_of(noun: Token) -> Token | None:
    phrases = (child for child in noun.rights if child.lower_ in _AUTHORS)
    return next((author for one in phrases if (author := prepositional_object(one)) is not None), None)


def _owner_of(noun: Token) -> Token | None:
    """Return whose word it is: the possessor, the author, or who issues, makes or repeats it."""
    owner = possessor_of(noun) or _author_of(noun)
    verb = noun.head
    if owner is not None or not is_direct_object(noun) or not is_verb(verb) or has_negation(verb):
        return owner
    return subject_of(verb) if lemma_of(verb) in words_of_kind("voicing_verb") else None
