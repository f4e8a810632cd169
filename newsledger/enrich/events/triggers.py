"""Find the words of a sentence that may name events, outermost first: every use that the lexicon knows.

The content of an event (demanded, threatened, agreed upon), its purpose or its reason is no event of its own: such uses
are found too, with the filter that rejects them.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.events.condemnations import find_condemnation
from newsledger.enrich.events.content import content_of, content_tokens
from newsledger.enrich.events.matching import (
    event_type_of,
    match_noun,
    match_verb,
    other_sense_of_noun,
    other_sense_of_verb,
    uses_of_noun,
    uses_of_verb,
)
from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.syntax.arguments import complements_of, headline_subject_of, own_subject, subject_of
from newsledger.enrich.syntax.inflections import is_base_form, is_past_participle, is_personal_pronoun, is_singular_noun
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_common_noun, is_noun, is_pronoun, is_verb_or_auxiliary
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_active_auxiliary,
    is_adnominal_clause,
    is_adverbial_clause,
    is_auxiliary,
    is_complement,
    is_complement_clause,
    is_conjunct,
    is_modifier_clause,
    is_nominal_argument,
    is_patient,
    is_prepositional_object,
    is_subject_predicate,
    is_subordinator,
)
from newsledger.enrich.syntax.verb_phrases import (
    agent_of,
    auxiliaries_of,
    governing_verb,
    is_failed_prevention,
    is_infinitive,
    is_passive,
)
from newsledger.knowledge.lexicon import NO_EVENT, NounUse, VerbUse, cue_words, noun_classes
from newsledger.model.reading import Reading, Sentence

_may_share_clause = any_of(is_adverbial_clause, is_adnominal_clause, is_conjunct)
_MATERIAL_TYPES = {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "AID", "COOPERATE"}
_WITH_CONTENT = {"REQUEST", "AGREE", "THREATEN", "REJECT"}
_BIDDEN = {"RETREAT", "CONCEDE", "AGREE", "AID", "SUPPORT", "CONSULT", "COOPERATE"}
_ASKED = {"@person", "@organisation", "@forces", "@place"}
_may_be_carried = any_of(is_nominal_argument, is_conjunct)
JOINED = "joined"
"""Marks what names an event already found: no candidate of its own."""


def find_triggers(reading: Reading, sentence: Sentence) -> list[Trigger]:
    """Return the triggers of the sentence, governing ones first, then those that a filter rejects."""
    triggers: dict[int, Trigger] = {}
    rejected: list[Trigger] = []
    suppressed: set[int] = set()
    for token in _uses(sentence):
        if token.i in triggers:
            continue
        found = (
            _find_verb_trigger(reading, token) if is_verb_or_auxiliary(token) else _find_noun_trigger(reading, token)
        )
        if found is None:
            continue
        found.filter = "content" if token.i in suppressed else found.filter or _absorb(triggers, found)
        if found.filter:
            rejected.append(found)
            if found.filter != "forecast":
                continue
        for word in found.words if not found.filter else ():
            triggers.setdefault(word.i, found)
        suppressed.update(token.i for root in content_of(found) for token in content_tokens(root))
    own = [trigger for index, trigger in triggers.items() if trigger.token.i == index]
    return [*own, *(trigger for trigger in rejected if trigger.filter != JOINED)]


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
    request = _find_request(reading, verb) if lemma_of(verb) in cue_words("report") | cue_words("demand") else None
    request = request or find_condemnation(reading, verb)
    if request is not None:
        return request
    matched = match_verb(reading, verb)
    if matched is None or matched[0].event_type == NO_EVENT:
        other = other_sense_of_verb(verb)
        return None if other is None else _unfit(_make_verb_trigger(other, (verb,)), matched)
    trigger = _add_parts(reading, _make_verb_trigger(*matched))
    trigger.filter = _filter_verb(reading, verb, matched[0])
    return trigger


def _unfit(trigger: Trigger, matched: object | None) -> Trigger:
    """Return the trigger of a sense that does not fit: another that is no event fits, or none does."""
    trigger.filter = "no event sense" if matched is not None else "no fitting sense"
    return trigger


def _filter_verb(reading: Reading, verb: Token, use: VerbUse) -> str:
    """Return the filter by which the verb's own clause rejects it, empty when none does."""
    if _is_purpose(verb):
        return "purpose"
    if is_adnominal_clause(verb) and is_past_participle(verb) and lemma_of(verb) in cue_words("state"):
        return "state"
    if is_complement(verb) and is_infinitive(verb) and lemma_of(verb.head) in cue_words("advise"):
        return "content"
    if lemma_of(verb) == "ask" and _is_question(verb):
        return "question"
    if any(is_complement(child) and is_infinitive(child) for child in verb.children) and lemma_of(verb) == "try":
        return "attempt"
    if "nothing" in use.rest and not _is_own_denial(verb):
        return "denial of another"
    if is_failed_prevention(verb):
        return "failed prevention"
    if _is_agentless_plan(verb, use):
        return "agentless plan"
    if use.event_type == "THREATEN" and _is_forecast(reading, verb):
        return "forecast"
    is_reported = (
        lemma_of(verb) in cue_words("report") if use.event_type == "REQUEST" else use.event_type in _MATERIAL_TYPES
    )
    if is_reported and _has_that_clause(verb):
        return "report"
    return "denial" if lemma_of(verb) in cue_words("denial") and complements_of(verb) else ""


