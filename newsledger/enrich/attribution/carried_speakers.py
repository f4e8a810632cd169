"""Carry the last speaker of an article over to statements whose "he" or "she" nothing else resolves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsledger.enrich.mentions import agrees_in_gender
from newsledger.model.reading import Mention, Reading, Statement


def carry_speakers(reading: Reading, statements: list[Statement]) -> Iterator[Statement]:
    """Yield the statements; a "he" or "she" of whom nobody is found is the last speaker, if of that gender."""
    last: Mention | None = None
    for statement in statements:
        speaker, word = statement.speaker, (statement.speaker_text or "").lower()
        is_unknown = word in ("he", "she") and (speaker is None or speaker.actor_id is None)
        if is_unknown and last is not None and agrees_in_gender(reading, last, word):
            yield replace(statement, speaker=last)
            continue
        last = speaker if speaker is not None and speaker.actor_id is not None else last
        yield statement
