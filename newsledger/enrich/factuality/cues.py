"""The words that say how a thing is told: what enters is a position and a lemma, what leaves is the realis they give."""

from __future__ import annotations

from newsledger.knowledge.reference import derived, read_table


def said(position: str, lemma: str) -> str | None:
    """Return the realis that the lemma gives to what stands in the position to it, if any."""
    return _words().get((position, lemma))


@derived
def _words() -> dict[tuple[str, str], str]:
    return {(row["position"], row["lemma"]): row["realis"] for row in read_table("realis_words")}
