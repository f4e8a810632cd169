"""Define the mention candidate: what is known of a mention while later ones may still complete it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.relations import is_direct_object
from newsledger.knowledge.actor_names import KnowledgeBaseEntry
from newsledger.knowledge.person_names import is_deployment_verb
from newsledger.model.reading import Mention, Sentence


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase of the reference tables at the tokens ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    known: KnowledgeBaseEntry


def root_of(doc: Doc, start: int, end: int) -> int:
    """Return the syntactic root of the tokens ``start`` to ``end`` (exclusive)."""
    return start if end - start == 1 else doc[start:end].root.i


@dataclass(slots=True, eq=False)
class Candidate:
    """A mention at the tokens ``start`` to ``end``; its own words are the tokens ``first`` to ``last`` (exclusive).

    ``role`` is the title's entry in the reference; ``is_named`` says whether the words are a proper name,
    ``is_doubtful`` that they count as one only if the article or the reference knows it, ``is_shared`` that a plural
    names one holder in each of several countries; ``apposition`` is the name next to a role, or the role next to a
    name; ``town`` is the town that alone implies the country; ``is_of_part`` that the office is one of a
    part of the state ("the Texas attorney general").
    """

    sentence: Sentence
    start: int
    end: int
    first: int
    last: int
    kind: str
    resolution: str = "surface"
    country: str | None = None
    sector: str | None = None
    actor_id: str | None = None
    name: str | None = None
    title: str | None = None
    role: str | None = None
    is_named: bool = False
    is_plural: bool = False
    is_definite: bool = False
    is_possessed: bool = False
    is_doubtful: bool = False
    is_shared: bool = False
    apposition: Candidate | None = None
    town: str | None = None
    is_of_part: bool = False

    @property
    def text(self) -> str:
        return self.sentence.passage.words(self.first, self.last).text

    @property
    def first_word(self) -> str:
        """The first word of the mention, in lower case."""
        return self.sentence.passage.doc[self.start].lower_

    @property
    def is_deployed_force(self) -> bool:
        """Whether these are forces that somebody has or deploys: "France keeps 1,500 troops in Niger"."""
        head = self.sentence.passage.doc[self.head]
        is_object = self.sector == "MIL" and self.country is None and is_direct_object(head)
        return is_object and is_deployment_verb(lemma_of(head.head))

    @property
    def last_word(self) -> str:
        """The last of the words, in lower case."""
        return self.sentence.passage.doc[self.last - 1].lower_

    @property
    def is_unknown(self) -> bool:
        """Whether a doubtful name has remained unknown."""
        return self.is_doubtful and self.resolution == "surface"

    @property
    def initial(self) -> str:
        """The first letter of the words."""
        return self.text[0].upper()

    @property
    def head(self) -> int:
        """Position of the syntactic root of the words."""
        return root_of(self.sentence.passage.doc, self.first, self.last)

    def to_mention(self) -> Mention:
        """Return the finished mention."""
        return Mention(
            words=self.sentence.passage.words(self.first, self.last),
            sentence=self.sentence,
            start=self.start,
            end=self.end,
            head=root_of(self.sentence.passage.doc, self.start, self.end),
            kind=self.kind,
            actor_id=self.actor_id,
            resolution=self.resolution,
            name=self.name,
            title=self.title,
            country=self.country,
            sector=self.sector,
        )
