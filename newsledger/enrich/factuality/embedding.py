"""Factuality by embedding: collect every realis that the predicates above a verb or noun, and the words beside it, give it.

An infinitive or a second verb shares all that is said of its governor, an event noun what is said of a verb that only
carries it ("launched no attack"); else only the governor's own meaning counts ("denied the attack", "a risk of clashes").
"""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.factuality.cues import cue_realis
from newsledger.enrich.factuality.denials import (
    denial_by_governor,
    denial_by_predicate,
    denial_of,
    is_nobody,
)
from newsledger.enrich.factuality.modifiers import local_cues, names_setting
from newsledger.enrich.factuality.signatures import (
    ATTEMPTED,
    bare_claim_cues,
    carries_event,
    denied_account_cues,
    is_aside,
    is_claim_content,
    preposition_cue,
    signature_of,
)
from newsledger.enrich.syntax.inflections import (
    is_base_form,
    is_gerund,
    is_infinitive_marker,
    is_past_tense,
    is_relative_which,
)
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_common_noun, is_noun, is_numeral, is_verb, is_verb_or_auxiliary
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_active_auxiliary,
    is_active_subject,
    is_adjectival_complement,
    is_adnominal_clause,
    is_adverbial_clause,
    is_clausal_subject,
    is_clause_as_subject,
    is_clause_of_noun,
    is_complement_clause,
    is_compound_part,
    is_conjunct,
    is_coordinator,
    is_core_argument,
    is_direct_object,
    is_negation,
    is_object_predicate,
    is_open_complement,
    is_predicate_noun,
    is_prepositional_clause,
    is_prepositional_object,
    is_prepositional_or_agent_phrase,
    is_prepositional_phrase,
    is_relative_clause,
    is_subject,
    is_subject_predicate,
    is_unclassified,
)
from newsledger.enrich.syntax.verb_phrases import governing_verb, is_infinitive
from newsledger.knowledge.lexicon import cue_words

_is_content = any_of(is_complement_clause, is_clausal_subject, is_active_subject)
_is_governed = any_of(is_core_argument, is_predicate_noun, is_object_predicate, is_unclassified)
_begins_own_clause = any_of(is_subject, is_active_auxiliary, is_negation)
_MOST_STEPS = 6
_OPEN = {"hypothetical", "future", ATTEMPTED}
_GOVERNING = {"of", "for", "from", "about", "against", "to", "on", "at"}


def factuality_cues(token: Token, steps: int = _MOST_STEPS) -> set[str]:
    """Return every realis that words beside the token and predicates above it give the event it names."""
    found = local_cues(token)
    if steps and token.head != token:
        above = _embed_verb if is_verb_or_auxiliary(token) else embed_noun
        found |= above(token, steps - 1)
    return found | _cues_of_condition(token, steps) if "future" in found else found


def _cues_of_condition(token: Token, steps: int) -> set[str]:
    """Return whether an event yet to come is only supposed ("if it goes ahead with the planned deployment")."""
    verb = governing_verb(token) if not is_verb_or_auxiliary(token) and steps else None
    return factuality_cues(verb, steps - 1) & {"hypothetical"} if verb is not None else set()


def _embed_verb(verb: Token, steps: int) -> set[str]:
    if (is_adnominal_clause(verb) or is_adverbial_clause(verb)) and is_infinitive(verb):
        return _purpose_cues(verb, steps)
    if _is_content(verb) or (is_clause_of_noun(verb) and is_claim_content(verb)):
        return _content_cues(verb.head, steps)
    if is_conjunct(verb) and not is_verb_or_auxiliary(verb.head):
        return set()
    collect = next((collect for asks, collect in _BY_RELATION if asks(verb)), None)
    return collect(verb, steps) if collect is not None else set()


def clause_cues(head: Token, steps: int = _MOST_STEPS) -> set[str]:
    """Return what a predicate's meaning says of the clause it governs ("are feared dead")."""
    return _signature_cues(head, steps, is_clause=True)


