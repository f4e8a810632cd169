"""The result of reading an article before it becomes rows: passages, sentences, and what was found in them.

Built from an article and spaCy's parse of its title and paragraphs; everything found points at its words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from spacy.tokens import Doc, Span, Token

from newsledger.model.article import Article

EvidenceField = Literal["title", "body"]


@dataclass(frozen=True, slots=True)
class Words:
    """A span of the article: ``text`` is ``article[evidence_field][char_start:char_end]``, in code points."""

    evidence_field: EvidenceField
    char_start: int
    char_end: int
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """The title or one paragraph of the body, parsed separately so that no sentence crosses a paragraph.

    ``doc`` may be parsed from a recased text (headline case, wire capitals) of the same length as ``text``.
    """

    evidence_field: EvidenceField
    offset: int
    text: str
    doc: Doc
    worked_out: dict[str, Any] = field(default_factory=dict, repr=False)

    def words(self, start: int, end: int) -> Words:
        """Return the words of tokens ``start`` to ``end`` (exclusive), as printed, without surrounding white space."""
        first, last = self.doc[start], self.doc[end - 1]
        return self.characters(first.idx, last.idx + len(last.text))

    def characters(self, start: int, end: int) -> Words:
        """Return the words from code point ``start`` to ``end`` of this passage, without surrounding white space."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        return Words(self.evidence_field, self.offset + start, self.offset + start + len(text), text)


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence; ``index`` counts from 0 within the evidence field."""

    passage: Passage
    span: Span
    index: int
    worked_out: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def is_headline(self) -> bool:
        return self.passage.evidence_field == "title"


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """An actor named by tokens ``start`` to ``end`` (exclusive) of ``sentence.passage.doc``; ``head`` is their root.

    ``words`` are the actor's own: a person's name without the title, or a role phrase if there is no name. ``title`` is
    the role as printed. ``country`` and ``sector`` are as of the article's date.
    """

    words: Words
    sentence: Sentence
    start: int
    end: int
    head: int
    kind: str
    actor_id: str | None
    resolution: str
    name: str | None = None
    title: str | None = None
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """Days an event is dated to, both inclusive, how precisely, and where that is said (``EVENT_DATE_BASES``)."""

    start: date
    end: date
    precision: str
    basis: str = field(default="clause", compare=False)


@dataclass(frozen=True, slots=True)
class Where:
    """A place as printed, and its GeoNames entry if known. Coordinates are None for a country.

    ``admin1`` is GeoNames' code of its first-level division, ``admin2`` the name of its second-level one. ``basis`` says
    where the place is named (``PLACE_BASES``); ``is_inherited``: elsewhere in the article, not in the sentence.
    """

    name: str
    country: str | None = None
    geoname_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    basis: str | None = field(default=None, compare=False)

    @property
    def is_inherited(self) -> bool:
        return self.basis == "article"


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so, as printed, and the actor this resolves to."""

    text: str
    actor_id: str | None = None


@dataclass(slots=True, eq=False)
class Event:
    """One event found in a sentence. ``trigger`` is the token that denotes it, ``words`` its clause.

    ``pattern`` is the kind of lexicon entry that matched: phrase, particular, verb, noun, light or turned. ``filter`` is
    the first event filter that speaks against it, empty when none does; ``features`` are what it is scored by.
    ``retold_by`` are the triggers of its other tellings in the article.
    """

    words: Words
    sentence: Sentence
    trigger: Token
    trigger_text: str
    event_type: str
    mode: str | None
    realis: str
    actors: list[Mention]
    recipients: list[Mention]
    contexts: tuple[str, ...] = ()
    when: When | None = None
    where: Where | None = None
    attributed_to: Source | None = None
    pattern: str = "verb"
    filter: str = ""
    retold_by: list[Token] = field(default_factory=list, repr=False)
    features: dict[str, str] = field(default_factory=dict, repr=False)
    confidence: float = 0.5
    event_id: str = ""


@dataclass(slots=True, eq=False)
class Figure:
    """One quantity. ``start``/``end`` are tokens in ``sentence.passage.doc``; ``parent`` is the total it is part of."""

    words: Words
    sentence: Sentence
    start: int
    end: int
    measure: str
    value_low: float | None
    value_best: float | None
    value_high: float | None
    bound: str
    unit: str
    counted: str | None = None
    change: str | None = None
    change_kind: str | None = None
    per: str | None = None
    population_country: str | None = None
    population_group: str | None = None
    population_actor_id: str | None = None
    scope: str = "event"
    as_of_date: date | None = None
    since_date: date | None = None
    where: Where | None = None
    attributed_to: Source | None = None
    realis: str = "asserted"
    confidence: float = 0.5
    event: Event | None = None
    parent: Figure | None = None
    figure_id: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One quotation or reported statement; ``words`` are the words said."""

    words: Words
    sentence: Sentence
    speaker: Mention | None
    speaker_text: str | None
    verb: str | None
    is_direct: bool
    addressee: str | None = None


@dataclass(slots=True, eq=False)
class Reading:
    """Everything found in one article so far; each reader adds its own list and may use the earlier ones.

    ``pronouns`` are mentions too: those that take part in something, each resolved to an actor. ``candidates`` are what
    ``events`` were selected from.
    """

    article: Article
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    mentions: list[Mention] = field(default_factory=list)
    candidates: list[Event] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    pronouns: dict[tuple[int, int], Mention] = field(default_factory=dict)
    is_political: bool = True
    focus_country: str | None = None
    worked_out: dict[str, Any] = field(default_factory=dict, repr=False)
    _mention_at: dict[tuple[int, int], Mention] = field(default_factory=dict)

    def add_mentions(self, mentions: list[Mention]) -> None:
        """Add mentions, which never overlap, and index them by token."""
        self.mentions.extend(mentions)
        for mention in mentions:
            for token in range(mention.start, mention.end):
                self._mention_at[id(mention.sentence.passage.doc), token] = mention

    def add_pronoun(self, pronoun: Mention) -> None:
        """Add the mention of a pronoun, not indexed by token: the participant is the mention it refers to."""
        self.pronouns[id(pronoun.sentence.passage.doc), pronoun.start] = pronoun

    def mention_at(self, token: Token) -> Mention | None:
        """Return the mention that covers the token, if any."""
        return self._mention_at.get((id(token.doc), token.i))
