"""Parse articles into readings with passages and sentences.

The model's entity recogniser is left out: it is half the cost, and names are found from the reference and the parse.
Parts of speech and lemmas are cached by word (``word_forms``). Matrices are multiplied by numpy's library, three times
as fast as spaCy's own, on one thread: workers are processes, and threads would change the order of sums.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found] # compiled, without types
from spacy.tokens import Doc, Span
from spacy.util import get_package_path, registry
from thinc.api import use_ops
from threadpoolctl import threadpool_limits

from newsledger.model.article import Article
from newsledger.model.reading import EvidenceField, Passage, Reading, Sentence
from newsledger.normalise.casing import recase
from newsledger.normalise.headline_grammar import is_headline_like, parse_as_sentence
from newsledger.normalise.long_sentences import cut_long_sentences
from newsledger.normalise.model_errors import model_missing_error
from newsledger.normalise.tokens import make_tokens
from newsledger.normalise.word_forms import remember_forms

_PARAGRAPH = re.compile(r"[^\n]*[^\s][^\n]*")
_BATCH = 64
_LONGEST_PARAGRAPH = 100_000
"""Code points parsed at once; spaCy refuses a text of more than a million, and its memory grows with the length."""


_EMPTY_TOKENIZER = "newsledger.empty_tokenizer.v1"


def _make_empty_tokenizer() -> Callable[[Language], Tokenizer]:
    return lambda nlp: Tokenizer(nlp.vocab)


registry.tokenizers(_EMPTY_TOKENIZER, func=_make_empty_tokenizer)


def _without_default_tokenizer(name: str) -> dict[str, Any]:
    """Return the configuration that leaves out the language's tokenizer, whose rules the model's files replace.

    Empty for a model with a tokenizer of its own.
    """
    configurations = [file.read_text(encoding="utf-8") for file in get_package_path(name).glob("*/config.cfg")]
    if not configurations or '@tokenizers = "spacy.Tokenizer.v1"' not in configurations[0]:
        return {}
    return {"nlp": {"tokenizer": {"@tokenizers": _EMPTY_TOKENIZER}}}


@cache
def load_model(name: str) -> Language:
    """Return the installed spaCy pipeline of that name; raises ModelError if there is none."""
    threadpool_limits(limits=1, user_api="blas")
    try:
        with use_ops("numpy", use_blis=False):
            nlp = spacy.load(name, exclude=["ner"], config=_without_default_tokenizer(name))
    except (OSError, ImportError) as error:
        raise model_missing_error(name) from error
    remember_forms(nlp)
    return nlp


def read_passages(articles: Iterable[Article], model: str) -> Iterator[Reading]:
    """Yield one reading per article, in order, with its title and paragraphs parsed.

    Each article is parsed separately: floating-point sums differ in their last bits with the position in a batch, and
    the reading of an article must not depend on its neighbours.
    """
    nlp = load_model(model)
    for article in articles:
        found = tuple(_parse_passages(nlp, article))
        yield Reading(article, found, tuple(_split_sentences(found)))


def _parse_passages(nlp: Language, article: Article) -> Iterator[Passage]:
    """Yield title and paragraphs parsed; one with an overlong sentence in pieces, each a passage."""
    texts = [
        (make_tokens(nlp, recase(text, field)), (field, offset, text)) for field, offset, text in _find_texts(article)
    ]
    for doc, (field, offset, text) in nlp.pipe(texts, as_tuples=True, batch_size=_BATCH):
        pieces = cut_long_sentences(nlp, doc)
        for start, piece in pieces if len(pieces) > 1 else [(0, _resolve_headline(nlp, doc))]:
            printed = text[start : start + len(piece.text)]
            yield Passage(field, offset + start, printed, piece)


def _resolve_headline(nlp: Language, doc: Doc) -> Doc:
    return parse_as_sentence(nlp, doc) if is_headline_like(doc.text) else doc


def _find_texts(article: Article) -> Iterator[tuple[EvidenceField, int, str]]:
    if article.title:
        yield "title", 0, article.title
    for paragraph in _PARAGRAPH.finditer(article.body):
        yield from (("body", offset, text) for offset, text in _cut_paragraph(paragraph.start(), paragraph.group()))


def _cut_paragraph(offset: int, text: str) -> Iterator[tuple[int, str]]:
    """Yield the paragraph, cut at spaces where it is longer than what the parser takes at once."""
    while len(text) > _LONGEST_PARAGRAPH:
        space = text.rfind(" ", _LONGEST_PARAGRAPH // 2, _LONGEST_PARAGRAPH)
        end = _LONGEST_PARAGRAPH if space < 0 else space + 1
        yield offset, text[:end]
        offset, text = offset + end, text[end:]
    if text.strip():
        yield offset, text


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
