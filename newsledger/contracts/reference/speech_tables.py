"""The contracts of the reference tables for speech verbs, attribution and factuality."""

from __future__ import annotations

from newsledger.contracts import columns as c
from newsledger.contracts.reference import cells as r
from newsledger.contracts.reference import word_kinds as k


class ReportingVerbs(r.ReferenceRow):
    """Verbs whose that-clause or quotation is what somebody says, writes or thinks."""

    lemma = r.cell("The verb.", r.LOWER, key="cell")
    kind = r.choice(
        "What kind of verb it is.",
        {"say": "its clause is indirect speech", "think": "its clause is thought, no statement"},
    )


class AttributionWords(r.ReferenceRow):
    """Words around a verb of saying: what is put at a number, what a person speaks through, who speaks in a headline."""

    word = r.cell("The lemma.", r.LOWER, key="cell")
    kind = r.choice(
        "What it is there.",
        {
            "toll_noun": "a noun that is put at a number (put the toll at 9)",
            "toll_verb": "a verb that puts a toll at a number",
            "document": "a noun a person speaks through (a statement)",
            "headline_source": "a noun that speaks in a headline (report: …)",
            "object_verb": "a verb that reports what its plain object names (reported two deaths)",
            "listener_verb": "a verb whose object listens",
            "spoken_to_verb": "a verb after which *to* names the listener",
            "quoting_verb": "a verb that carries quoted words without being a verb of saying",
            "opinion_verb": "a verb whose clause is an opinion that its subject gives (analysts expect …)",
            "wording_verb": "a verb of *as the premier put it*",
            "parenthetical_verb": "a verb that says the clause it stands beside (…, police said; as the minister noted)",
            "infinitive_verb": "a verb whose infinitive is what its subject says (urged residents to leave)",
            "gerund_verb": "a verb whose gerund is what its subject says (denied having met him)",
            "blaming_verb": "a verb whose gerund after *of* or *for* is what its subject says (accused it of hiding)",
            "noun_content_verb": "a verb, with its preposition, whose object is what its subject says (called for calm)",
            "figurative_verb": "a verb that things do too, so that only people and bodies say something by it (threatens to)",
            "showing_source": "a noun that such a verb says something of (data show that …)",
            "silent_thing": "a noun that says nothing where it is the subject of such a verb (the move suggests that …)",
            "impersonal_verb": "a verb whose clause nobody says (meaning that …)",
            "speech_noun": "a noun whose clause is what its owner says (the ministry's claim that …)",
            "voicing_verb": "a verb whose subject says what its noun of saying reports (issued a warning that …)",
            "unspoken_source": "a noun that says nothing after *according to* (according to plan)",
        },
        key="cell",
    )


class FactualityCues(r.ReferenceRow):
    """What cue words say of the factuality of an event, by the position they stand in to it."""

    realis = r.cell("The realis it gives.", r.one_of(c.REALIS))
    position = r.choice("Where the word stands.", k.FACTUALITY_POSITIONS, key="cell")
    lemma = r.cell("The lemma.", r.LOWER, key="cell")
