"""The contracts of the reference tables of classes: what nouns are, what verbs of harm do, what articles are about."""

from __future__ import annotations

from newsledger.contracts import columns as c
from newsledger.contracts.reference import cells as r


class NounClasses(r.ReferenceRow):
    """Classes of nouns, which other tables name as @class."""

    noun_class = r.cell(
        "The class, without its @.",
        r.like(r"[a-z0-9_-]+", "a name of small letters, - and _"),
        key="cell",
        alias="class",
    )
    parents = r.cell(
        "The classes that each noun of it belongs to as well.", r.LISTED, may_be_empty=True, refers="noun_classes.class"
    )
    group = r.cell("The group that figures count its people in.", r.LOWER, may_be_empty=True)


class Nouns(r.ReferenceRow):
    """Nouns, each once, with its classes."""

    noun = r.cell("The lemma; a compound has hyphens.", r.LOWER, key="cell")
    classes = r.cell(
        "Its classes; it is of the parents of each as well.", r.LISTED, key="list", refers="noun_classes.class"
    )


class HarmVerbs(r.ReferenceRow):
    """Verbs that harm or free those they are done to: the same for figures, cues and headlines."""

    verb = r.cell("The lemma.", r.LOWER, key="cell")
    harm = r.choice(
        "What it does, named @ and this word by figure_measures.",
        {
            "killing": "kills",
            "wounding": "hurts",
            "shooting": "kills or hurts, not said which",
            "abduction": "takes by force, no state does",
            "arrest": "takes or holds, a state does",
            "expulsion": "drives from home",
            "release": "frees",
        },
    )
    of_people = r.yes("yes: it does so only to people.")
    cues = r.choices(
        "Cues of events that it gives besides victim.",
        {
            "toll": "it reports deaths and damage whatever their cause",
            "harm": "what somebody vows with it is a threat",
        },
    )


class Topics(r.ReferenceRow):
    """What articles are about, and whether an event is to be expected there."""

    topic = r.cell("The topic.", r.like("[a-z][a-z ]*", "a name of small letters"), key="cell")
    standing = r.choice(
        "What an article of the topic holds.",
        {
            "public": "events of public life",
            "beside": "events only where somebody of public life takes part",
            "open": "neither is known: its events are kept",
        },
    )
    meaning = r.cell("What it is about.")


class TopicWords(r.ReferenceRow):
    """Lemmas that news of one topic uses more than news of another."""

    topic = r.cell("The topic.", key="cell", refers="topics.topic")
    lemma = r.cell("The lemma.", r.LOWER, key="cell")


class ContextWords(r.ReferenceRow):
    """Lemmas that put a sentence into a PLOVER context."""

    context = r.cell("The context.", r.one_of(c.CONTEXTS, "PLOVER's contexts"), key="cell")
    phrase = r.cell("Lemmas in the order of the text, or a @class.", r.LOWER, key="cell", refers="@noun_classes.class")
