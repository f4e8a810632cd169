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
    is_confirmed,
    is_nobody,
)
from newsledger.enrich.factuality.modifiers import local_cues, names_setting
from newsledger.enrich.syntax.arguments import own_subject
from newsledger.enrich.syntax.inflections import (
    is_base_form,
    is_gerund,
    is_infinitive_marker,
    is_past_tense,
    is_plain_determiner,
    is_possessive_pronoun,
    is_relative_adverb,
    is_relative_which,
)
from newsledger.enrich.syntax.lemmas import lemma_of, lemma_with_particle
from newsledger.enrich.syntax.parts_of_speech import (
    is_adposition,
    is_common_noun,
    is_noun,
    is_numeral,
    is_subordinating_conjunction,
    is_verb,
    is_verb_or_auxiliary,
)
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
    is_patient,
    is_predicate_noun,
    is_prepositional_clause,
    is_prepositional_object,
    is_prepositional_or_agent_phrase,
    is_prepositional_phrase,
    is_relative_clause,
    is_root,
    is_subject,
    is_subject_predicate,
    is_subordinator,
    is_unclassified,
)
from newsledger.enrich.syntax.verb_phrases import governing_verb, is_infinitive, is_passive
from newsledger.knowledge.lexicon import cue_words

_is_inside_account = is_prepositional_object | is_complement_clause | is_clause_of_noun
_is_content = is_complement_clause | is_clausal_subject | is_active_subject
_is_governed = is_core_argument | is_predicate_noun | is_object_predicate | is_unclassified
_begins_own_clause = is_subject | is_active_auxiliary | is_negation
_MOST_STEPS = 6
ATTEMPTED = "attempted"
"""What is tried: by PLOVER an event, though its toll is open; never a realis of a row."""
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
    if _is_content(verb) or (is_clause_of_noun(verb) and _is_content_clause(verb)):
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
    if is_adnominal_clause(infinitive) or (is_common_noun(before) and _signature(before, is_clause=True)):
        return clause_cues(head if is_adnominal_clause(infinitive) else before, steps)
    is_asked = any(is_prepositional_phrase(child) and child.lower_ in ("on", "upon") for child in head.rights)
    return clause_cues(head, steps) if is_asked else set()


def _is_content_clause(verb: Token) -> bool:
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


def _relative_cues(verb: Token, steps: int) -> set[str]:
    """Return what the noun hands on to its relative clause: that it is long past, or a film or drill ("a film in which …")."""
    noun = verb.head
    if not (is_noun(noun) or is_numeral(noun)):
        return set()
    is_inside = any(child.lower_ == "in" and any(map(is_relative_which, child.children)) for child in verb.lefts)
    imagined = {"hypothetical"} if is_inside and names_setting(noun) else set()
    if is_inside and is_relative_clause(verb):
        imagined |= factuality_cues(noun, steps) & {"negated", "hypothetical"}
    denied = set() if _is_aside(verb) else _cues_of_denied_account(verb, steps)
    return imagined | denied | (factuality_cues(noun, steps) & {"historical"})


def _is_aside(clause: Token) -> bool:
    """Return whether a relative clause only adds to its noun ("…, who", "where")."""
    first = clause.left_edge.i
    return any(map(is_relative_adverb, clause.lefts)) or (first > 0 and clause.doc[first - 1].text == ",")


def _cues_of_denied_account(verb: Token, steps: int) -> set[str]:
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


def _cues_of_saying(verb: Token, steps: int) -> set[str]:
    """Return what is said of the saying itself: "apologised for reporting that", "the post claiming that … was a fake"."""
    noun, found = verb.head, None
    if is_prepositional_clause(verb) and noun.lower_ == "for":
        found = denial_by_governor(noun.head)
    elif is_clause_as_subject(verb):
        found = denial_by_governor(noun) or denial_by_predicate(noun)
    elif is_clause_of_noun(verb):
        if cue_realis("claim", lemma_of(noun)) is None:
            return _cues_of_denied_account(verb, steps)
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
    if _signature(head, is_clause=True) == "negated":
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
    return {denial} if denial else _signature_cues(head, steps, is_clause=True) | _cues_of_bare_claim(head)


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
    governors = [one for one in (head, *adjectives) if _signature(one, is_clause=True) != "future"]
    found = {word for one in governors for word in _signature_cues(one, steps, is_clause=True)}
    return found | _cues_of_saying(head, steps)


def _cues_of_bare_claim(claim: Token) -> set[str]:
    """Return what a claim leaves open unless it is confirmed or admitted ("is investigating a claim that")."""
    word = cue_realis("bare claim", lemma_of(claim))
    return {word} if word and not is_confirmed(claim) else set()


def _signature(head: Token, *, is_clause: bool) -> str | None:
    """Return what a predicate's own meaning says of what it governs; some govern only clauses ("urged them to free")."""
    lemma = lemma_with_particle(head)
    positions = ["governor", *(["governor in the passive"] if is_passive(head) else [])]
    positions += ["governor of clause", "attempt"] if is_clause else []
    found = ((position, cue_realis(position, lemma)) for position in positions)
    return next((ATTEMPTED if position == "attempt" else word for position, word in found if word), None)


def _signature_cues(head: Token, steps: int, *, is_clause: bool = False) -> set[str]:
    """Return the predicate's signature, turned where the predicate is itself denied or open."""
    word = _signature(head, is_clause=is_clause)
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
    word = _cue_of_preposition(preposition)
    if word is not None:
        return {word}
    if is_gerund(token) and preposition.lower_ == "before" and cue_realis("averting", lemma_of(head)):
        return {"negated"}
    if _carries(head, token, preposition.lower_):
        return factuality_cues(head, steps)
    if preposition.lower_ not in _GOVERNING:
        return set()
    if is_gerund(token):  # "acquitted the officer of killing", hung on the officer
        above = (head, head.head) if is_direct_object(head) else (head,)
        if word := next(filter(None, (cue_realis("governor of gerund", lemma_of(one)) for one in above)), None):
            return {word}
    return _signature_cues(head, steps, is_clause=is_verb_or_auxiliary(token))


def _cue_of_preposition(preposition: Token) -> str | None:
    """Return what the preposition says together with the word it belongs to ("without", "instead of", "called for")."""
    head, lemma = preposition.head, lemma_of(preposition.head)
    if (is_adposition(preposition) or is_subordinating_conjunction(preposition)) and (
        word := cue_realis("mark", preposition.lower_)
    ):
        return word
    is_undone = any(cue_realis("governor", child.lower_) == "negated" for child in preposition.lefts)
    if is_undone or (preposition.lower_ == "of" and cue_realis("governor after", head.head.lower_)):
        return cue_realis("governor after", head.head.lower_) or "negated"
    if cue_realis("claim", lemma) and (denial := denial_of(head)):
        return denial
    if cue_realis("governor after in", head.lower_) and head.head.lower_ == "in" and not any(head.lefts):
        return "hypothetical"
    return cue_realis("governor before for", lemma) if preposition.lower_ == "for" else None


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
        return _carrier_cues(head, steps) if _carries(head, noun) else _signature_cues(head, steps)
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


def _carries(verb: Token, noun: Token, preposition: str = "") -> bool:
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


_BY_RELATION = (
    (is_open_complement, _shared_with_governor),
    (is_conjunct, _shared_with_first),
    (is_clause_of_noun, _relative_cues),
    (is_prepositional_clause, _prepositional_cues),
)
