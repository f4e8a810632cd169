"""How a thing is told by what governs it: what enters is its verb or noun, what leaves is each realis found on the way up.

An infinitive or a second verb shares all that is told of its governor, a noun what is told of a verb that only carries
it ("launched no attack"); else only the governor's own meaning counts ("denied the attack", "a risk of clashes").
"""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.factuality.cues import said
from newsledger.enrich.factuality.denials import is_false, is_nobody, is_untrue
from newsledger.enrich.factuality.modifiers import told_beside
from newsledger.enrich.syntax.arguments import governing_verb, is_infinitive, own_subject
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.knowledge.lexicon import cue_words

_MOST_STEPS = 6
_OPEN = {"hypothetical", "future"}
_GOVERNING = {"of", "for", "from", "about", "against", "to", "on"}


def told_of(token: Token, steps: int = _MOST_STEPS) -> set[str]:
    """Return all that is told of the token, by the words beside it and by those that govern it."""
    found = told_beside(token)
    if steps and token.head != token:
        above = _above_verb if token.pos_ in ("VERB", "AUX") else _above_noun
        found |= above(token, steps - 1)
    return found | _of_condition(token, steps) if "future" in found else found


def _of_condition(token: Token, steps: int) -> set[str]:
    """Return whether a thing yet to come is only supposed to ("if it goes ahead with the planned deployment")."""
    verb = governing_verb(token) if token.pos_ not in ("VERB", "AUX") and steps else None
    return told_of(verb, steps - 1) & {"hypothetical"} if verb is not None else set()


def _above_verb(verb: Token, steps: int) -> set[str]:
    head, relation = verb.head, verb.dep_
    if relation == "xcomp":
        return _shared_with_governor(verb, steps)
    if relation == "conj" and head.pos_ in ("VERB", "AUX"):
        return _shared_with_first(verb, steps)
    if relation == "acl" and is_infinitive(verb):
        return _of_governor(head, steps)
    if relation in ("ccomp", "csubj", "nsubj") or (relation in ("acl", "relcl") and _is_that_clause(verb)):
        return _of_content(head, steps)
    if relation == "pcomp":
        return _under_preposition(verb, steps)
    return set()


def _is_that_clause(verb: Token) -> bool:
    return own_subject(verb) is not None and any(child.dep_ == "mark" for child in verb.lefts)


def _shared_with_governor(verb: Token, steps: int) -> set[str]:
    head = verb.head
    if verb.tag_ == "VBG" and said("ends", lemma_of(head)):
        return set()
    if is_infinitive(verb) and any(said("before infinitive", child.lower_) for child in head.children):
        return {"negated"}
    return _of_governor(head, steps) | _unless_undone(head, told_of(head, steps))


def _unless_undone(head: Token, told: set[str]) -> set[str]:
    """Return what is told of the governor; its negation alone not where it undoes that of the governor's meaning."""
    return told - {"negated"} if said("governor", lemma_of(head)) == "negated" else told


def _shared_with_first(verb: Token, steps: int) -> set[str]:
    """Return what a verb shares with the one it goes on from: all, but no negation across "but"."""
    head = verb.head
    has_own = any(child.dep_ in ("aux", "nsubj", "nsubjpass", "neg") for child in verb.lefts)
    if has_own or (verb.tag_ == "VBD" and head.tag_ in ("VB", "VBG")):
        return set()
    told = told_of(head, steps)
    joined = {child.lower_ for child in head.rights if child.dep_ == "cc" and child.i < verb.i}
    return told - {"negated"} if "but" in joined else told


def _of_content(head: Token, steps: int) -> set[str]:
    """Return what a verb or noun says of the clause that is its content ("denied that", "rumours that")."""
    if head.lemma_ == "do":
        return told_of(head, steps)
    if head.pos_ in ("VERB", "AUX"):
        if any(said("adverb of saying", child.lower_) for child in head.children) or is_untrue(head):
            return {"negated"}
        adjectives = [child for child in head.children if child.dep_ == "acomp"]
        governors = [one for one in (head, *adjectives) if said("governor", lemma_of(one)) != "future"]
        return {word for one in governors for word in _of_governor(one, steps)}
    return {"negated"} if head.pos_ == "NOUN" and is_false(head) else _of_governor(head, steps)


def _of_governor(head: Token, steps: int) -> set[str]:
    """Return what the governor's own meaning says of what it governs, turned where that is itself denied or open."""
    word = said("governor", lemma_of(head))
    if word is None or word == "historical":
        return {word} if word else set()
    if head.pos_ == "NOUN":
        return {"negated"} if word == "future" and is_nobody(head) else {word}
    told = told_of(head, steps)
    if word != "negated":
        return {word} | (told if word == "future" else told & _OPEN)
    if "negated" in told:
        return set()
    return {"hypothetical"} if told & _OPEN or is_infinitive(head) else {"negated"}


def _under_preposition(token: Token, steps: int) -> set[str]:
    """Return what a preposition and the word it hangs on say of what stands under it ("without", "risk of")."""
    preposition = token.head
    word = said("mark", preposition.lower_) if preposition.pos_ in ("ADP", "SCONJ") else None
    if word:
        return {word}
    if any(said("governor", child.lower_) == "negated" for child in preposition.lefts):
        return {"negated"}
    head = preposition.head
    if said("claim", lemma_of(head)) and is_false(head):
        return {"negated"}
    if said("governor after in", head.lower_) and head.head.lower_ == "in" and not any(head.lefts):
        return {"hypothetical"}
    if _carries(head, token, preposition.lower_):
        return told_of(head, steps)
    return _of_governor(head, steps) if preposition.lower_ in _GOVERNING else set()


def _above_noun(noun: Token, steps: int) -> set[str]:
    head, relation = noun.head, noun.dep_
    if relation == "pobj":
        return _under_preposition(noun, steps)
    if relation == "conj" and head.pos_ not in ("VERB", "AUX"):
        return _above_noun(head, steps) if steps else set()
    if relation in ("dobj", "nsubj", "nsubjpass", "attr", "oprd", "dep") and head.pos_ in ("VERB", "AUX"):
        return _of_carrier(head, steps) if _carries(head, noun) else _of_governor(head, steps)
    return _of_governor(head, steps) if relation == "compound" else set()


def _of_carrier(verb: Token, steps: int) -> set[str]:
    """Return what is told of a verb that carries the noun; who could not withstand a thing did suffer it."""
    told = told_of(verb, steps)
    return told - {"negated"} if said("outlasts", lemma_of(verb)) else told


def _carries(verb: Token, noun: Token, preposition: str = "") -> bool:
    """Tell whether the verb only says that the event of the noun takes place, or brings it about."""
    if verb.pos_ not in ("VERB", "AUX") or noun.pos_ in ("VERB", "AUX"):
        return False
    lemma = lemma_of(verb)
    if said("brings", lemma) and (noun.dep_ in ("dobj", "nsubjpass") or preposition in ("to", "in", "about")):
        return True
    if preposition:
        return preposition in cue_words("carry") and lemma in cue_words("light")
    if noun.dep_ == "nsubj":
        return lemma in cue_words("occur")
    return lemma == "be" or lemma in cue_words("light") or lemma in cue_words("endure")
