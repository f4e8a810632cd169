"""Units beside a number: money with its ISO 4217 code, measures with their symbol."""

from __future__ import annotations

import pytest

from newsledger.enrich.figures import find_figures
from newsledger.model.article import Article
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL


@pytest.mark.parametrize(
    ("phrase", "measure", "value", "unit"),
    [
        ("$12 million", "money", 12_000_000, "USD"),
        ("US$5m", "money", 5_000_000, "USD"),
        ("€3bn", "money", 3_000_000_000, "EUR"),
        ("250,000 rupees", "money", 250_000, "INR"),
        ("60 Canadian dollars", "money", 60, "CAD"),
        ("7 per cent", "percent", 7, "percent"),
        ("15 square kilometers", "area", 15, "km2"),
        ("15 hectares", "area", 15, "ha"),
        ("90 kilometres", "distance", 90, "km"),
        ("45 minutes", "duration", 45, "min"),
        ("two and a half years", "duration", 2.5, "a"),
        ("300 tonnes", "other", 300, "t"),
        ("42 degrees Celsius", "other", 42, "°C"),
        ("500 cubic metres", "other", 500, "m3"),
        ("90 km/h", "other", 90, "km/h"),
        ("640bhp", "other", 640, "hp"),
        ("25 basis points", "other", 25, "bp"),
        ("80 terabytes", "other", 80, "TB"),
    ],
)
def test_a_unit_gives_measure_and_symbol(phrase: str, measure: str, value: float, unit: str) -> None:
    article = Article(article_id="a", source_id="a", body=f"The plan needs {phrase} in all.")
    (figure,) = find_figures(next(read_passages([article], DEFAULT_MODEL)))
    assert (figure.measure, figure.value_best, figure.unit) == (measure, value, unit)
    assert figure.words.text == phrase
