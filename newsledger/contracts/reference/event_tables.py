"""The contracts of the reference tables for reading events: verbs, nouns, phrases and their disambiguation."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from newsledger.contracts import columns as c
from newsledger.contracts.reference import cells as r
from newsledger.contracts.reference import word_kinds as k

_COMPLEMENT = {
    "content": "its clause holds the event that is meant (promise to withdraw)",
    "report": "its clause is what somebody says",
}
_SLOTS = r.all_of(r.SLOTS, "places such as object, possessive, none, subject (who undergoes it), to or against")


class EventVerbs(r.ReferenceRow):
    """Uses of verbs and what each means; a use is one lemma with its particle and one object."""

    lemma = r.cell("Base forms.", r.LISTED, r.LOWER, key="list")
    particle = r.cell("The word it must have beside it.", r.LOWER, key="cell", may_be_empty=True)
    object = r.cell(
        "Lemmas or @classes of its object; - for none.",
        r.LISTED,
        key="list",
        may_be_empty=True,
        refers="@noun_classes.class",
    )
    event_type = r.event_type()
    mode = r.mode()
    complement = r.choice("What its clause is.", _COMPLEMENT, may_be_empty=True)
    recipient = r.cell("Where its recipient stands, the likeliest first.", r.LISTED, _SLOTS, may_be_empty=True)

    @dy.rule()
    def mode__is_a_mode_of_its_event_type(cls) -> pl.Expr:
        return r.is_mode_of("event_type", "mode")


class EventPhrases(r.ReferenceRow):
    """Verb phrases by their lemmas, and what they mean; the longest one wins."""

    phrase = r.cell("Lemmas in the order of the text.", r.LISTED, r.LOWER, key="list")
    event_type = r.event_type()
    mode = r.mode()
    complement = r.choice("What its clause is.", _COMPLEMENT, may_be_empty=True)
    recipient = r.cell("Where its recipient stands, the likeliest first.", r.LISTED, _SLOTS, may_be_empty=True)

    @dy.rule()
    def mode__is_a_mode_of_its_event_type(cls) -> pl.Expr:
        return r.is_mode_of("event_type", "mode")


class EventNouns(r.ReferenceRow):
    """Nouns that name an event; a row with a modifier that stands in the text wins over one without."""

    lemma = r.cell("The noun.", r.LOWER, r.like(r"[^|]+", "a single lemma"), key="cell")
    modifier = r.cell("Words beside it.", r.LISTED, key="list", may_be_empty=True)
    event_type = r.event_type()
    mode = r.mode()
    actor = r.cell("Where who did it stands.", r.LISTED, _SLOTS, may_be_empty=True)
    recipient = r.cell("Where its recipient stands.", r.LISTED, _SLOTS, may_be_empty=True)

    @dy.rule()
    def mode__is_a_mode_of_its_event_type(cls) -> pl.Expr:
        return r.is_mode_of("event_type", "mode")


class HazardModes(r.ReferenceRow):
    """Modes of disasters and accidents, by EM-DAT's classification."""

    mode = r.cell("The mode.", r.LOWER, r.one_of(c.HAZARD_MODES, "EM-DAT's modes"), key="cell")
    kin = r.cell("What reports of one disaster have in common, whichever mode each names.", r.LOWER)
    may_be_attack = r.yes("yes: the words also name what somebody did on purpose.")
    lasts = r.yes("yes: it lasts, and is named in passing by articles about something else.")
    meaning = r.cell("What it is.")


class HazardWords(r.ReferenceRow):
    """Words that name a disaster or an accident, and what must or must not stand with them."""

    lemma = r.cell("Base forms; of a phrase, the verb first.", r.LISTED, r.LOWER, key="list")
    part = r.choice(
        "What the word is.",
        {
            "noun": "a common noun",
            "name": "a common noun before or in a name (Storm Ada)",
            "verb": "a verb, with its subject or, passive, what it is done to",
        },
        key="cell",
    )
    beside = r.cell(
        "Words, articles too, one of which stands before the noun; of a verb, what it happens to; lemmas or @classes.",
        r.LISTED,
        key="cell",
        may_be_empty=True,
        refers="@noun_classes.class",
    )
    after = r.cell(
        "Words after its of, one of which stands there if none of beside does; @name is any name; - with others: no of without them.",
        r.LISTED,
        key="cell",
        may_be_empty=True,
    )
    never = r.cell("Words beside it with which it is no disaster.", r.LISTED, may_be_empty=True)
    mode = r.cell("The mode of the disaster.", r.one_of(c.HAZARD_MODES, "EM-DAT's modes"))


class VerbForms(r.ReferenceRow):
    """Forms of verbs whose base form the model gets wrong."""

    form = r.cell("The form.", r.LOWER, key="cell")
    lemma = r.cell("The base form the lexicon uses.", r.LOWER)


class EventCues(r.ReferenceRow):
    """Words that carry, date, announce or deny an event."""

    cue = r.choice("What the word does.", k.EVENT_CUES, key="cell")
    lemma = r.cell("The lemma, or a @class.", r.LOWER, key="cell", refers="@noun_classes.class")


class EventDoers(r.ReferenceRow):
    """Uses whose meaning depends on who does it."""

    event_type = r.cell("The type the lexicon gives.", r.one_of(c.PLOVER_TYPES, "PLOVER's event types"), key="cell")
    mode = r.cell("The mode the lexicon gives; * for any.", key="cell", may_be_empty=True)
    lemma = r.cell("The verb or noun; empty for any.", r.LOWER, key="cell", may_be_empty=True)
    doer = r.choice(
        "Whom the doers must be.",
        {
            "outlaw": "an armed group or criminals",
            "state": "a state, its government or its officials",
            "crowd": "people who protest or work",
            "force": "soldiers or police",
            "pair": "two states or more",
            "court": "judges or a court",
            "business": "companies only, on both sides",
            "scholar": "people of science or schools only",
            "official": "a government or its officials",
            "politician": "persons of politics",
            "private": "private people only",
        },
        key="cell",
    )
    becomes_type = r.event_type("The type it then is.")
    becomes_mode = r.mode("The mode it then is.")

    @dy.rule()
    def mode__is_a_mode_of_its_event_type(cls) -> pl.Expr:
        return (pl.col("mode") == "*") | r.is_mode_of("event_type", "mode")

    @dy.rule()
    def becomes_mode__is_a_mode_of_its_event_type(cls) -> pl.Expr:
        return r.is_mode_of("becomes_type", "becomes_mode")


class EventWeights(r.ReferenceRow):
    """Weights of the features of an event candidate; their sum is the logit of its confidence."""

    feature = r.choice(
        "What is looked at.",
        {
            "base": "every candidate",
            "least confidence": "no feature: the least confidence of a candidate that becomes a row",
            "filter": "the first rule that speaks against it",
            "type": "its event type",
            "pattern": "by which use of the lexicon it was read",
            "position": "in which part of the article it stands",
            "clause": "the clause it stands in",
            "voice": "the voice of its verb, or that it is a noun",
            "actor": "the kind of who does it",
            "recipient": "the kind of its recipient",
            "realis": "how it is told",
            "mode": "whether it has a mode",
            "date": "how its date is known",
            "place": "where its place stands in the text",
            "source": "whether somebody is named who says so",
            "topic": "what the article is about",
            "beside": "how many other events stand in its sentence",
            "told before": "whether an earlier event of the article is like it",
        },
        key="cell",
    )
    value = r.cell("What it is.", key="cell")
    weight = r.cell("What it adds.", r.NUMBER)
