"""Signatures: what a predicate, a preposition or a claim says by itself of what it embeds, before anything above it counts."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.factuality.cues import cue_realis
from newsledger.enrich.factuality.denials import denial_of, is_confirmed
from newsledger.enrich.syntax.arguments import own_subject
from newsledger.enrich.syntax.inflections import is_plain_determiner, is_possessive_pronoun, is_relative_adverb
from newsledger.enrich.syntax.lemmas import lemma_of, lemma_with_particle
from newsledger.enrich.syntax.parts_of_speech import is_noun, is_preposition, is_verb_or_auxiliary
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_active_subject,
    is_adverbial_clause,
    is_clause_of_noun,
    is_complement_clause,
    is_direct_object,
    is_patient,
    is_prepositional_object,
    is_root,
    is_subject,
    is_subordinator,
)
from newsledger.enrich.syntax.verb_phrases import is_passive
from newsledger.knowledge.lexicon import cue_words

_is_inside_account = any_of(is_prepositional_object, is_complement_clause, is_clause_of_noun)
ATTEMPTED = "attempted"
"""What is tried: by PLOVER an event, though its toll is open; never a realis of a row."""


def is_claim_content(verb: Token) -> bool:
    """Return whether the clause says what a noun claims ("the report that guards shot them"), whatever the parse calls "that"."""
    opener = next((child for child in verb.lefts if child.lower_ == "that"), None)
    subject = own_subject(verb)
    if subject is None:
        return False
    if any(map(is_subordinator, verb.children)):
        return True
    if opener is None or cue_realis("claim", lemma_of(verb.head)) is None or subject in (opener, verb.head):
        return False
    return not is_direct_object(opener) or any(is_direct_object(child) and child.i > verb.i for child in verb.children)


def is_aside(clause: Token) -> bool:
    """Return whether a relative clause only adds to its noun ("…, who", "where")."""
    first = clause.left_edge.i
    return any(map(is_relative_adverb, clause.lefts)) or (first > 0 and clause.doc[first - 1].text == ",")


def denied_account_cues(verb: Token, steps: int) -> set[str]:
    """Return the denial of the account that the noun of a relative clause stands in: "the story of monks killed by rebels was made up"."""
    noun = verb.head
    if is_subject(noun) and any(is_possessive_pronoun(child) or is_plain_determiner(child) for child in noun.lefts):
        return set()  # "denied that the man who shot them was drunk": who shot them is known
    is_told = any(child.lower_ == "of" and child.i < verb.i for child in noun.rights)  # "reports of 15 killed"
    for _ in range(steps):
        account = noun.head if noun.lower_ == "of" and is_told else noun
        if is_told and is_noun(account) and cue_realis("claim", lemma_of(account)):
            return {denial} if (denial := denial_of(account)) else set()
        if is_root(noun) or is_adverbial_clause(noun):
            return set()
        is_told = _is_inside_account(noun)
        noun = noun.head
    return set()


def bare_claim_cues(claim: Token) -> set[str]:
    """Return what a claim leaves open unless it is confirmed or admitted ("is investigating a claim that")."""
    word = cue_realis("bare claim", lemma_of(claim))
    return {word} if word and not is_confirmed(claim) else set()


def signature_of(head: Token, *, is_clause: bool) -> str | None:
    """Return what a predicate's own meaning says of what it governs; some govern only clauses ("urged them to free")."""
    lemma = lemma_with_particle(head)
    positions = ["governor", *(["governor in the passive"] if is_passive(head) else [])]
    positions += ["governor of clause", "attempt"] if is_clause else []
    found = ((position, cue_realis(position, lemma)) for position in positions)
    return next((ATTEMPTED if position == "attempt" else word for position, word in found if word), None)


def preposition_cue(preposition: Token) -> str | None:
    """Return what the preposition says together with the word it belongs to ("without", "instead of", "called for")."""
    head, lemma = preposition.head, lemma_of(preposition.head)
    if is_preposition(preposition) and (word := cue_realis("mark", preposition.lower_)):
        return word
    is_undone = any(cue_realis("governor", child.lower_) == "negated" for child in preposition.lefts)
    if is_undone or (preposition.lower_ == "of" and cue_realis("governor after", head.head.lower_)):
        return cue_realis("governor after", head.head.lower_) or "negated"
    if cue_realis("claim", lemma) and (denial := denial_of(head)):
        return denial
    if cue_realis("governor after in", head.lower_) and head.head.lower_ == "in" and not any(head.lefts):
        return "hypothetical"
    return cue_realis("governor before for", lemma) if preposition.lower_ == "for" else None


def carries_event(verb: Token, noun: Token, preposition: str = "") -> bool:
    """Return whether the verb only says that the event of the noun takes place, or brings it about."""
    if not is_verb_or_auxiliary(verb) or is_verb_or_auxiliary(noun):
        return False
    lemma = lemma_of(verb)
    if cue_realis("causative", lemma) and (is_patient(noun) or preposition in ("to", "in", "about")):
        return True
    if preposition:
        return preposition in cue_words("carry") and lemma in cue_words("light")
    if is_active_subject(noun):
        return lemma in cue_words("occur")
    return lemma == "be" or lemma in cue_words("light") or lemma in cue_words("endure")
