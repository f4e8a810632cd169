"""Find what belongs to a verb's own phrase: its governor, its finite part, "to", "not", and whether it is passive."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.syntax.inflections import is_finite, is_infinitive_marker, is_past_form, is_past_participle
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.noun_phrases import prepositional_object
from newsledger.enrich.syntax.parts_of_speech import is_verb_or_auxiliary
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_active_auxiliary,
    is_active_subject,
    is_adnominal_clause,
    is_adverbial_clause,
    is_agent_phrase,
    is_auxiliary,
    is_complement,
    is_conjunct,
    is_direct_object,
    is_negation,
    is_particle,
    is_passive_auxiliary,
    is_passive_subject,
    is_prepositional_clause,
    is_root,
)
from newsledger.knowledge.lexicon import cue_words
from newsledger.knowledge.reference import derived, read_table

_MOST_STEPS = 8
_shows_passive = any_of(is_passive_auxiliary, is_passive_subject)
_shows_active = any_of(is_active_auxiliary, is_direct_object)
_shows_active_participle = any_of(_shows_active, is_active_subject)
_shows_active_root = any_of(_shows_active, is_complement, is_particle)


def governing_verb(token: Token) -> Token | None:
    """Return the verb that the noun is an argument of, through prepositions and coordination."""
    for _ in range(_MOST_STEPS):
        head = token.head
        if head == token:
            return None
        if is_verb_or_auxiliary(head):
            return head
        token = head
    return None


def finite_verb(token: Token) -> Token | None:
    """Return the finite verb of the clause: the word itself, its auxiliary, or the verb that governs it."""
    verb = token if is_verb_or_auxiliary(token) else governing_verb(token)
    while verb is not None:
        if is_finite(verb):
            return verb
        first = next((child for child in auxiliaries_of(verb) if not is_infinitive_marker(child)), None)
        if first is not None:
            return first
        verb = governing_verb(verb)
    return None


def auxiliaries_of(verb: Token) -> Iterator[Token]:
    """Yield the auxiliaries before the verb, "to" among them ("has been", "will", "to")."""
    return filter(is_auxiliary, verb.lefts)


def is_infinitive(verb: Token) -> bool:
    """Return whether the verb is a "to"-infinitive."""
    return any(is_active_auxiliary(child) and is_infinitive_marker(child) for child in verb.lefts)


def is_perfect(verb: Token) -> bool:
    """Return whether the verb is a perfect: "has killed", "have been killed"."""
    return is_past_participle(verb) and any(lemma_of(child) == "have" for child in auxiliaries_of(verb))


def has_negation(verb: Token) -> bool:
    """Return whether a "not" or "never" negates the verb."""
    return any(map(is_negation, verb.children))


def is_passive(verb: Token) -> bool:
    """Return whether the verb's grammatical subject is its patient."""
    if not is_past_form(verb):
        return False
    children = list(verb.children)
    if lemma_of(verb) in _stance_verbs() and not any(map(is_agent_phrase, children)):
        return False
    if any(map(_shows_passive, children)) or (is_past_participle(verb) and is_adnominal_clause(verb)):
        return True
    if is_root(verb) and not any(map(_shows_active_root, children)):
        return any(map(is_active_subject, children)) and (is_past_participle(verb) or _is_bare_passive(verb))
    if is_past_participle(verb) and is_adverbial_clause(verb) and not any(map(_shows_active_participle, children)):
        return True
    is_open = is_conjunct(verb) and not any(map(_shows_active, children))
    return is_open and is_passive(verb.head) and _is_passive_conjunct(verb, children)


@derived
def _stance_verbs() -> frozenset[str]:
    return frozenset(row["lemma"] for row in read_table("event_cues") if row["cue"] == "stance")


def _is_passive_conjunct(verb: Token, children: list[Token]) -> bool:
    """Return whether a conjunct is passive too: a past participle, or a verb that takes victims ("seized and jailed")."""
    return is_past_participle(verb) or (lemma_of(verb) in _victim_verbs() and not any(map(is_active_subject, children)))


def _is_bare_passive(verb: Token) -> bool:
    """Return whether a headline omits the auxiliary of a verb that takes victims ("Minister held over graft")."""
    return not verb.doc[-1].is_punct and lemma_of(verb) in _victim_verbs()


@derived
def _victim_verbs() -> frozenset[str]:
    return cue_words("victim")


def agent_of(verb: Token) -> Token | None:
    """Return the noun of a passive's by-phrase."""
    nouns = map(prepositional_object, filter(is_agent_phrase, verb.children))
    return next((noun for noun in nouns if noun is not None), None)


def is_failed_prevention(verb: Token) -> bool:
    """Return whether the verb failed to prevent what follows "from" ("could not stop rebels from storming")."""
    return any(map(is_negation, verb.lefts)) and any(
        child.lower_ == "from" and any(map(is_prepositional_clause, child.children)) for child in verb.rights
    )
