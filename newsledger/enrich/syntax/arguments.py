"""Find the subject, objects or complements of a verb or noun in a dependency parse.

A verb's subject is followed through relative clauses, participles, coordination, control and raising.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.syntax.inflections import is_base_form, is_modal, is_participle
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.noun_phrases import possessor_of
from newsledger.enrich.syntax.parts_of_speech import (
    is_adjective,
    is_adposition,
    is_common_noun,
    is_noun,
    is_noun_or_adjective,
    is_noun_or_pronoun,
    is_proper_noun,
    is_verb_or_auxiliary,
)
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_active_auxiliary,
    is_active_subject,
    is_adnominal_clause,
    is_adverbial_clause,
    is_auxiliary,
    is_complement,
    is_complement_clause,
    is_compound_part,
    is_conjunct,
    is_direct_object,
    is_object,
    is_object_predicate,
    is_open_complement,
    is_parataxis,
    is_predicate_noun,
    is_prepositional_clause,
    is_prepositional_object,
    is_prepositional_or_agent_phrase,
    is_recipient,
    is_relative_clause,
    is_root,
    is_subject,
    is_subject_or_clausal,
    is_subordinator,
)
from newsledger.enrich.syntax.verb_phrases import agent_of, governing_verb, is_passive

_shares_subject_of_head = any_of(
    is_conjunct, is_adverbial_clause, is_complement_clause, is_parataxis, is_active_auxiliary
)
_is_object = any_of(is_direct_object, is_predicate_noun, is_object_predicate)
_RELATIVE = {"who", "which", "that", "whom"}
_MOST_STEPS = 8


def own_subject(verb: Token) -> Token | None:
    """Return the verb's explicit subject, a relative pronoun replaced by its antecedent."""
    for child in verb.lefts:
        if is_subject_or_clausal(child):
            if child.lower_ in _RELATIVE and is_relative_clause(verb):
                return verb.head
            return child
    for child in verb.rights:
        if is_subject_or_clausal(child):
            return child
    return subject_of_auxiliary(verb)


def subject_of_auxiliary(verb: Token) -> Token | None:
    """Return the subject that the parse attaches to an auxiliary of the verb."""
    auxiliaries = (child for child in verb.lefts if is_auxiliary(child) and lemma_of(child) in ("have", "be", "do"))
    return next((noun for one in auxiliaries for noun in one.lefts if is_subject_or_clausal(noun)), None)


def subject_of(verb: Token, steps: int = _MOST_STEPS) -> Token | None:
    """Return the grammatical subject of the verb: its own, or the one it shares with a governing verb."""
    found = own_subject(verb)
    if found is not None or not steps:
        return found
    return next((find for asks, find in _SHARED_SUBJECT if asks(verb)), _no_subject)(verb, steps)


def _no_subject(_verb: Token, _steps: int) -> Token | None:
    return None


def _subject_of_relative(verb: Token, _steps: int) -> Token | None:
    return verb.head if is_participle(verb) else None


def _subject_of_head(verb: Token, steps: int) -> Token | None:
    head = verb.head
    if not is_verb_or_auxiliary(head):
        return None
    if is_adverbial_clause(verb) and is_passive(head) and not is_passive(verb):
        return agent_of(head) or subject_of(head, steps - 1)
    return subject_of(head, steps - 1)


def _subject_of_noun_clause(verb: Token, steps: int) -> Token | None:
    noun = verb.head
    if is_participle(verb):
        return noun
    possessor = possessor_of(noun)
    if possessor is not None:
        return possessor
    governor = governing_verb(noun)
    return subject_of(governor, steps - 1) if governor is not None else None


def _controller(verb: Token, steps: int) -> Token | None:
    governor = verb.head
    if not is_verb_or_auxiliary(governor):
        governing = governing_verb(governor)
        return subject_of(governing, steps - 1) if governing is not None else None
    for child in governor.children:
        if is_object(child) and child.i < verb.i and is_noun_or_pronoun(child):
            return child
    return subject_of(governor, steps - 1)


