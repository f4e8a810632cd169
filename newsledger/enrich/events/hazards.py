"""Find the disasters and accidents that a sentence names, as candidates of type HAZARD.

"A storm *of protest*" and "a *landslide* victory" are none; nor is what the article calls an attack.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from newsledger.enrich.anchoring.where import find_when, find_where
from newsledger.enrich.attribution.sources import find_source
from newsledger.enrich.events.argument_linking import mentions_of
from newsledger.enrich.events.clause import clause_words
from newsledger.enrich.events.event_factuality import judge_event
from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.events.verb_frames import VerbFrame
from newsledger.enrich.events.violence import is_violent
from newsledger.enrich.syntax.arguments import logical_subject, objects_of, own_subject, subject_of
from newsledger.enrich.syntax.coordination import conjuncts_of, first_conjunct
from newsledger.enrich.syntax.lemmas import hyphenated_lemma, lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_noun, is_pronoun, is_proper_noun, is_verb
from newsledger.enrich.syntax.prepositions import objects_of_preposition
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adverbial_clause,
    is_attributive,
    is_core_argument,
    is_determiner,
    is_noun_modifier,
    is_patient,
    is_possessor,
    is_predicate_noun,
)
from newsledger.enrich.syntax.verb_phrases import governing_verb, is_passive
from newsledger.knowledge.harm_verbs import harm_verbs_with_cue
from newsledger.knowledge.hazard_lexicon import HAZARD, HazardWord, hazard_words, is_background, may_be_attack
from newsledger.knowledge.lexicon import noun_classes
from newsledger.model.reading import Event, Mention, Reading, Sentence, Words

_is_argument = any_of(is_core_argument, is_patient)
_stands_before = any_of(is_noun_modifier, is_determiner)
_PERSON = "@person"
_PEOPLE = ("person", "population")
_HARM = {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "SANCTION"}
_OF_CAUSE = ("in", "by", "from")
_LEAD = 3
_NOT_TOLD = ("hypothetical", "negated")


def find_hazards(reading: Reading, sentence: Sentence) -> Iterator[Event]:
    """Yield a candidate for each word of the sentence that names a disaster or accident.

    A noun in the clause of a verb that names one is its cause or its name ("the ferry *sank* in *high winds*").
    """
    verbs = [(token, use) for token in sentence.span if is_verb(token) and (use := _match_verb(reading, token))]
    named = {verb.i for verb, _ in verbs}
    nouns = [(token, use) for token in sentence.span if is_noun(token) and (use := _match_noun(token))]
    alone = [(noun, use) for noun, use in nouns if (verb := governing_verb(noun)) is None or verb.i not in named]
    for token, use in sorted((*verbs, *alone), key=lambda pair: pair[0].i):
        yield _make_event(reading, sentence, token, use)


def is_harm_of_hazard(trigger: Trigger, hazards: Sequence[Event]) -> bool:
    """Return whether the trigger names a disaster of the sentence, or what one did ("the leak *forced* 300 *to leave*")."""
    tokens = {hazard.trigger.i for hazard in hazards if not hazard.filter}
    if not tokens or trigger.event_type not in _HARM:
        return False
    subject = None if trigger.is_noun else logical_subject(trigger.token)
    causes = (
        [] if trigger.is_noun else [one for word in _OF_CAUSE for one in objects_of_preposition(trigger.token, word)]
    )
    named = (*trigger.words, *([subject] if subject is not None else []), *causes)
    return any(token.i in tokens for token in named) or _is_outcome(trigger.token, tokens)


def _is_outcome(verb: Token, hazards: set[int]) -> bool:
    """Return whether it says what came of a disaster named before it ("after an avalanche hit the hut, *killing* three")."""
    is_bare = is_verb(verb) and is_adverbial_clause(verb) and own_subject(verb) is None
    harm = harm_verbs_with_cue("toll") | harm_verbs_with_cue("victim")
    return is_bare and lemma_of(verb) in harm and any(place < verb.i for place in hazards)


def _make_event(reading: Reading, sentence: Sentence, token: Token, use: HazardWord) -> Event:
    pattern = "verb" if is_verb(token) else "noun"
    trigger = Trigger(token, (token,), HAZARD, use.mode, pattern)
    when = find_when(reading, sentence, token)
    realis = judge_event(reading, trigger, when)
    affected = [one for one in mentions_of(reading, _find_affected(token)) if one.kind in _PEOPLE]
    return Event(
        words=_find_words(sentence, trigger, affected),
        sentence=sentence,
        trigger=token,
        trigger_text=" ".join((lemma_of(token), *use.rest)),
        event_type=HAZARD,
        mode=use.mode,
        realis=realis,
        actors=[],
        recipients=affected,
        when=when,
        where=find_where(reading, sentence, token),
        attributed_to=find_source(reading, sentence, token),
        pattern=pattern,
        filter=_find_filter(reading, sentence, trigger, realis, affected),
    )


def _find_words(sentence: Sentence, trigger: Trigger, affected: list[Mention]) -> Words:
    """Return the clause: of a noun with the verb that it is the subject or object of, if there is one."""
    token = trigger.token
    if trigger.is_noun:
        noun = token.head if is_attributive(token) else token
        carrier = noun.head if _is_argument(noun) and is_verb(noun.head) else noun
    else:
        carrier, noun = token, subject if (subject := own_subject(token)) is not None else token
    first = noun.left_edge if noun.left_edge.i >= sentence.span.start else noun
    return clause_words(sentence, Trigger(carrier, (carrier, first, noun), HAZARD, trigger.mode, "noun"), affected)


def _find_filter(reading: Reading, sentence: Sentence, trigger: Trigger, realis: str, affected: list[Mention]) -> str:
    if is_predicate_noun(trigger.token):
        return "figurative"
    if realis in _NOT_TOLD and not affected:
        return "hypothetical"
    is_aside = is_background(trigger.mode) and not _is_in_lead(sentence)
    if not affected and (is_aside or _is_circumstance(reading, sentence, trigger)):
        return "background"
    is_attack = may_be_attack(trigger.mode) and is_violent(reading, sentence, lemma_of(trigger.token))
    return "attack" if is_attack else ""


def _is_circumstance(reading: Reading, sentence: Sentence, trigger: Trigger) -> bool:
    """Return whether it only stands in a phrase of what somebody does ("sent food *after the earthquake*")."""
    if sentence.is_headline or not trigger.is_noun:
        return False
    noun = first_conjunct(trigger.token)
    verb = governing_verb(noun)
    doer = subject_of(verb) if verb is not None and not _is_argument(noun) else None
    mention = reading.mention_at(doer) if doer is not None else None
    return mention is not None and mention.kind not in ("population", "other")


def _is_in_lead(sentence: Sentence) -> bool:
    return sentence.is_headline or sentence.index < _LEAD


def _match_noun(noun: Token) -> HazardWord | None:
    """Return the use that fits a noun that heads its phrase, or that stands before a name ("Storm Ada")."""
    if is_attributive(noun):
        is_title = is_proper_noun(noun) and is_proper_noun(noun.head)
        uses = hazard_words("name").get(noun.lower_, ()) if is_title else ()
        return next((use for use in uses if noun.head.lower_ not in use.never), None)
    uses = hazard_words("noun").get(hyphenated_lemma(noun) or "") or hazard_words("noun").get(lemma_of(noun), ())
    if is_proper_noun(noun) and not noun.is_lower and not noun.is_sent_start:
        uses = hazard_words("name").get(noun.lower_, ()) or (uses if _is_in_capitals(noun) else ())
    return next((use for use in uses if _fits_noun(use, noun)), None)


def _is_in_capitals(noun: Token) -> bool:
    """Return whether the words around are capitals too: a headline, where a common noun looks like a name."""
    return all(token.text[0].isupper() for token in noun.sent if token.is_alpha and len(token) > 3)


def _fits_noun(use: HazardWord, noun: Token) -> bool:
    before, behind = _names_before(noun), _names_behind(noun)
    governor = governing_verb(noun)
    around = before | behind | {noun.head.lower_} | ({lemma_of(governor)} if governor is not None else set())
    if use.never & around:
        return False
    if "-" in use.after:
        return not behind or bool(use.after & behind) or _is_number(noun)
    is_wanted = bool(use.beside or use.after)
    return not is_wanted or bool(use.beside & before) or bool(use.after & behind)


def _is_number(noun: Token) -> bool:
    return any(one.like_num for one in objects_of_preposition(noun, "of"))


def _names_before(noun: Token) -> set[str]:
    words = [child for child in noun.lefts if _stands_before(child)]
    inner = [child for word in words for child in word.lefts if _stands_before(child)]
    named = {name for word in (*words, *inner) for name in _classes_and_lemma(word)}
    return named | ({"'s"} if any(map(is_possessor, words)) else set())


def _names_behind(noun: Token) -> set[str]:
    things = [one for thing in objects_of_preposition(noun, "of") for one in conjuncts_of(thing)]
    named = {name for thing in things for name in _classes_and_lemma(thing)}
    return named | ({"@name"} if any(map(is_proper_noun, things)) else set())


def _classes_and_lemma(token: Token) -> set[str]:
    lemma = lemma_of(token)
    return {lemma, token.lower_, *noun_classes().get(lemma, ())}


def _match_verb(reading: Reading, verb: Token) -> HazardWord | None:
    uses = hazard_words("verb").get(lemma_of(verb), ())
    if not uses:
        return None
    frame = VerbFrame(reading, verb)
    for use in uses:
        names = _names_of_undergoer(reading, verb, is_done_to=_PERSON in use.beside)
        if use.beside & names and not use.never & (names | frame.words) and frame.find(use.rest) is not None:
            return use
    return None


def _names_of_undergoer(reading: Reading, verb: Token, *, is_done_to: bool) -> set[str]:
    """Return the names and classes of what the verb happens to: the subject, of a passive what it is done to.

    What may be done to people by people (``is_done_to``) happens to the object, if there is one.
    """
    subject = subject_of(verb)
    done_to = objects_of(verb)[:1] if is_done_to or is_passive(verb) else []
    nouns = done_to or ([] if subject is None else [subject])
    people = {_PERSON for noun in nouns if is_pronoun(noun) and noun.lower_ != "it"}
    people |= {_PERSON for noun in nouns if (one := reading.mention_at(noun)) is not None and one.kind in _PEOPLE}
    found = [one for noun in nouns for one in conjuncts_of(noun)]
    parts = [child for noun in found for child in noun.lefts if is_attributive(child) and is_proper_noun(child)]
    return people | {name for noun in (*found, *parts) for name in _classes_and_lemma(noun)}


def _find_affected(token: Token) -> list[Token]:
    """Return whom the disaster kills, hurts or drives out, by the verbs it governs or is an argument of."""
    verb = token if is_verb(token) else governing_verb(token)
    if verb is None:
        return []
    harm = harm_verbs_with_cue("toll") | harm_verbs_with_cue("victim")
    verbs = [verb, *filter(is_adverbial_clause, verb.children)]
    found = [noun for one in verbs if is_verb(one) and lemma_of(one) in harm for noun in objects_of(one)]
    subject = subject_of(token) if is_verb(token) else None
    return [*found, *([subject] if subject is not None and subject not in found else [])]
