"""Readings of short texts with their mentions found: what the tests of this folder begin with."""

from datetime import date

from newsledger.enrich.anchoring.focus_country import find_focus_country
from newsledger.enrich.mentions import find_mentions
from newsledger.model.article import Article
from newsledger.model.reading import Mention, Reading
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL


def read(body: str) -> Reading:
    article = Article(article_id="0123456789abcdef", source_id="a", body=body, published_date=date(2021, 5, 4))
    reading = next(read_passages([article], DEFAULT_MODEL))
    reading.focus_country = find_focus_country(reading)
    reading.add_mentions(find_mentions(reading))
    return reading


def mention(reading: Reading, text: str) -> Mention:
    return next(m for m in reading.mentions if m.words.text == text)
