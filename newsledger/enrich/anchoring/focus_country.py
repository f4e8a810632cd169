"""The country an article is at home in: what enters is a reading, what leaves is a country code, or None when unclear.

"The government" and "the army" are that country's: what headline, opening and dateline name most, else the domain's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit

from newsledger.enrich.anchoring.toponym_standing import OF_ACTOR
from newsledger.enrich.anchoring.toponym_topics import topic_of
from newsledger.enrich.anchoring.toponyms import certain_country, dateline_toponym, toponyms_in
from newsledger.knowledge.actor_names import KnowledgeBaseEntry, known_phrases
from newsledger.knowledge.domains import country_of_domain
from newsledger.knowledge.phrases import pieces_of
from newsledger.knowledge.reference import derived
from newsledger.model.reading import Reading, Sentence

_HOME = "newsledger.home_country"
_OPENING_SENTENCES = 3
_NAMING = frozenset({"name", "adjective", "people"})
_STANDS_AS_PLACE = 2
_WEIGHT_OF_DATELINE = 2
_LEAST_SHARE = 0.6


def home_country(reading: Reading) -> str | None:
    """Return the country the article is at home in; None when nothing says so, or several countries do alike."""
    if not reading.passages:
        return None
    memory = reading.passages[0].doc.user_data
    if _HOME not in memory:
        memory[_HOME] = _read_home(reading)
    found: str | None = memory[_HOME]
    return found


def _read_home(reading: Reading) -> str | None:
    """Return the country that opening and dateline mostly name; else the dateline's, else the domain's."""
    named = Counter(country for sentence in _opening(reading) for country in _named(sentence))
    filed, address = _of_dateline(reading), _of_address(reading)
    if filed is not None:
        named[filed] += _WEIGHT_OF_DATELINE
    if not named:
        return address
    country, count = named.most_common(1)[0]
    if count >= _LEAST_SHARE * named.total():
        return country
    return filed or (address if address in named else None)


def _of_dateline(reading: Reading) -> str | None:
    name = dateline_toponym(reading)
    return (name.within or name.meanings[0].country) if name is not None else None


def _opening(reading: Reading) -> Iterator[Sentence]:
    yield from (sentence for sentence in reading.sentences if sentence.is_headline)
    body = (sentence for sentence in reading.sentences if not sentence.is_headline)
    yield from (sentence for sentence, _ in zip(body, range(_OPENING_SENTENCES), strict=False))


def _named(sentence: Sentence) -> Iterator[str]:
    """Yield the countries a sentence names: twice by a place, once by a name or adjective, once more by its institution."""
    span = sentence.span
    for name in toponyms_in(sentence.passage):
        country = certain_country(name) if span.start <= name.start < span.end else None
        if country is not None and name.standing < OF_ACTOR and topic_of(name.root_in(sentence.passage.doc)) is None:
            yield from [country] * _STANDS_AS_PLACE
    found = list(known_phrases().find(pieces_of(sentence.passage.words(span.start, span.end).text)))
    for _, _, known in found:
        if known.sort in _NAMING and known.country is not None:
            yield known.country
    for (_, end, known), (start, _, following) in pairwise(found):
        if known.sort in _NAMING and known.country is not None and start == end and _is_institution(following):
            yield known.country


def _is_institution(known: KnowledgeBaseEntry) -> bool:
    return known.sort == "title" and known.denotes in {"body", "group"}


def _of_address(reading: Reading) -> str | None:
    """Return the country of the article's domain, or of the publisher's where its name is one."""
    url, publisher = reading.article.url, reading.article.publisher
    hosts = (urlsplit(url).hostname if url else None, publisher if publisher and " " not in publisher else None)
    return next((country for host in hosts if host and (country := _of_host(host.lower()))), None)


@derived
def _of_host(host: str) -> str | None:
    _, dot, domain = host.rpartition(".")
    return country_of_domain(domain) if dot else None
