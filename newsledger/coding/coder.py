"""Code articles into readings, each reader building on what earlier ones found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsledger.coding.failures import Failure, make_failure
from newsledger.enrich.anchoring.focus_country import find_focus_country
from newsledger.enrich.attribution.statements import find_statements
from newsledger.enrich.events import find_events
from newsledger.enrich.events.article_topic import is_political
from newsledger.enrich.figures import find_figures
from newsledger.enrich.mentions import find_mentions
from newsledger.model.article import Article
from newsledger.model.reading import Reading
from newsledger.normalise.sentences import load_model, read_passages


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
    reading.is_political = is_political(reading)
    reading.focus_country = find_focus_country(reading)
    reading.add_mentions(find_mentions(reading))
    reading.events.extend(find_events(reading))
    reading.figures.extend(find_figures(reading))
    reading.statements.extend(find_statements(reading))
