"""The cue words of factuality: look up what a lemma says of an event it stands in some position to."""

from __future__ import annotations

from newsledger.knowledge.reference import derived, read_table


def cue_realis(position: str, lemma: str) -> str | None:
    """Return the realis that the lemma gives to an event it stands in that position to, if any."""
    return _cues().get((position, lemma))


@derived
def _cues() -> dict[tuple[str, str], str]:
    return {(row["position"], row["lemma"]): row["realis"] for row in read_table("factuality_cues")}
