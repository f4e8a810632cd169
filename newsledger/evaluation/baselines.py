"""Baselines: read the texts of the cases again by a trivial rule.

``majority`` always answers the most frequent type of the file. ``keyword`` takes the most general type of the first
word that is a verb of the event lexicon, the capitalised words before it as actor and those after it as recipient.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from newsledger.evaluation.cases import Case, ReadEvent
from newsledger.evaluation.gold import OLDER_TYPES, Participant
from newsledger.knowledge.lexicon import NO_EVENT, VerbUses, verb_uses
from newsledger.knowledge.reference import derived
from newsledger.normalise.sentences import load_model
from newsledger.resolving.resolver import resolve

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITALISED = re.compile(r"(?:[A-Z][\w.'’-]*\s+)*[A-Z][\w'’-]*")


def read_by_majority(cases: Sequence[Case]) -> list[Case]:
    """Return the cases, each read as one event of the most frequent type; ties go to the first by name."""
    types = Counter(case.gold.event_type for case in cases if case.gold.event_type)
    if not types:
        return [replace(case, events=()) for case in cases]
    commonest = min(types, key=lambda name: (-types[name], name))
    row = _make_event(OLDER_TYPES.get(commonest, (commonest,))[0], "", "", "")
    return [replace(case, events=(row,)) for case in cases]


def read_by_keyword(cases: Sequence[Case], model: str) -> list[Case]:
    """Return the cases, each read by the first of its words that is a verb of the event lexicon."""
    return [replace(case, events=_find_keyword_event(case.text, model)) for case in cases]


def _find_keyword_event(text: str, model: str) -> tuple[ReadEvent, ...]:
    words = list(_WORD.finditer(text))
    for word, lemma in zip(words, _verb_lemmas([word.group() for word in words], model), strict=True):
        event_type = _general_types().get(lemma)
        if event_type is not None:
            before, after = text[: word.start()], text[word.end() :]
            return (_make_event(event_type, word.group(), _first_name(before), _first_name(after)),)
    return ()


def _verb_lemmas(words: list[str], model: str) -> list[str]:
    """Return each word's lemma as a verb, by the model's lemma tables alone."""
    nlp = load_model(model)
    doc = Doc(nlp.vocab, [word.lower() for word in words], pos=["VERB"] * len(words))
    lemmatize = nlp.get_pipe("lemmatizer").rule_lemmatize  # type: ignore[attr-defined]
    return [lemmatize(token)[0] for token in doc]


@derived
def _general_types() -> dict[str, str]:
    types = {lemma: _general_type(uses) for lemma, uses in verb_uses().items()}
    return {lemma: event_type for lemma, event_type in types.items() if event_type != NO_EVENT}


def _general_type(uses: VerbUses) -> str:
    """Return the type of the use without particle and object, or else the most frequent type of the uses."""
    alone = [use.event_type for use in uses.alone]
    bare = [use.event_type for use in uses.alone if not use.particle and use.objects is None]
    return bare[0] if bare else max(alone, key=alone.count, default=NO_EVENT)


def _first_name(text: str) -> str:
    found = _CAPITALISED.search(text)
    return found.group() if found else ""


def _make_event(event_type: str, trigger: str, actor: str, recipient: str) -> ReadEvent:
    sides = {"actor": _name_participant(actor), "recipient": _name_participant(recipient)}
    return ReadEvent(event_type, sides, {"realis": "asserted"}, trigger, trigger, 0.0, {})


def _name_participant(name: str) -> tuple[Participant, ...]:
    return (Participant(name, resolve(name).country),) if name else ()
