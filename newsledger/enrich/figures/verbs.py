"""Read how the verb of a clause affects its noun."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.figures.figure_lexicon import Effect, effects, has_trait, measure_with, paired_effects

_PASSIVE = frozenset({"nsubjpass", "csubjpass"})
_COMPLEMENTS = frozenset(
    {"acomp", "oprd", "attr", "xcomp", "ccomp", "advcl", "prt", "advmod", "dobj", "prep", "conj", "pcomp", "agent"}
)
_LISTING = frozenset({"include", "comprise"})
_INFINITIVES = frozenset({"xcomp", "acomp", "oprd", "ccomp"})
_NEXT_BUT_ONE = 3
_JOINING = frozenset({"CCONJ", "ADV", "AUX"})


def effect_of_verb(noun: Token) -> tuple[Effect, Token] | None:
    """Return the effect of the verb on the noun that is its subject or object, and the verb."""
    verb = noun.head.head if noun.head.dep_ in ("aux", "auxpass") else noun.head
    if noun.dep_ in _PASSIVE or (noun.dep_ == "nsubj" and _is_headline_passive(verb, noun)):
        return _of_passive(verb) or _of_counted(verb, noun)
    if noun.dep_ in ("dobj", "oprd", "dative"):
        return _of_listing(verb, noun) if verb.lemma_ in _LISTING else _of_object(verb, noun)
    if noun.dep_ in ("nsubj", "expl"):
        stated = verb.tag_ in ("VBG", "JJ") and verb.lower_ in effects("state")
        return _of_state(verb) if stated else _of_subject(verb, noun)
    if noun.dep_ == "attr" and verb.lemma_ == "be":
        return _of_listing(verb, noun)
    return None


def effect_of_clause(noun: Token) -> tuple[Effect, Token] | None:
    """Return the effect of a participle or relative clause that modifies the noun: "men killed in", "who died"."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ in ("VBN", "VBD"):
            return _first(_object_effects(child), child) or _of_state(child)
        if child.dep_ == "relcl":
            subjects = [token for token in child.children if token.dep_ in ("nsubj", "nsubjpass")]
            found = [effect_of_verb(subject) for subject in subjects if subject.tag_ in ("WP", "WDT")]
            if not found and subjects and subjects[0].tag_ not in ("WP", "WDT"):
                found = [_first(_object_effects(child), child)]
            return next((effect for effect in found if effect), None)
        if child.dep_ in ("amod", "acl", "ccomp", "oprd") and child.i > noun.i:
            return _of_state(child)
    return None


def effect_of_modifier(noun: Token) -> tuple[Effect, Token] | None:
    """Return the effect of an adjective or participle before the noun: "five wounded soldiers"."""
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod") and child.i < noun.i:
            found = _of_state(child)
            if found:
                return found
    return None


def _of_state(token: Token) -> tuple[Effect, Token] | None:
    state = effects("state").get(token.lower_) or effects("state").get(token.lemma_.lower())
    if state:
        return _joint(token, state[0])
    return _first(_object_effects(token), token) if token.tag_ in ("VBN", "VBD") else None


def _of_passive(verb: Token) -> tuple[Effect, Token] | None:
    own = _first(_object_effects(verb), verb)
    return own or _of_infinitive(verb)


def _of_object(verb: Token, noun: Token) -> tuple[Effect, Token] | None:
    found = _object_effects(verb)
    if not found:
        return _of_counted(verb, noun)
    previous = verb.head if verb.dep_ == "conj" else None
    if previous is not None and _is_beside(previous, verb) and not _has_object(previous):
        return _mixed(found[0], _object_effects(previous)[:1]), verb
    return found[0], verb


def _of_counted(verb: Token, noun: Token) -> tuple[Effect, Token] | None:
    """Read a noun that names the measure beside certain verbs: "claimed 41 lives", "17 bodies were found"."""
    counted = paired_effects("counted_with").get(noun.lemma_.lower(), {}).get(verb.lemma_.lower())
    return (counted, verb) if counted else None