def _purpose_cues(infinitive: Token, steps: int) -> set[str]:
    """Return what the word says that an infinitive belongs to, where the parse hangs it on the verb above that word too.

    "Called on the army to free them" asks for it, "foiled a plot to kill them" and "the plot to kill them" are plots.
    """
    head = infinitive.head
    first = next(child for child in infinitive.lefts if is_infinitive_marker(child))
    before = infinitive.doc[max(first.i - 1, 0)]
    if is_adnominal_clause(infinitive) or (is_common_noun(before) and signature_of(before, is_clause=True)):
        return clause_cues(head if is_adnominal_clause(infinitive) else before, steps)
    is_asked = any(is_prepositional_phrase(child) and child.lower_ in ("on", "upon") for child in head.rights)
    return clause_cues(head, steps) if is_asked else set()


def _relative_cues(verb: Token, steps: int) -> set[str]:
    """Return what the noun hands on to its relative clause: that it is long past, or a film or drill ("a film in which …")."""
    noun = verb.head
    if not (is_noun(noun) or is_numeral(noun)):
        return set()
    is_inside = any(child.lower_ == "in" and any(map(is_relative_which, child.children)) for child in verb.lefts)
    imagined = {"hypothetical"} if is_inside and names_setting(noun) else set()
    if is_inside and is_relative_clause(verb):
        imagined |= factuality_cues(noun, steps) & {"negated", "hypothetical"}
    denied = set() if is_aside(verb) else denied_account_cues(verb, steps)
    return imagined | denied | (factuality_cues(noun, steps) & {"historical"})


def _cues_of_saying(verb: Token, steps: int) -> set[str]:
    """Return what is said of the saying itself: "apologised for reporting that", "the post claiming that … was a fake"."""
    noun, found = verb.head, None
    if is_prepositional_clause(verb) and noun.lower_ == "for":
        found = denial_by_governor(noun.head)
    elif is_clause_as_subject(verb):
        found = denial_by_governor(noun) or denial_by_predicate(noun)
    elif is_clause_of_noun(verb):
        if cue_realis("claim", lemma_of(noun)) is None:
            return denied_account_cues(verb, steps)
        found = denial_of(noun)
    return {found} if found else set()


def _shared_with_governor(verb: Token, steps: int) -> set[str]:
    head = verb.head
    if is_gerund(verb) and cue_realis("aspectual", lemma_of(head)):
        return set()
    if is_gerund(verb) and (word := cue_realis("governor of gerund", lemma_of(head))):
        return {word}
    if is_infinitive(verb):
        before = (cue_realis("before infinitive", word.lower_) for word in (head, *head.children))
        if word := next(filter(None, before), None):
            return {word}
    shared = factuality_cues(head, steps)
    if signature_of(head, is_clause=True) == "negated":
        shared -= {"negated"}  # "did not fail to": the governor's negation undoes its meaning
    return _signature_cues(head, steps, is_clause=True) | shared


def _shared_with_first(verb: Token, steps: int) -> set[str]:
    """Return what a verb shares with the one it goes on from: all, but no negation across "but"."""
    head = verb.head
    has_own = any(map(_begins_own_clause, verb.lefts))
    if has_own or (is_past_tense(verb) and (is_base_form(head) or is_gerund(head))):
        return set()
    shared = factuality_cues(head, steps)
    joined = {child.lower_ for child in head.rights if is_coordinator(child) and child.i < verb.i}
    return shared - {"negated"} if "but" in joined else shared


def _content_cues(head: Token, steps: int) -> set[str]:
    """Return what a verb or noun says of the clause that is its content ("denied that", "rumours that")."""
    if lemma_of(head) == "do" or (is_verb(head) and cue_realis("occurrence", lemma_of(head))):
        return factuality_cues(head, steps)
    return _content_cues_of_verb(head, steps) if is_verb_or_auxiliary(head) else _content_cues_of_noun(head, steps)


def _content_cues_of_noun(head: Token, steps: int) -> set[str]:
    denial = (denial_of(head) or cue_realis("false", head.lower_)) if is_common_noun(head) else None
    return {denial} if denial else _signature_cues(head, steps, is_clause=True) | bare_claim_cues(head)