def _add_parts(reading: Reading, trigger: Trigger) -> Trigger:
    """Join the nouns of the phrase that name the same event on their own ("killed in an air raid")."""
    for word in trigger.words[1:]:
        if is_common_noun(word) and (use := match_noun(reading, word)) and use.event_type == trigger.event_type:
            _join(trigger, _make_noun_trigger(word, use, None))
    return trigger


def _join(trigger: Trigger, part: Trigger) -> None:
    trigger.parts.append(part)
    trigger.mode = part.mode if part.is_particular and part.mode else trigger.mode or part.mode


def _has_that_clause(verb: Token) -> bool:
    return any(is_complement_clause(child) and child.i > verb.i and not is_infinitive(child) for child in verb.children)


def _is_purpose(verb: Token) -> bool:
    """Return whether an infinitive only gives a purpose, not a plan or decision."""
    if not is_modifier_clause(verb) or not is_infinitive(verb):
        return False
    is_ranked = any(child.lower_ in cue_words("ranking") for child in verb.head.children)
    return not is_ranked and lemma_of(verb.head) not in cue_words("plan")


def _is_question(verb: Token) -> bool:
    """Return whether what is asked is a question, not a deed ("asked whether", "'Can he stay?' he asked")."""
    for clause in filter(is_complement, verb.children):
        opened = {child.lower_ for child in clause.subtree if child.i <= clause.i}
        if opened & cue_words("question") or clause.doc[clause.i : verb.i + 1].text.count("?"):
            return True
        if not is_infinitive(clause) and any(token.text == "?" for token in clause.sent if token.i > clause.i):
            return True
    return is_passive(verb) and any(child.lower_ in ("about", "if", "whether") for child in verb.rights)


def _is_own_denial(verb: Token) -> bool:
    """Return whether a speaker says so of himself ("the rebels said they had nothing to do with it")."""
    subject = own_subject(verb)
    return subject is not None and is_pronoun(subject) and is_complement_clause(verb)


def _is_forecast(reading: Reading, verb: Token) -> bool:
    """Return whether somebody warns of what another thing will do, or does: a danger that he does not threaten with."""
    if lemma_of(verb) not in cue_words("warning"):
        return False
    for clause in filter(is_complement_clause, verb.children):
        subject = own_subject(clause)
        if subject is None or is_infinitive(clause) or is_pronoun(subject):
            return False
        mention, speaker = reading.mention_at(subject), subject_of(verb)
        own = reading.mention_at(speaker) if speaker is not None else None
        is_ours = mention is not None and own is not None and mention.country == own.country
        if is_passive(clause):
            may_be = any(child.lower_ in ("could", "may", "might") for child in clause.lefts)
            return may_be and is_ours and mention is not None and mention.country is not None
        if is_ours and mention is not None and mention.kind in ("state", "government_body"):
            return False
        is_own = mention is not None and own is not None and (mention.actor_id or mention.country) == (
            own.actor_id or own.country
        )
        is_evil = any(lemma_of(token) in cue_words("consequence") for token in clause.subtree)
        return not is_own and not is_evil and event_type_of(reading, clause) not in _MATERIAL_TYPES
    return False


def _is_agentless_plan(verb: Token, use: VerbUse) -> bool:
    """Return whether it is "a strike is planned": a plan without an agent threatens nobody."""
    is_passive_plan = lemma_of(verb) in cue_words("intend") and is_passive(verb)
    return use.event_type == "THREATEN" and is_passive_plan and agent_of(verb) is None


def _make_verb_trigger(use: VerbUse, words: tuple[Token, ...]) -> Trigger:
    pattern = "phrase" if use.rest else "particular" if use.objects or use.particle else "verb"
    return Trigger(words[0], words, use.event_type, use.mode, pattern, use.complement, recipient=use.recipient)


def _find_request(reading: Reading, verb: Token) -> Trigger | None:
    """Return a request when somebody says that another must or should do something, or demands that it be done."""
    if subject_of(verb) is None:
        return None
    for clause in verb.children:
        if _is_command(reading, clause):
            return Trigger(verb, (verb, clause), "REQUEST", None, "turned", "content", is_announced=True)
        if not is_complement_clause(clause) or own_subject(clause) is None:
            continue
        words = (verb, *_demand_words(reading, verb, clause))
        if len(words) > 1:
            return Trigger(verb, words, "REQUEST", None, "turned", "content", recipient=("clause",), is_announced=True)
    return None