def _of_subject(verb: Token, noun: Token | None = None) -> tuple[Effect, Token] | None:
    lemma = verb.lemma_.lower()
    paired = paired_effects("subject_with").get(lemma)
    if paired:
        found = next((paired[word] for word in _complement_words(verb) if word in paired), None)
        if found:
            return _joint_of_beside(verb, found)
    if lemma in effects("subject"):
        return effects("subject")[lemma][0], verb
    listed = _of_listing(verb, noun or verb) if lemma == "be" else None
    return listed or _of_infinitive(verb)


def _of_infinitive(verb: Token) -> tuple[Effect, Token] | None:
    """Read "are feared dead" and "are believed to have been killed"."""
    for child in verb.children:
        if child.dep_ in _INFINITIVES and child.i > verb.i and not _has_subject(child):
            if child.pos_ in ("VERB", "AUX") and any(token.dep_ == "auxpass" for token in child.children):
                return _of_passive(child)
            if child.pos_ in ("VERB", "AUX") and child.tag_ != "VBN":
                return _of_subject(child)
            found = _of_state(child)
            if found:
                return found
    return None


def _of_listing(verb: Token, noun: Token) -> tuple[Effect, Token] | None:
    """Read "among the dead were three children" and "the dead were three men"."""
    for child in verb.children:
        among = child.dep_ == "prep" and child.lower_ in ("among", "of")
        named = [token for token in child.children if token.dep_ == "pobj"] if among else []
        named += [child] if child.dep_ in ("nsubj", "attr") else []
        for token in named:
            said = effects("noun").get(token.lemma_.lower()) or effects("noun").get(token.lower_)
            if token != noun and said:
                return said[0], verb
            befallen = effect_of_clause(token) if among and token.lower_ == "those" else None
            if befallen:
                return befallen[0], verb
    return None


def _object_effects(verb: Token) -> tuple[Effect, ...]:
    lemma = verb.lemma_.lower()
    paired = paired_effects("object_with").get(lemma)
    if paired:
        found = next((paired[word] for word in _complement_words(verb) if word in paired), None)
        if found:
            return (found,)
    return effects("object").get(lemma, ())


def _first(found: tuple[Effect, ...], verb: Token) -> tuple[Effect, Token] | None:
    return _joint(verb, found[0]) if found else None


def _joint(verb: Token, effect: Effect) -> tuple[Effect, Token]:
    """Return the joint measure, casualties, for "killed or wounded", else the effect."""
    for child in verb.children:
        if child.dep_ == "conj" and _is_beside(verb, child) and not _has_object(child) and not _has_subject(child):
            states = effects("state").get(child.lower_, ())
            return _mixed(effect, (_object_effects(child) or states)[:1]), verb
    return effect, verb


def _joint_of_beside(verb: Token, effect: Effect) -> tuple[Effect, Token]:
    states = [child for child in verb.children if child.dep_ in ("acomp", "attr", "oprd")]
    return (_joint(states[0], effect)[0], verb) if states else (effect, verb)


def _mixed(effect: Effect, others: tuple[Effect, ...]) -> Effect:
    differs = any(other.measure != effect.measure and has_trait(other.measure, "harm") for other in others)
    joint = measure_with("joint") if differs and has_trait(effect.measure, "harm") else None
    return Effect(joint) if joint else effect


def _is_beside(first: Token, second: Token) -> bool:
    between = first.doc[first.i + 1 : second.i]
    return 0 < len(between) <= _NEXT_BUT_ONE and all(token.pos_ in _JOINING for token in between)


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in verb.children)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _is_headline_passive(verb: Token, noun: Token) -> bool:
    """Return whether it is a participle without its auxiliary: "Two people killed in crash"."""
    if verb.lemma_.lower() not in effects("object") or noun.i > verb.i:
        return False
    helped = any(child.dep_ in ("aux", "auxpass") for child in verb.children)
    shares = any(child.dep_ == "conj" and _has_object(child) and not _has_subject(child) for child in verb.children)
    return verb.tag_ in ("VBN", "VBD") and not helped and not shares and not _has_object(verb)


def _complement_words(verb: Token) -> Iterator[str]:
    for child in verb.children:
        if child.dep_ in _COMPLEMENTS and not _has_subject(child):
            yield child.lemma_.lower()
            yield child.lower_
            for grandchild in child.children:
                if grandchild.dep_ in ("pobj", "conj", "prep", "pcomp", "acomp", "amod"):
                    yield grandchild.lemma_.lower()
                    yield grandchild.lower_