def _subject_of_gerund(verb: Token, steps: int) -> Token | None:
    preposition = verb.head
    governor = preposition.head
    if not is_verb_or_auxiliary(governor):
        return None
    objects = objects_of(governor) if preposition.lower_ in ("of", "from") else []
    if objects or preposition.lower_ == "of":
        return objects[0] if objects else None
    return subject_of(governor, steps - 1)


def logical_subject(verb: Token) -> Token | None:
    """Return the agent: the subject of an active verb, the by-phrase of a passive one."""
    return agent_of(verb) if is_passive(verb) else subject_of(verb)


def objects_of(verb: Token) -> list[Token]:
    """Return the patients: direct objects, or the subject of a passive verb."""
    found = [child for child in verb.children if _is_object(child) and not _is_result(child)]
    found = found or _small_clause_subjects(verb) or _bare_infinitive_subjects(verb)
    if is_passive(verb):
        subject = subject_of(verb)
        if subject is not None:
            found.insert(0, subject)
    elif not found and is_relative_clause(verb) and own_subject(verb) != verb.head and _has_gap(verb):
        found = [verb.head]
    return found


def recipients_of(verb: Token) -> list[Token]:
    """Return whom the verb gives or tells its object, without a preposition: the rebels of "gave the rebels arms"."""
    return [child for child in verb.children if is_recipient(child) and not is_adposition(child)]


def complements_of(verb: Token) -> list[Token]:
    """Return the heads of the clauses that complete the verb: "said that they *left*", "agreed to *leave*"."""
    return list(filter(is_complement, verb.children))


def object_predicates_of(verb: Token) -> list[Token]:
    """Return what the verb says its object is ("called it *reckless*", "described the vote as a *sham*")."""
    found = [child for child in verb.rights if is_object_predicate(child) or _is_small_clause(child)]
    named = (word for child in verb.rights if child.lower_ == "as" for word in child.children)
    return [*found, *filter(is_noun_or_adjective, named)]


def _is_small_clause(child: Token) -> bool:
    return is_complement_clause(child) and is_noun_or_adjective(child)


def _is_result(child: Token) -> bool:
    """Return whether it is a predicative complement ("made public", "left dead")."""
    return is_object_predicate(child) and is_adjective(child)


def _small_clause_subjects(verb: Token) -> list[Token]:
    """Return the subjects of a small clause ("found the general guilty", "declared the envoy persona non grata")."""
    clauses = [
        child for child in verb.rights if is_complement_clause(child) and (is_common_noun(child) or is_adjective(child))
    ]
    subjects = [noun for clause in clauses for noun in clause.lefts if is_active_subject(noun)]
    named = (noun for clause in clauses for noun in clause.lefts if is_compound_part(noun) and is_proper_noun(noun))
    return subjects or list(named)


def _bare_infinitive_subjects(verb: Token) -> list[Token]:
    """Return those whom the verb lets, makes or asks to do something ("allowed the exile to return")."""
    clauses = (child for child in verb.rights if is_complement_clause(child) and is_base_form(child))
    bare = (
        clause for clause in clauses if not any(is_modal(child) or is_subordinator(child) for child in clause.lefts)
    )
    return [noun for clause in bare for noun in clause.lefts if is_subject(noun)]


def _has_gap(verb: Token) -> bool:
    return not any(is_prepositional_or_agent_phrase(child) and not list(child.children) for child in verb.children)


def headline_subject_of(noun: Token) -> Token | None:
    """Return the subject of a verbless headline ("Nurses on strike", "Greek, Turkish ministers in talks")."""
    if not is_prepositional_object(noun) or noun.head.lower_ not in ("on", "in", "under"):
        return None
    root = noun.head.head
    is_headline = is_root(root) and is_noun(root) and not noun.doc[-1].is_punct
    return root if is_headline and root.i < noun.i else None


_SHARED_SUBJECT = (
    (is_adnominal_clause, _subject_of_noun_clause),
    (is_relative_clause, _subject_of_relative),
    (is_open_complement, _controller),
    (is_prepositional_clause, _subject_of_gerund),
    (_shares_subject_of_head, _subject_of_head),
)
