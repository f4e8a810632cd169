"""Find the words of a sentence that may name events, outermost first: every use that the lexicon knows.

The content of an event (demanded, threatened, agreed upon), its purpose or its reason is no event of its own: such uses
are found too, with the filter that rejects them.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from newsledger.enrich.events.clause_filters import find_clause_filter
from newsledger.enrich.events.condemnations import find_condemnation
from newsledger.enrich.events.content import content_of, content_tokens
from newsledger.enrich.events.matching import (
    match_noun,
    match_verb,
    other_sense_of_noun,
    other_sense_of_verb,
    uses_of_noun,
    uses_of_verb,
)
from newsledger.enrich.events.presupposed_harm import is_presupposed
from newsledger.enrich.events.requests import find_request
from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.events.trigger_joining import JOINED, absorb, governor_of, join
from newsledger.enrich.syntax.arguments import headline_subject_of
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_common_noun, is_noun, is_verb_or_auxiliary
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_conjunct,
    is_nominal_argument,
    is_patient,
    is_prepositional_object,
)
from newsledger.enrich.syntax.verb_phrases import (
    governing_verb,
)
from newsledger.knowledge.lexicon import NO_EVENT, NounUse, VerbUse, cue_words
from newsledger.model.reading import Reading, Sentence

_WITH_CONTENT = {"REQUEST", "AGREE", "THREATEN", "REJECT"}
_may_be_carried = any_of(is_nominal_argument, is_conjunct)


def find_triggers(reading: Reading, sentence: Sentence) -> list[Trigger]:
    """Return the triggers of the sentence, governing ones first, then those that a filter rejects."""
    triggers: dict[int, Trigger] = {}
    rejected: list[Trigger] = []
    suppressed: dict[int, Trigger] = {}
    for token in _uses(sentence):
        if token.i in triggers:
            continue
        found = (
            _find_verb_trigger(reading, token) if is_verb_or_auxiliary(token) else _find_noun_trigger(reading, token)
        )
        if found is None:
            continue
        found.filter = found.filter or _filter_beside(reading, found, triggers, suppressed)
        if found.filter:
            rejected.append(found)
            if found.filter != "forecast":
                continue
        for word in found.words if not found.filter else ():
            triggers.setdefault(word.i, found)
        suppressed.update((token.i, found) for root in content_of(found) for token in content_tokens(root))
    own = [trigger for index, trigger in triggers.items() if trigger.token.i == index]
    return [*own, *(trigger for trigger in rejected if trigger.filter != JOINED)]


def _filter_beside(
    reading: Reading, found: Trigger, triggers: Mapping[int, Trigger], suppressed: Mapping[int, Trigger]
) -> str:
    """Return the filter by which another event of the sentence rejects it: its content, its argument or itself."""
    governor = suppressed.get(found.token.i)
    joined = "" if governor is not None else absorb(triggers, found)
    if joined == "argument":
        governor = governor_of(triggers, found)
    rejection = "content" if governor is not None and joined != "argument" else joined
    return "" if rejection in ("content", "argument") and is_presupposed(reading, found, governor) else rejection


def _uses(sentence: Sentence) -> list[Token]:
    """Return the words of the sentence that the lexicon knows, outermost first."""
    reports = cue_words("report") | cue_words("demand") | cue_words("warn") | cue_words("label")
    found = []
    for token in sentence.span:
        if is_verb_or_auxiliary(token):
            if uses_of_verb(token) is not None or lemma_of(token) in reports:
                found.append(token)
        elif (is_noun if sentence.is_headline else is_common_noun)(token) and uses_of_noun(token):
            found.append(token)
    return sorted(found, key=_depth) if len(found) > 1 else found


def _depth(token: Token) -> int:
    depth = 0
    while token.head != token:
        token = token.head
        depth += 1
    return depth


def _find_verb_trigger(reading: Reading, verb: Token) -> Trigger | None:
    request = find_request(reading, verb) if lemma_of(verb) in cue_words("report") | cue_words("demand") else None
    request = request or find_condemnation(reading, verb)
    if request is not None:
        return request
    matched = match_verb(reading, verb)
    if matched is None or matched[0].event_type == NO_EVENT:
        other = other_sense_of_verb(verb)
        return None if other is None else _unfit(_make_verb_trigger(other, (verb,)), matched)
    trigger = _add_parts(reading, _make_verb_trigger(*matched))
    trigger.filter = find_clause_filter(reading, verb, matched[0])
    return trigger


def _unfit(trigger: Trigger, matched: object | None) -> Trigger:
    """Return the trigger of a sense that does not fit: another that is no event fits, or none does."""
    trigger.filter = "no event sense" if matched is not None else "no fitting sense"
    return trigger


def _add_parts(reading: Reading, trigger: Trigger) -> Trigger:
    """Join the nouns of the phrase that name the same event on their own ("killed in an air raid")."""
    for word in trigger.words[1:]:
        if is_common_noun(word) and (use := match_noun(reading, word)) and use.event_type == trigger.event_type:
            join(trigger, _make_noun_trigger(word, use, None))
    return trigger


def _make_verb_trigger(use: VerbUse, words: tuple[Token, ...]) -> Trigger:
    pattern = "phrase" if use.rest else "particular" if use.objects or use.particle else "verb"
    return Trigger(words[0], words, use.event_type, use.mode, pattern, use.complement, recipient=use.recipient)


def _find_noun_trigger(reading: Reading, noun: Token) -> Trigger | None:
    matched = match_noun(reading, noun)
    if matched is None or matched.event_type == NO_EVENT:
        other = other_sense_of_noun(noun)
        return None if other is None else _unfit(_make_noun_trigger(noun, other, None), matched)
    return _make_carried_trigger(noun, matched)


def _make_carried_trigger(noun: Token, use: NounUse) -> Trigger:
    carrier = governing_verb(noun) if _may_be_carried(noun) else None
    trigger = _make_noun_trigger(noun, use, carrier)
    if headline_subject_of(noun) is not None:
        trigger.pattern = "light"
    return trigger


def _make_noun_trigger(noun: Token, use: NounUse, carrier: Token | None) -> Trigger:
    is_object = (
        is_patient(noun)
        or is_conjunct(noun)
        or (is_prepositional_object(noun) and noun.head.head == carrier and noun.head.lower_ in cue_words("carry"))
    )
    light = carrier is not None and is_object and lemma_of(carrier) in cue_words("light")
    words = (carrier, noun) if light and carrier is not None else (noun,)
    return Trigger(
        noun,
        words,
        use.event_type,
        use.mode,
        "light" if light else "noun",
        "content" if use.event_type in _WITH_CONTENT else "",
        actor=use.actor,
        recipient=use.recipient,
        carrier=carrier,
        is_particular=bool(use.modifiers),
    )
