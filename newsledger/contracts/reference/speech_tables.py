"""The contracts of the reference tables for speech verbs, attribution and factuality."""

from __future__ import annotations

from newsledger.contracts import columns as c
from newsledger.contracts.reference import cells as r

_KINDS_OF_SAYING = (
    *("say", "announce", "claim", "confirm", "deny", "think", "write", "ask", "answer", "promise", "warn", "suggest"),
    *("criticize", "praise"),
)


class ReportingVerbs(r.ReferenceRow):
    """Verbs whose that-clause or quotation is what somebody says, writes or thinks."""

    lemma = r.cell("The verb.", r.LOWER, key="cell")
    kind = r.cell("What kind of saying it is.", r.one_of(_KINDS_OF_SAYING))


class AttributionWords(r.ReferenceRow):
    """Words around a verb of saying: what is put at a number, what a person speaks through, who speaks in a headline."""

    word = r.cell("The lemma.", r.LOWER, key="cell")
    kind = r.cell("What it is there.", r.asked_for("attribution_words", "kind"), key="cell")


class FactualityCues(r.ReferenceRow):
    """What cue words say of the factuality of an event, by the position they stand in to it."""

    realis = r.cell("The realis it gives.", r.one_of(c.REALIS))
    position = r.cell("Where the word stands.", r.asked_for("factuality_cues", "position"), key="cell")
    lemma = r.cell("The lemma.", r.LOWER, key="cell")
