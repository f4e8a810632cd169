"""Share of each reader in the coding of articles: what enters is articles, what leaves is a printed line.

Processor seconds of spaCy's parse, mentions, events, figures and statements over the same articles in one run, as parts
of their sum. The first articles, which load tables and models, are read before the clock is.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence

from newsledger.enrich.anchoring.focus_country import find_focus_country
from newsledger.enrich.attribution.statements import find_statements
from newsledger.enrich.events import find_events
from newsledger.enrich.figures import find_figures
from newsledger.enrich.mentions import find_mentions
from newsledger.model.article import Article
from newsledger.model.reading import Reading
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL

_WARMING = 20  # articles
_READERS: dict[str, Callable[[Reading], object]] = {
    "focus country": lambda reading: setattr(reading, "focus_country", find_focus_country(reading)),
    "mentions": lambda reading: reading.add_mentions(find_mentions(reading)),
    "events": lambda reading: reading.events.extend(find_events(reading)),
    "figures": lambda reading: reading.figures.extend(find_figures(reading)),
    "statements": lambda reading: reading.statements.extend(find_statements(reading)),
}


def measure_stages(articles: Sequence[Article]) -> None:
    """Print the share of each stage in the time of them all."""
    _spent(articles[:_WARMING])
    spent = _spent(articles)
    shares = ", ".join(f"{stage} {seconds / spent.total():.1%}" for stage, seconds in spent.most_common())
    print(f"{len(articles)} articles coded, of the time: {shares}")


def _spent(articles: Sequence[Article]) -> Counter[str]:
    spent: Counter[str] = Counter()
    started = time.process_time()
    for reading in read_passages(articles, DEFAULT_MODEL):
        spent["spaCy"] += time.process_time() - started
        for stage, reader in _READERS.items():
            started = time.process_time()
            reader(reading)
            spent[stage] += time.process_time() - started
        started = time.process_time()
    return spent
