"""Work out the focus country of an article once: the country that "the government", "police" or a bare town belong to.

It is the country that headline, opening and dateline name most, else the dateline's where the opening names it, else the
one that the whole article names most, else the dateline's or the outlet's own where the article names it at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit

from newsledger.enrich.anchoring.toponym import Toponym
from newsledger.enrich.anchoring.toponym_standing import IN_PLACE, OF_ACTOR
from newsledger.enrich.anchoring.toponym_topics import topic_of
from newsledger.enrich.anchoring.toponyms import (
    LARGE_TOWN,
    certain_country,
    dateline_toponym,
    is_unambiguous,
    toponyms_in,
)
from newsledger.knowledge.actor_names import KnowledgeBaseEntry, known_phrases
from newsledger.knowledge.countries import is_country_named_in, official_names
from newsledger.knowledge.domains import country_of_domain
from newsledger.knowledge.phrases import pieces_of
from newsledger.knowledge.reference import derived
from newsledger.model.once import once
from newsledger.model.reading import Reading, Sentence

_OPENING_SENTENCES = 3
_NAMING = frozenset({"name", "adjective", "people"})
_NAMED_FOR = frozenset({"company", "ngo"})
_LIKENESS = re.compile(r"\b[A-Z]\w+-(?=(?:style|like|type|era|led|born|made|backed)\b)")
_WEIGHT_OF_PLACE = 2
_WEIGHT_OF_DATELINE = 2
_WEIGHT_OF_OPENING = 2
_LEAST_OF_OPENING = 0.6
_LEAST_OF_WHOLE = 0.51


def find_focus_country(reading: Reading) -> str | None:
    """Return the ISO 3166-1 alpha-3 code of the focus country; None when nothing says so, or several countries do alike."""
    named = _count_opening(reading)
    filed = _country_of_dateline(reading, named)
    weighed = named + Counter({filed: _WEIGHT_OF_DATELINE} if filed is not None else {})
    if named and (country := _most_named(weighed, _LEAST_OF_OPENING)) is not None:
        return country
    if filed is not None and filed in named and weighed[filed] == max(weighed.values()):
        return filed
    elsewhere, address = _count_rest(reading), country_of_address(reading)
    if not named and not elsewhere:
        return filed or address
    whole = Counter({one: count * _WEIGHT_OF_OPENING for one, count in weighed.items()}) + elsewhere
    filed_or_address = (one for one in (filed, address) if one in named or one in elsewhere)
    return _most_named(weighed, _LEAST_OF_OPENING) or _most_named(whole) or next(filed_or_address, None)


def _count_opening(reading: Reading) -> Counter[str]:
    """Return how often the opening names each country; what the headline names counts twice."""
    named = Counter[str]()
    for sentence in reading.sentences:
        if sentence.is_headline or sentence.index < _OPENING_SENTENCES:
            named.update(list(_countries_named(sentence)) * (2 if sentence.is_headline else 1))
    return named


@once
def _count_rest(reading: Reading) -> Counter[str]:
    """Return how often the sentences after the opening name each country; asked only where the opening does not decide."""
    rest = (one for one in reading.sentences if not one.is_headline and one.index >= _OPENING_SENTENCES)
    return Counter(country for sentence in rest for country in _countries_named(sentence))


def _most_named(named: Counter[str], least_share: float = _LEAST_OF_WHOLE) -> str | None:
    """Return the country named most, if its share of all is large enough; the first by code of equals."""
    if not named:
        return None
    country, count = min(named.items(), key=lambda pair: (-pair[1], pair[0]))
    return country if count >= least_share * named.total() else None


def _country_of_dateline(reading: Reading, named: Counter[str]) -> str | None:
    """Return the dateline's country; of several towns of that name the one whose country the article names."""
    toponym = dateline_toponym(reading)
    if toponym is None:
        return None
    countries = list(dict.fromkeys(place.country for place in toponym.meanings))
    if toponym.within is not None or len(countries) == 1:
        return toponym.within or countries[0]
    known = (one for counts in (named, _count_rest(reading)) for one in countries if one in counts)
    return next(known, countries[0])


def _countries_named(sentence: Sentence) -> Iterator[str]:
    """Yield the countries a sentence names: by its places, twice where they stand as one, by names and by institutions."""
    yield from _countries_of_places(sentence)
    span = sentence.span
    words = _LIKENESS.sub("", sentence.passage.words(span.start, span.end).text)
    pieces = pieces_of(words)
    found = list(known_phrases().find(pieces))
    for start, end, entry in found:
        if entry.country and _says_country(entry, " ".join(piece.printed for piece in pieces[start:end])):
            yield entry.country
    for (_, end, entry), (start, _, following) in pairwise(found):
        is_owner = entry.sort in _NAMING and entry.country in official_names()
        if is_owner and start == end and _is_institution(following) and entry.country is not None:
            yield entry.country


def _countries_of_places(sentence: Sentence) -> Iterator[str]:
    span, doc = sentence.span, sentence.passage.doc
    for toponym in toponyms_in(sentence.passage):
        country = _country_of_toponym(toponym) if span.start <= toponym.start < span.end else None
        if country is None or topic_of(toponym.root_in(doc)) is not None:
            continue
        if toponym.standing < OF_ACTOR:
            yield from [country] * _WEIGHT_OF_PLACE
        elif toponym.precision == "city":
            yield country


def _country_of_toponym(toponym: Toponym) -> str | None:
    """Return the country of a name that means one; a common word must stand as a place and be a large town's name."""
    country = certain_country(toponym)
    first = toponym.meanings[0]
    is_cued = toponym.standing == IN_PLACE and first.weight >= LARGE_TOWN and is_unambiguous(toponym)
    return country or (toponym.within or first.country if is_cued else None)


def _says_country(entry: KnowledgeBaseEntry, words: str) -> bool:
    """Return whether the phrase names a country, its people, a body of its state, or an organisation named for it."""
    if entry.country is None or entry.country not in official_names():
        return False
    if entry.sort in _NAMING:
        return True
    is_named_for = entry.kind in _NAMED_FOR and is_country_named_in(entry.country, words)
    return entry.sort == "actor" and (entry.kind == "government_body" or is_named_for)


def _is_institution(entry: KnowledgeBaseEntry) -> bool:
    return entry.sort == "title" and entry.denotes in {"body", "group"}


def country_of_address(reading: Reading) -> str | None:
    """Return the country of the article's domain, or of the publisher's where its name is one."""
    url, publisher = reading.article.url, reading.article.publisher
    hosts = (urlsplit(url).hostname if url else None, publisher if publisher and " " not in publisher else None)
    return next((country for host in hosts if host and (country := _country_of_host(host.lower()))), None)


@derived
def _country_of_host(host: str) -> str | None:
    _, dot, domain = host.rpartition(".")
    return country_of_domain(domain) if dot else None
