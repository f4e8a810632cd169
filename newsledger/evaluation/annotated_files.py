"""Read annotated files into cases: annotated sentences and annotated whole articles, each with what the coder reads in it.

The lines go through the same parser and coder as in a run, one batch at a time; nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from newsledger.coding.coder import read_articles
from newsledger.coding.failures import Failure
from newsledger.coding.rows import make_rows
from newsledger.evaluation.cases import Case, add_events
from newsledger.evaluation.gold import read_gold
from newsledger.evaluation.whole_articles.annotation_reading import is_of_whole_article, read_annotation
from newsledger.evaluation.whole_articles.article_cases import ArticleCase
from newsledger.evaluation.whole_articles.candidate_labels import Labelled, label_candidates
from newsledger.evaluation.whole_articles.coded_rows import gather_article
from newsledger.evaluation.whole_articles.matching_words import find_words
from newsledger.model.article import Article
from newsledger.model.outcomes import RejectedError
from newsledger.model.reading import Reading
from newsledger.parse.inputs import Input, iter_inputs, parse_input
from newsledger.parse.records import load_record
from newsledger.settings import Settings

Complain = Callable[[str], None]


def read_cases(files: Sequence[str], settings: Settings, complain: Complain) -> Iterator[Case | ArticleCase]:
    """Yield the case of every line that has gold; ``complain`` receives each unusable line with its place.

    A text that the parser or the coder rejects is also complained about, and becomes a case without rows.
    """
    inputs = iter_inputs(files, settings)
    while batch := list(islice(inputs, settings.batch_size)):
        yield from _read_batch(batch, settings, complain)


def read_candidates(files: Sequence[str], settings: Settings, complain: Complain) -> Iterator[list[Labelled]]:
    """Yield for each annotated article its candidates' features with whether each is right."""
    for found in iter_inputs(files, settings):
        case, article = _read_line(found, settings, complain) or (None, None)
        if not isinstance(case, ArticleCase) or article is None:
            continue
        for reading in read_articles([article], settings.model):
            if isinstance(reading, Reading):
                yield label_candidates(case.annotation.events, reading)


def _read_batch(batch: Sequence[Input], settings: Settings, complain: Complain) -> Iterator[Case | ArticleCase]:
    lines = [line for found in batch if (line := _read_line(found, settings, complain)) is not None]
    articles = [article for _, article in lines if article is not None]
    readings = read_articles(articles, settings.model)
    for case, article in lines:
        reading = next(readings) if article is not None else None
        if isinstance(reading, Failure):
            complain(f"{case.place}: coder_error: {reading.message}")
        yield _add_reading(case, reading, complain) if isinstance(reading, Reading) else case


def _read_line(
    found: Input, settings: Settings, complain: Complain
) -> tuple[Case | ArticleCase, Article | None] | None:
    """Return the line's case, without rows so far, and its article; None when its gold cannot be used."""
    place = found.source_uri if found.position is None else f"{found.source_uri}, line {found.position}"
    parsed = parse_input(found, settings)
    if parsed.reject is not None:
        complain(f"{place}: {parsed.reject.reason}: {parsed.reject.message}")
    try:
        case = _make_case(place, load_record(found))
    except (RejectedError, ValueError) as error:
        if parsed.reject is None:
            complain(f"{place}: {error}")
        return None
    return (case, parsed.article) if case is not None else None


def _make_case(place: str, record: Mapping[str, object]) -> Case | ArticleCase | None:
    """Return the case of a record, or None when it has no text; raises ValueError when its gold cannot be used."""
    name = str(record.get("id") or place)
    if is_of_whole_article(record):
        word_count = len(str(record.get("text") or "").split())
        annotation = read_annotation(record)
        return ArticleCase(place, name, word_count, annotation, None) if word_count else None
    gold = read_gold(record)
    text = " / ".join(str(record[key]) for key in ("title", "text") if record.get(key))
    return Case(place, name, text, gold, ()) if text else None


def _add_reading(case: Case | ArticleCase, reading: Reading, complain: Complain) -> Case | ArticleCase:
    if isinstance(case, Case):
        return add_events(case, reading)
    coded = gather_article(make_rows(reading, ""))
    for words in case.annotation.words:
        if not find_words(words, coded.fields):
            complain(f"{case.place}: gold: {words!r} does not stand in the text")
    return replace(case, coded=coded)
