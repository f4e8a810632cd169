"""Find criticism by predicate: somebody says that something is unacceptable, or that another lies, fails or intimidates."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.events.argument_linking import mentions_of
from newsledger.enrich.events.matching import type_and_mode_of
from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.syntax.arguments import complements_of, object_predicates_of, own_subject, subject_of
from newsledger.enrich.syntax.inflections import is_modal
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.noun_phrases import possessor_of
from newsledger.enrich.syntax.parts_of_speech import is_verb
from newsledger.enrich.syntax.relations import is_adjectival_modifier, is_particle, is_subject_predicate
from newsledger.enrich.syntax.verb_phrases import auxiliaries_of, has_negation, is_infinitive, is_passive
from newsledger.knowledge.lexicon import cue_words
from newsledger.knowledge.sectors import sectors_with
from newsledger.model.reading import Mention, Reading

_HOSTILE = {"ASSAULT", "COERCE", "THREATEN"}
_PUBLIC_KINDS = {"state", "government_body", "party", "armed_group"}


def find_condemnation(reading: Reading, verb: Token) -> Trigger | None:
    """Return an accusation when the content of a verb of saying is a bad judgement of its subject, or tells its wrong."""
    if subject_of(verb) is None:
        return None
    if lemma_of(verb) in cue_words("label"):
        label = next(_labels(verb), None)
        return None if label is None else _make_accusation(verb, label, ("object", "clause"))
    if lemma_of(verb) not in cue_words("report") | cue_words("warn"):
        return None
    for clause in complements_of(verb):
        if own_subject(clause) is None:
            continue
        judged = next(_judgements(clause), None) or next(_wrongs(reading, verb, clause), None)
        if judged is not None:
            return _make_accusation(verb, judged, ("clause",))
    return None


def _make_accusation(verb: Token, judged: Token, recipient: tuple[str, ...]) -> Trigger:
    return Trigger(
        verb,
        (verb, judged),
        "ACCUSE",
        "disapprove",
        "turned",
        "content",
        recipient=recipient,
        is_announced=True,
    )


def _labels(verb: Token) -> Iterator[Token]:
    """Yield the adjective or noun by which a verb judges its object ("called it reckless", "described it as a sham")."""
    for predicate in object_predicates_of(verb):
        found = (predicate, *filter(is_adjectival_modifier, predicate.lefts))
        yield from (word for word in found if lemma_of(word) in cue_words("condemning"))
        yield from (word for word in predicate.subtree if is_verb(word) and _is_wrong(word))


def _judgements(clause: Token) -> Iterator[Token]:
    """Yield the word of the clause's predicate that judges, itself or as the adjective of a noun ("a shameful act")."""
    words = cue_words("approving" if has_negation(clause) else "condemning")
    if is_passive(clause) and clause.lower_ in words:
        yield clause
    for predicate in filter(is_subject_predicate, clause.children):
        found = (predicate, *filter(is_adjectival_modifier, predicate.lefts))
        yield from (word for word in found if lemma_of(word) in words)


def _wrongs(reading: Reading, verb: Token, clause: Token) -> Iterator[Token]:
    """Yield the verb by which the clause tells a wrong of somebody of public life who is not the speaker."""
    if _is_charge(reading, verb, clause):
        yield clause
    if has_negation(clause) or is_passive(clause) or not _is_about_another(reading, verb, clause):
        return
    if type_and_mode_of(reading, clause)[0] in _HOSTILE and clause.i < verb.i:
        return
    is_complaint = lemma_of(verb) in cue_words("warn") and _is_hostile(reading, clause) and not _is_foreseen(clause)
    if _is_wrong(clause) or is_complaint:
        yield clause
    for deed in filter(is_infinitive, complements_of(clause)):
        is_failure = lemma_of(clause) in cue_words("fail")
        is_attempt = verb.i < clause.i and lemma_of(clause) in cue_words("attempt") and _is_hostile(reading, deed)
        if (is_failure and not _is_hostile(reading, deed)) or is_attempt:
            yield clause


def _is_wrong(verb: Token) -> bool:
    words = {lemma_of(verb), *(f"{lemma_of(verb)} {child.lower_}" for child in verb.rights if is_particle(child))}
    return bool(words & cue_words("wrong"))


def _is_charge(reading: Reading, verb: Token, clause: Token) -> bool:
    """Return whether prosecutors say what somebody has done ("prosecutors said Rojas had enriched the firm")."""
    accuser, subject = subject_of(verb), own_subject(clause)
    mention = reading.mention_at(subject) if subject is not None else None
    is_told = is_verb(clause) and not _is_foreseen(clause) and verb.i < clause.i
    is_accuser = accuser is not None and lemma_of(accuser) in cue_words("accuser")
    return is_accuser and is_told and mention is not None and mention.kind in ("person", "company", "party")


def _is_foreseen(clause: Token) -> bool:
    return any(map(is_modal, auxiliaries_of(clause)))


def _is_hostile(reading: Reading, deed: Token) -> bool:
    return _is_wrong(deed) or type_and_mode_of(reading, deed)[0] in _HOSTILE


def _is_about_another(reading: Reading, verb: Token, clause: Token) -> bool:
    """Return whether the subject of the clause is, or belongs to, somebody of public life who is not the speaker."""
    subject = own_subject(clause)
    if subject is None:
        return False
    possessor = possessor_of(subject)
    judged = mentions_of(reading, [subject, *([possessor] if possessor is not None else [])])
    speaker = subject_of(verb)
    own = {_key(one) for one in mentions_of(reading, [speaker] if speaker is not None else [])}
    return any(_is_public(one) for one in judged) and not own & {_key(one) for one in judged}


def _is_public(mention: Mention) -> bool:
    return mention.kind in _PUBLIC_KINDS or mention.sector in sectors_with("public_life")


def _key(mention: Mention) -> str:
    return mention.actor_id or mention.words.text.lower()
