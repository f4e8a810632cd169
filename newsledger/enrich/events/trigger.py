"""Define the trigger: the words that name one event, before it becomes a row."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token


@dataclass(slots=True, eq=False)
class Trigger:
    """The words that name one event, and the argument slots the lexicon gives its participants.

    ``carrier`` is the verb that carries an event noun; ``parts`` are further words for the same event. ``filter`` is the
    first event filter that rejects it, empty when none does.
    """

    token: Token
    words: tuple[Token, ...]
    event_type: str
    mode: str | None
    pattern: str
    complement: str = ""
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    carrier: Token | None = None
    is_particular: bool = False
    is_announced: bool = False
    filter: str = ""
    parts: list[Trigger] = field(default_factory=list)

    @property
    def is_noun(self) -> bool:
        """Whether a noun names the event."""
        return self.pattern in ("noun", "light")
