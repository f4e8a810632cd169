"""Local cues of factuality: collect what the words beside a verb or noun say of the event it names.

These are auxiliaries, negations, adverbs, adjectives, conjunctions, subjects that are nobody, imagined settings and the
word order of a question.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.factuality.cues import cue_realis
from newsledger.enrich.factuality.denials import denies_nothing, is_nobody
from newsledger.enrich.syntax.lemmas import auxiliary_word, lemma_of

_SUBJECTS = {"nsubj", "nsubjpass"}
_ARGUMENTS = _SUBJECTS | {"dobj"}
_MODIFIERS = {"amod", "advmod", "det", "compound", "neg", "preconj", "cc"}
_PRESENT = {"VB", "VBP", "VBZ", "VBG"}


def local_cues(token: Token) -> set[str]:
    """Return what the words beside a verb or noun say of its event."""
    if token.pos_ not in ("VERB", "AUX"):
        return {*_cues_of_modifiers(token), *_cues_of_mark(token)}
    found = {*_cues_of_auxiliaries(token), *_cues_of_modifiers(token), *_cues_of_mark(token), *_cues_of_order(token)}
    if _is_imagined(token):
        found.add("hypothetical")
    if _is_denied(token):
        found.add("negated")
    return found - {"negated"} if _happened_in_the_end(token) else found


def _is_denied(verb: Token) -> bool:
    """Return whether a subject or object is nobody, "nor" opens the clause, or "at no point" does."""
    if _follows_nor(verb):
        return True
    never = (
        noun
        for child in verb.lefts
        if child.dep_ == "prep"
        for noun in child.children
        if cue_realis("occasion", noun.lower_)
    )
    arguments = (child for child in verb.children if child.dep_ in _ARGUMENTS)
    return any(is_nobody(noun) for noun in (*never, *arguments))


def _cues_of_modifiers(token: Token) -> Iterator[str]:
    for child in token.children:
        if child.dep_ in _MODIFIERS and (word := cue_realis("modifier", child.lower_)) and not denies_nothing(child):
            yield word


def _cues_of_auxiliaries(verb: Token) -> Iterator[str]:
    for child in verb.children:
        if child.dep_ != "aux":
            continue
        if child.tag_ == "TO":
            if verb.dep_ in ("advcl", "acl", "relcl") or _is_scheduled(verb):
                yield "future"
        elif child.lower_ in ("would", "'d"):
            yield from _cues_of_would(verb)
        elif word := cue_realis("auxiliary", auxiliary_word(child)):
            yield word


def _is_scheduled(verb: Token) -> bool:
    """Return whether it stands right under the "is to" of a schedule, not of "the mission is to"."""
    head = verb.head
    if verb.dep_ != "xcomp" or head.lemma_ != "be" or head.tag_ not in ("VBZ", "VBP"):
        return False
    between = verb.doc[head.i + 1 : verb.left_edge.i]
    purposes = (child for child in head.lefts if child.dep_ in _SUBJECTS and cue_realis("purpose", child.lemma_))
    return all(word.pos_ == "ADV" for word in between) and next(purposes, None) is None


def _cues_of_would(verb: Token) -> Iterator[str]:
    """Yield the future in the past of what somebody said, nothing for what later came ("would later be jailed")."""
    if any(cue_realis("future-in-past", child.lower_) for child in verb.lefts):
        return
    is_open = any(
        child.lower_ == "have" or (child.dep_ == "advcl" and _opens_condition(child)) for child in verb.children
    )
    yield "future" if verb.dep_ in ("ccomp", "conj") and not is_open else "hypothetical"


def _opens_condition(clause: Token) -> bool:
    """Return whether the clause begins with "if", or with the inverted auxiliary of a condition ("had it gone off")."""
    return any(child.dep_ == "mark" and child.lower_ == "if" for child in clause.lefts) or "hypothetical" in set(
        _cues_of_order(clause)
    )


def _cues_of_mark(verb: Token) -> Iterator[str]:
    for child in verb.lefts:
        if child.dep_ in ("mark", "advmod") or (child.dep_ == "prep" and not any(child.children)):
            yield from _cues_of_conjunction(verb, child.lower_)
            if child.lower_ == "before" and cue_realis("averting", _lemma_with_particle(verb.head)):
                yield "negated"
    if verb.dep_ in ("advcl", "ccomp") and (first := verb.left_edge.i) and _has_subject(verb):
        yield from _cues_of_conjunction(verb, verb.doc[first - 1].lower_, "before clause")


def _lemma_with_particle(verb: Token) -> str:
    particle = next((child.lower_ for child in verb.rights if child.dep_ == "prt"), None)
    return lemma_of(verb) if particle is None else f"{lemma_of(verb)} {particle}"


def _cues_of_conjunction(verb: Token, word: str, position: str = "mark") -> Iterator[str]:
    found = cue_realis(position, word) or (cue_realis("mark before present", word) if verb.tag_ in _PRESENT else None)
    if found:
        yield found


def _cues_of_order(verb: Token) -> Iterator[str]:
    """Yield what an auxiliary before the subject says: a condition ("had they fired"), or a question to be answered."""
    subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    first = next((child for child in verb.lefts if child.dep_ in ("aux", "auxpass")), None)
    if subject is None or first is None or first.i > subject.i or first.i > verb.left_edge.i:
        return
    is_question = verb.dep_ == "ROOT" and verb.sent[-1].text == "?"
    if is_question or (verb.dep_ == "advcl" and first.lower_ in ("had", "should", "were")):
        yield "hypothetical"


def _is_imagined(verb: Token) -> bool:
    """Return whether it happens in a film or a drill ("in the drill, gunmen attack …"), or is done by mock attackers."""
    prepositions = (child for child in verb.children if child.dep_ == "prep")
    if any(_is_imagined_setting(child, verb) for child in prepositions):
        return True
    subjects = (child for child in verb.lefts if child.dep_ in _SUBJECTS)
    return any(cue_realis("agent modifier", word.lower_) for subject in subjects for word in subject.lefts)


def _is_imagined_setting(preposition: Token, verb: Token) -> bool:
    """Return whether it opens an imagined setting; of a verb in the past only "in" before it does ("in the film, …")."""
    if preposition.lower_ not in ("in", "during") or not any(map(names_setting, preposition.children)):
        return False
    is_present = verb.tag_ in _PRESENT and not any(child.tag_ == "VBD" for child in verb.lefts)
    return is_present or (preposition.lower_ == "in" and preposition.i < verb.i)


def names_setting(noun: Token) -> bool:
    """Return whether the noun names a work or an exercise in which things only are imagined ("a film", "a scene of the play")."""
    parts = (inner for child in noun.rights if child.lower_ == "of" for inner in child.children)
    return any(cue_realis("setting", one.lemma_.lower()) for one in (noun, *parts))


def _follows_nor(verb: Token) -> bool:
    before = verb.left_edge.i - 1
    return verb.dep_ == "conj" and before >= 0 and verb.doc[before].lower_ == "nor"


def _happened_in_the_end(verb: Token) -> bool:
    """Return whether "were not freed until dawn" says that it came late."""
    is_past = any(child.dep_ in ("aux", "auxpass") and child.tag_ == "VBD" for child in verb.lefts)
    return is_past and any(
        child.lower_ == "until" and child.i > verb.i and any(word.dep_ == "pobj" for word in child.children)
        for child in verb.rights
    )


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in verb.lefts)
