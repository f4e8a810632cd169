"""Text to sentences: what enters is articles, what leaves is their readings with parsed passages and sentences.

The model's entity recogniser is left out: it is half the cost, and names are found from the reference and the parse.
Parts of speech and lemmas are remembered word by word (``word_forms``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newsledger.article import Article
from newsledger.normalise.casing import recase
from newsledger.normalise.word_forms import remember_forms
from newsledger.reading import EvidenceField, Passage, Reading, Sentence

_PARAGRAPH = re.compile(r"[^\n]*[^\s][^\n]*")
_BATCH = 128


@cache
def load_model(name: str) -> Language:
    """Return the installed spaCy pipeline of that name; raises ValueError with a clear message when there is none."""
    try:
        nlp = spacy.load(name, exclude=["ner"])
    except OSError as error:
        raise not_installed(name) from error
    remember_forms(nlp)
    return nlp


def not_installed(name: str) -> ValueError:
    """Return the error that says what to do about a model that is not there."""
    return ValueError(f"spaCy model {name!r} is not installed; set NEWSLEDGER_MODEL to one that is")


def read_passages(articles: Iterable[Article], model: str) -> Iterator[Reading]:
    """Yield one reading per article, in order, its title and paragraphs parsed; only a few are held at a time."""
    nlp = load_model(model)
    articles = list(articles)
    texts = (
        (recase(text, field), (number, field, offset, text))
        for number, article in enumerate(articles)
        for field, offset, text in _texts(article)
    )
    parsed = groupby(nlp.pipe(texts, as_tuples=True, batch_size=_BATCH), key=_number)
    following = 0
    for number, group in parsed:
        yield from (Reading(article, (), ()) for article in articles[following:number])
        found = tuple(Passage(field, offset, text, doc) for doc, (_, field, offset, text) in group)
        yield Reading(articles[number], found, tuple(_sentences(found)))
        following = number + 1
    yield from (Reading(article, (), ()) for article in articles[following:])


def _number(parsed: tuple[Doc, tuple[int, EvidenceField, int, str]]) -> int:
    return parsed[1][0]


def _texts(article: Article) -> Iterator[tuple[EvidenceField, int, str]]:
    if article.title:
        yield "title", 0, article.title
    for paragraph in _PARAGRAPH.finditer(article.body):
        yield "body", paragraph.start(), paragraph.group()


def _sentences(passages: tuple[Passage, ...]) -> Iterator[Sentence]:
    seen = {"title": 0, "body": 0}
    for passage in passages:
        for span in passage.doc.sents:
            yield Sentence(passage, span, seen[passage.evidence_field])
            seen[passage.evidence_field] += 1
