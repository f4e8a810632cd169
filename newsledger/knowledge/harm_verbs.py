"""Look up the verbs that harm or free those they are done to: what each does, and which cues of events it gives."""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.knowledge.reference import derived, read_table

_SUFFERED = "victim"
"""The cue that every verb of the table gives: its subject, in a headline without auxiliary, suffers it."""


def verbs_of_harm(harm: str) -> Iterator[tuple[str, bool]]:
    """Yield the verbs that do it, in the order of the table, and whether each does so only to people."""
    for row in read_table("harm_verbs"):
        if row["harm"] == harm:
            yield row["verb"], row["of_people"] == "yes"


@derived
def harm_verbs_with_cue(cue: str) -> frozenset[str]:
    """Return the verbs that give the cue of ``event_cues.csv``."""
    rows = read_table("harm_verbs")
    return frozenset(row["verb"] for row in rows if cue == _SUFFERED or cue in row["cues"].split("|"))
