"""Find the clauses that complete a verb of saying: "said *it was over*", "told the broadcaster that *he hoped*"."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.attribution.speech_verbs import words_of_kind
from newsledger.enrich.syntax.clauses import has_subject
from newsledger.enrich.syntax.inflections import is_base_form, is_finite, is_modal, is_past_form
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_verb_or_auxiliary
from newsledger.enrich.syntax.relations import (
    is_adverbial_clause,
    is_auxiliary,
    is_clause_as_subject,
    is_complement_clause,
    is_direct_object,
    is_subject,
    is_subordinator,
)
from newsledger.enrich.syntax.verb_phrases import is_infinitive


def find_content_clauses(verb: Token) -> list[Token]:
    """Return the finite clauses that complete the verb; of a verb of expecting also what it expects to happen."""
    if lemma_of(verb) in words_of_kind("wording_verb"):
        return []
    found = list(filter(_may_be_content, verb.children))
    looks_ahead = lemma_of(verb) in words_of_kind("opinion_verb")
    is_told = any(map(_is_told, found)) or (looks_ahead and any(map(is_infinitive, found)))
    if is_told and any(map(_has_subject_somewhere, found)):
        return found
    return [
        one for word in found for one in word.rights if is_clause_as_subject(one) and _is_told(one)
    ]  # "made clear that"


def _has_subject_somewhere(clause: Token) -> bool:
    return has_subject(clause) or object_as_subject(clause) is not None or fronted_subject(clause) is not None


def fronted_subject(clause: Token) -> Token | None:
    """Return the subject that stands before the speaker: "*Three men*, a spokesman told the radio, were wounded"."""
    subjects = list(filter(is_subject, clause.head.lefts))
    return subjects[0] if len(subjects) > 1 and clause.i > clause.head.i and not has_subject(clause) else None


def object_as_subject(clause: Token) -> Token | None:
    """Return the noun that the parse made the verb's object though the clause is said of it: "argues the state *has* …"."""
    if has_subject(clause):
        return None
    noun = next((child for child in clause.head.rights if child.i < clause.i and is_direct_object(child)), None)
    return noun if noun is not None and noun.right_edge.i + 1 == clause.left_edge.i else None


def that_of(clause: Token) -> Token | None:
    """Return the "that" of the clause."""
    return next((child for child in clause.lefts if is_subordinator(child) and child.lower_ == "that"), None)


def _may_be_content(clause: Token) -> bool:
    """Return whether it may be the content, by its place or where a parse lost the link ("told SVT that …")."""
    if is_adverbial_clause(clause):
        return that_of(clause) is not None or (object_as_subject(clause) is not None and _is_told(clause))
    is_apart = any(word.text == ";" for word in clause.doc[clause.right_edge.i : clause.head.i])
    return is_complement_clause(clause) and not is_apart


def _is_told(clause: Token) -> bool:
    """Return whether the clause is finite, so that it tells and does not only show ("showed police beating him")."""
    if that_of(clause) is not None:
        return True
    if not is_verb_or_auxiliary(clause) or is_infinitive(clause):
        return False
    if is_base_form(clause) or (is_past_form(clause) and has_subject(clause)):
        return True
    return any(is_finite(word) or is_modal(word) for word in (clause, *filter(is_auxiliary, clause.lefts)))