def _content_cues_of_verb(head: Token, steps: int) -> set[str]:
    manner = (
        word
        for child in head.children
        for word in (child, *(child.rights if is_prepositional_or_agent_phrase(child) else ()))
    )
    if any(cue_realis("adverb of saying", word.lower_) for word in manner):
        return {"negated"}
    if denial := denial_by_predicate(head):
        return {denial}
    if any(is_active_subject(child) and names_setting(child) for child in head.lefts):
        return {"hypothetical"}
    predicates = [child for child in head.children if is_subject_predicate(child)]
    if any(
        is_predicate_noun(child) and denial_of(child) and cue_realis("basis", lemma_of(child)) for child in predicates
    ):
        return {"negated"}
    adjectives = [child for child in predicates if is_adjectival_complement(child)]
    governors = [one for one in (head, *adjectives) if signature_of(one, is_clause=True) != "future"]
    found = {word for one in governors for word in _signature_cues(one, steps, is_clause=True)}
    return found | _cues_of_saying(head, steps)


def _signature_cues(head: Token, steps: int, *, is_clause: bool = False) -> set[str]:
    """Return the predicate's signature, turned where the predicate is itself denied or open."""
    word = signature_of(head, is_clause=is_clause)
    if word is None or word == "historical":
        return {word} if word else set()
    if is_noun(head):
        return _noun_signature_cues(head, word, steps)
    outer = factuality_cues(head, steps)
    if word != "negated":
        return {word} | (outer if word == "future" else outer & _OPEN)
    if "negated" in outer:
        return set()
    return {"hypothetical"} if outer & _OPEN or is_infinitive(head) else {"negated"}


def _noun_signature_cues(noun: Token, word: str, steps: int) -> set[str]:
    """Return what "a plan to", "a plot to", "no intention of" say; one that is denied, foiled or scrapped came to nothing."""
    if word == "negated":
        return {word}
    outer = factuality_cues(noun, max(steps - 1, 0))
    return {"negated"} if is_nobody(noun) or "negated" in outer else {word} | (outer & _OPEN)


def _prepositional_cues(token: Token, steps: int) -> set[str]:
    """Return what a preposition and the word it belongs to say of what stands under it ("without", "risk of")."""
    preposition = token.head
    head = preposition.head
    word = preposition_cue(preposition)
    if word is not None:
        return {word}
    if is_gerund(token) and preposition.lower_ == "before" and cue_realis("averting", lemma_of(head)):
        return {"negated"}
    if carries_event(head, token, preposition.lower_):
        return factuality_cues(head, steps)
    if preposition.lower_ not in _GOVERNING:
        return set()
    if is_gerund(token):  # "acquitted the officer of killing", hung on the officer
        above = (head, head.head) if is_direct_object(head) else (head,)
        if word := next(filter(None, (cue_realis("governor of gerund", lemma_of(one)) for one in above)), None):
            return {word}
    return _signature_cues(head, steps, is_clause=is_verb_or_auxiliary(token))


def embed_noun(noun: Token, steps: int = _MOST_STEPS) -> set[str]:
    """Return every realis that the predicates above a noun give it; the words beside it are not looked at."""
    head = noun.head
    if is_prepositional_object(noun):
        return _prepositional_cues(noun, steps)
    if is_conjunct(noun) and not is_verb_or_auxiliary(head):
        return embed_noun(head, steps) if steps else set()
    if is_subject(noun) and is_verb_or_auxiliary(head) and (found := _cues_of_predicate(head, steps)):
        return found
    if _is_governed(noun) and is_verb_or_auxiliary(head):
        return _carrier_cues(head, steps) if carries_event(head, noun) else _signature_cues(head, steps)
    return _signature_cues(head, steps) if is_compound_part(noun) else set()


def _cues_of_predicate(verb: Token, steps: int) -> set[str]:
    """Return what a predicate says of the event that is its subject: "was a hoax", "turned out never to have happened"."""
    if any(is_subject_predicate(child) or is_open_complement(child) for child in verb.rights) and (
        denial := denial_by_predicate(verb)
    ):
        return {denial}
    happens = (child for child in verb.rights if is_open_complement(child) and lemma_of(child) in cue_words("occur"))
    return {word for child in happens for word in factuality_cues(child, steps)}


def _carrier_cues(verb: Token, steps: int) -> set[str]:
    """Return what is said of a verb that carries the noun; who could not withstand a thing did suffer it."""
    shared = factuality_cues(verb, steps)
    return shared - {"negated"} if cue_realis("implicative", lemma_of(verb)) else shared


_BY_RELATION = (
    (is_open_complement, _shared_with_governor),
    (is_conjunct, _shared_with_first),
    (is_clause_of_noun, _relative_cues),
    (is_prepositional_clause, _prepositional_cues),
)
