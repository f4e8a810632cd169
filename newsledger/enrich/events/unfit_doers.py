"""Reject what does not do events of public life: things, weather, private people, and harm to oneself."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.syntax.arguments import objects_of, subject_of
from newsledger.enrich.syntax.inflections import is_present_tense
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_common_noun
from newsledger.enrich.syntax.prepositions import contents_of
from newsledger.enrich.syntax.verb_phrases import is_passive
from newsledger.knowledge.lexicon import cue_words, noun_classes
from newsledger.model.reading import Mention

_THINGS = {"@abstract", "@statistic", "@sport", "@market", "@disaster", "@hazard", "@illness"}
_PRIVATE = {"AGREE", "REJECT", "CONCEDE", "CONSULT", "SUPPORT", "COOPERATE"}
_SUICIDE = ("suicide-attack", "explosives", "sexual")


def find_unfit_doer(trigger: Trigger, actors: list[Mention], recipients: list[Mention]) -> str:
    """Return the filter of a verb whose doer does no such event, empty when he may."""
    if _is_thing(trigger, actors):
        return "thing"
    if trigger.event_type in _PRIVATE and not recipients and actors and all(map(_is_private_person, actors)):
        return "private"
    if trigger.event_type == "ASSAULT" and trigger.mode not in _SUICIDE and _is_to_oneself(trigger.token):
        return "oneself"
    return "opinion" if trigger.event_type == "AGREE" and _is_opinion(trigger.token) else ""


def _is_private_person(mention: Mention) -> bool:
    return mention.kind == "person" and mention.sector in ("CVL", "UNK", None) and mention.country is None


def _is_to_oneself(verb: Token) -> bool:
    objects = objects_of(verb)
    return bool(objects) and all(noun.lower_.endswith(("self", "selves")) for noun in objects)


def _is_opinion(verb: Token) -> bool:
    """Return whether people only think the same ("nine out of ten dentists agree")."""
    is_bare = not any(child.i > verb.i and child.text.isalpha() for child in verb.children)
    return is_bare and lemma_of(verb) == "agree" and is_present_tense(verb)


def _is_thing(trigger: Trigger, actors: list[Mention]) -> bool:
    """Return whether a thing does what only people do ("falling rents will provide relief", "the storm threatened")."""
    subject = None if is_passive(trigger.token) else subject_of(trigger.token)
    if subject is not None and is_force_of_nature(subject):
        return trigger.event_type != "ASSAULT"
    if (
        actors
        or subject is None
        or not is_common_noun(subject)
        or contents_of(subject)
        or trigger.event_type in ("ASSAULT", "PROTEST")
    ):
        return False
    classes = noun_classes().get(lemma_of(subject), frozenset())
    return lemma_of(subject) in cue_words("thing") or bool(classes & _THINGS)


def is_force_of_nature(noun: Token) -> bool:
    """Return whether the noun names weather, a disaster or another force that means no harm."""
    if contents_of(noun):
        return False
    return any("@hazard" in noun_classes().get(name, frozenset()) for name in (noun.lower_, lemma_of(noun)))