def _is_command(reading: Reading, clause: Token) -> bool:
    """Return whether it tells somebody to do good ("Release my brother," she told the court)."""
    may_be_told = is_complement(clause) or is_adverbial_clause(clause)
    if not may_be_told or not is_base_form(clause) or own_subject(clause) is not None:
        return False
    is_bare = not any(is_auxiliary(child) or is_subordinator(child) for child in clause.lefts)
    return is_bare and clause.i < clause.head.i and event_type_of(reading, clause) in _BIDDEN


def _demand_words(reading: Reading, verb: Token, clause: Token) -> list[Token]:
    """Return the words that make the clause a demand: its "must", or a verb in the subjunctive."""
    if lemma_of(verb) in cue_words("report"):
        modal = [child for child in clause.lefts if is_active_auxiliary(child) and child.lower_ in cue_words("modal")]
        if modal and _may_be_asked(reading, clause):
            return modal[:1]
        if _is_need_of_somebody(reading, clause):
            return [clause]
    return [clause] if lemma_of(verb) in cue_words("demand") and _is_subjunctive(clause) else []


def _may_be_asked(reading: Reading, clause: Token) -> bool:
    """Return whether an actor should do it, or it is to be done; what research should show asks nobody."""
    subject = own_subject(clause)
    if subject is not None and subject.lower_ == "it" and any(map(is_subject_predicate, clause.children)):
        return False
    if subject is None or is_passive(clause) or is_pronoun(subject) or reading.mention_at(subject) is not None:
        return True
    use = match_noun(reading, subject)
    return (use is not None and use.event_type != NO_EVENT) or bool(noun_classes().get(lemma_of(subject), frozenset()) & _ASKED)


def _is_need_of_somebody(reading: Reading, clause: Token) -> bool:
    """Return whether it is "that Congress needs to act"; what the economy needs asks nobody."""
    subject = own_subject(clause)
    is_need = lemma_of(clause) in cue_words("need") and any(map(is_infinitive, complements_of(clause)))
    return is_need and subject is not None and reading.mention_at(subject) is not None


def _is_subjunctive(clause: Token) -> bool:
    """Return whether it is "that Chad withdraw": a bare verb after a singular."""
    if not all(map(is_base_form, auxiliaries_of(clause))):
        return False
    subject = own_subject(clause)
    is_singular = subject is not None and (is_singular_noun(subject) or is_personal_pronoun(subject))
    has_mark = any(map(is_subordinator, clause.lefts))
    is_bare = clause.lower_ == lemma_of(clause)
    return has_mark and is_bare and (is_base_form(clause) or is_singular)


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


def _absorb(triggers: dict[int, Trigger], found: Trigger) -> str:
    """Return whether the trigger is joined to one found before or is its argument, as the name of a filter."""
    if not found.is_noun:
        return JOINED if _absorb_verb(triggers, found) else ""
    return _absorb_into_governor(triggers, found) or (JOINED if _absorb_into_participle(triggers, found) else "")


def _absorb_into_participle(triggers: dict[int, Trigger], found: Trigger) -> bool:
    """Join the noun to a participle of the same event ("launched a raid, killing two"); return whether one exists."""
    if found.pattern != "light" or found.carrier is None:
        return False
    for child in found.carrier.children:
        participle = triggers.get(child.i)
        if participle is not None and is_adverbial_clause(child) and participle.event_type == found.event_type:
            _join(participle, found)
            return True
    return False


def _absorb_into_governor(triggers: dict[int, Trigger], found: Trigger) -> str:
    """Join the noun to the event whose argument it is if both are the same event; return what it is, empty for neither."""
    token = found.token
    while token.head != token:
        relation, token = token, token.head
        if is_complement_clause(relation) or is_modifier_clause(relation) or relation.lower_ in cue_words("time"):
            return ""
        governor = triggers.get(token.i)
        if governor is not None:
            if governor.event_type != found.event_type:
                return "argument"
            if governor.token != found.token:
                _join(governor, found)
            return JOINED
        if is_verb_or_auxiliary(token):
            return ""
    return ""


def _absorb_verb(triggers: dict[int, Trigger], found: Trigger) -> bool:
    """Join the verb to its head's event if it continues it ("attacked the camp, killing 40"); return whether so."""
    verb = found.token
    if found.is_noun or not _may_share_clause(verb) or own_subject(verb) is not None:
        return False
    governor = triggers.get(verb.head.i)
    if is_adnominal_clause(verb):
        governor = triggers.get(verb.head.head.i) if is_conjunct(verb.head) and is_past_participle(verb) else None
    if governor is None or governor.event_type != found.event_type or governor.pattern == "noun":
        return False
    if any(child.lower_ in cue_words("time") for child in verb.lefts):
        return False
    _join(governor, found)
    return True
