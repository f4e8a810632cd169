"""Link nouns of a parse to the mentions they stand for, each mention once.

A role shared by several countries yields one participant each ("the armies of Peru and Chile"); a thing stands for its
owner; "the two sides" are the actors who last acted together.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from newsledger.enrich.events.embedded_recipients import participant_key
from newsledger.enrich.mentions import find_participant
from newsledger.enrich.syntax.coordination import conjuncts_of
from newsledger.enrich.syntax.inflections import is_plural_noun, is_singular_noun
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.noun_phrases import appositions_of
from newsledger.enrich.syntax.parts_of_speech import is_noun
from newsledger.enrich.syntax.prepositions import objects_of_preposition
from newsledger.enrich.syntax.relations import is_adjectival_modifier, is_noun_modifier
from newsledger.knowledge.lexicon import cue_words, noun_uses
from newsledger.model.reading import Mention, Reading

_OWNER_PREPOSITIONS = ("by", "of", "from", "with", "against", "to", "on", "for", "in")
_DOER_PREPOSITIONS = ("by", "from")
_EACH_OTHER = {"other", "another"}
_PAIR = {"two", "both", "three"}
_SINGLE_KINDS = {"state", "person"}
_BODIES = {"party", "armed_group", "igo", "ngo", "company"}


def mentions_of(reading: Reading, nouns: Iterable[Token], *, as_doers: bool = False) -> list[Mention]:
    """Return the participants the nouns refer to, conjuncts separately; a thing stands for its owner.

    As a doer, an event stands for who does it, never for whom it is done to ("the jailing of the general led to riots").
    """
    found: list[Mention] = []
    for head in nouns:
        for noun in conjuncts_of(head):
            if noun.lower_ in _EACH_OTHER and any(child.lower_ in ("each", "one") for child in noun.lefts):
                continue
            named = (
                _find_apposed_actor(reading, noun)
                or find_participant(reading, noun)
                or _find_person_by_surname(reading, noun)
            )
            named = _find_owning_force(reading, noun, named) if named is not None else None
            owners = [] if named else _find_owners(reading, noun, _owner_prepositions(noun, as_doers=as_doers))
            found = merge_mentions(found, _add_sharers(reading, noun, named) if named else owners)
    return found


def merge_mentions(some: list[Mention], more: Iterable[Mention]) -> list[Mention]:
    """Return the mentions of both lists, each participant once."""
    known = {participant_key(mention) for mention in some}
    result = list(some)
    for mention in more:
        if participant_key(mention) not in known:
            known.add(participant_key(mention))
            result.append(mention)
    return result


def is_collective_anaphor(mention: Mention, token: Token) -> bool:
    """Return whether the words count people without naming them ("the two sides"), or are "they" for one actor."""
    if token.lower_ == "they":
        return mention.kind in _SINGLE_KINDS or mention.words.text.lower() == "they"
    if lemma_of(token) not in cue_words("side") or not is_plural_noun(token):
        return False
    return mention.country is None and any(child.lower_ in _PAIR for child in token.lefts)


def _add_sharers(reading: Reading, noun: Token, named: Mention) -> list[Mention]:
    """Return the mention together with those of the other countries that share its role."""
    noun = noun.doc[named.head] if _is_counted(noun, named) else noun
    if not (is_singular_noun(noun) or is_plural_noun(noun)) or named.head != noun.i:
        return [named]
    owners = [child for child in noun.lefts if is_noun_modifier(child)]
    owners.extend(owner for preposition in ("of", "from") for owner in objects_of_preposition(noun, preposition))
    sharers = [
        mention
        for owner in owners
        for token in conjuncts_of(owner)
        if (mention := reading.mention_at(token)) is not None
        and mention.words != named.words
        and (_is_same_role_elsewhere(named, mention) or _is_their_body(named, mention))
    ]
    return sorted([named, *sharers], key=lambda mention: mention.start)


def _is_counted(number: Token, named: Mention) -> bool:
    """Return whether the noun only counts the people named ("hundreds of French and Chadian soldiers")."""
    is_here = named.sentence.passage.doc is number.doc
    return is_here and any(counted.i == named.head for counted in objects_of_preposition(number, "of"))


def _is_same_role_elsewhere(named: Mention, other: Mention) -> bool:
    """Return whether the other mention is the same role of another country, or that country by its bare name."""
    if other.country is None or other.country == named.country:
        return False
    return other.sector == named.sector or other.kind == "state"


def _find_owning_force(reading: Reading, noun: Token, named: Mention) -> Mention:
    """Return the known force that owns the things ("positions of the presidential guard"), else the mention itself."""
    if named.actor_id is not None or named.kind != "government_body" or named.words.text[0].isupper():
        return named
    owners = (reading.mention_at(owner) for owner in objects_of_preposition(noun, "of"))
    return next((owner for owner in owners if owner is not None and owner.actor_id is not None), named)


def _is_their_body(named: Mention, other: Mention) -> bool:
    """Return whether the other is the party or group of people without a country ("activists from Fatah")."""
    return named.actor_id is None and named.country is None and other.kind in _BODIES


def _find_apposed_actor(reading: Reading, noun: Token) -> Mention | None:
    """Return the known actor in apposition to a noun that refers to none itself ("his sister, lawmaker Jane Doe")."""
    own = reading.mention_at(noun)
    if own is not None and own.actor_id is not None:
        return None
    named = map(reading.mention_at, appositions_of(noun))
    return next((mention for mention in named if mention is not None and mention.actor_id is not None), None)


def _find_person_by_surname(reading: Reading, noun: Token) -> Mention | None:
    """Return the person of the article whose surname the word is."""
    if not noun.text[0].isupper() or not is_noun(noun):
        return None
    return next(
        (one for one in reading.mentions if one.kind == "person" and one.words.text.split()[-1] == noun.text), None
    )


def _owner_prepositions(thing: Token, *, as_doers: bool) -> tuple[str, ...]:
    """Return the prepositions that name a thing's owner, or who does the event that it is."""
    return _DOER_PREPOSITIONS if as_doers and lemma_of(thing) in noun_uses() else _OWNER_PREPOSITIONS


def _find_owners(reading: Reading, thing: Token, prepositions: tuple[str, ...]) -> list[Mention]:
    """Return the owner of the thing ("Israeli homes", "the proposal of Ankara"), found among its modifiers."""
    modifiers = [child for child in thing.lefts if is_noun_modifier(child)]
    for preposition in prepositions:
        modifiers.extend(objects_of_preposition(thing, preposition))
    for word in modifiers:
        mention = None if _is_descriptive(word) else find_participant(reading, word)
        if mention is not None:
            return [mention]
    return []


def _is_descriptive(word: Token) -> bool:
    """Return whether an adjective gives the kind of a thing rather than its owner ("official contacts")."""
    return is_adjectival_modifier(word) and word.text.islower()
