"""Parse articles into readings with passages and sentences.

The model's entity recogniser is left out: it is half the cost, and names are found from the reference and the parse.
Parts of speech and lemmas are cached by word (``word_forms``). Matrices are multiplied by numpy's library, three times
as fast as spaCy's own, on one thread: workers are processes, and threads would change the order of sums.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from thinc.api import use_ops
from threadpoolctl import threadpool_limits

from newsledger.model.article import Article
from newsledger.model.reading import EvidenceField, Passage, Reading, Sentence
from newsledger.normalise.casing import recase
from newsledger.normalise.headline_grammar import is_headline_like, parse_as_sentence
from newsledger.normalise.word_forms import remember_forms

_PARAGRAPH = re.compile(r"[^\n]*[^\s][^\n]*")
_BATCH = 64


@cache
def load_model(name: str) -> Language:
    """Return the installed spaCy pipeline of that name; raises ValueError with a clear message if there is none."""
    threadpool_limits(limits=1, user_api="blas")
    try:
        with use_ops("numpy", use_blis=False):
            nlp = spacy.load(name, exclude=["ner"])
    except OSError as error:
        raise model_missing_error(name) from error
    remember_forms(nlp)
    return nlp


def model_missing_error(name: str) -> ValueError:
    """Return the error to raise for a model that is not installed."""
    return ValueError(f"spaCy model {name!r} is not installed; set NEWSLEDGER_MODEL to one that is")


def read_passages(articles: Iterable[Article], model: str) -> Iterator[Reading]:
    """Yield one reading per article, in order, with its title and paragraphs parsed.

    Each article is parsed separately: floating-point sums differ in their last bits with the position in a batch, and
    the reading of an article must not depend on its neighbours.
    """
    nlp = load_model(model)
    for article in articles:
        texts = [((recase(text, field)), (field, offset, text)) for field, offset, text in _find_texts(article)]
        parsed = nlp.pipe(texts, as_tuples=True, batch_size=_BATCH)
        found = tuple(
            Passage(field, offset, text, _resolve_headline(nlp, doc)) for doc, (field, offset, text) in parsed
        )
        yield Reading(article, found, tuple(_split_sentences(found)))


def _resolve_headline(nlp: Language, doc: Doc) -> Doc:
    return parse_as_sentence(nlp, doc) if is_headline_like(doc.text) else doc


def _find_texts(article: Article) -> Iterator[tuple[EvidenceField, int, str]]:
    if article.title:
        yield "title", 0, article.title
    for paragraph in _PARAGRAPH.finditer(article.body):
        yield "body", paragraph.start(), paragraph.group()


def _split_sentences(passages: tuple[Passage, ...]) -> Iterator[Sentence]:
    seen = {"title": 0, "body": 0}
    for passage in passages:
        for span in _merge_split_numbers(passage.doc):
            yield Sentence(passage, span, seen[passage.evidence_field])
            seen[passage.evidence_field] += 1


def _merge_split_numbers(doc: Doc) -> Iterator[Span]:
    """Yield the parser's sentences, merged where one would start inside a printed number ("2.3m")."""
    start = 0
    for span in doc.sents:
        following = span.end
        if following < len(doc) and not doc[following - 1].whitespace_ and doc[following - 1].like_num:
            continue
        yield doc[start:following]
        start = following
