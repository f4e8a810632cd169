"""Geocode the toponyms of an article, deciding between namesakes by the whole of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from newsledger.enrich.anchoring.toponym import Toponym, locate, make_where
from newsledger.enrich.anchoring.toponym_ambiguity import disambiguate_country, disambiguate_toponym
from newsledger.enrich.anchoring.toponym_nesting import containing_place
from newsledger.enrich.anchoring.toponym_recognition import is_called_place, is_cued, is_doubtful, is_minor
from newsledger.enrich.anchoring.toponym_standing import BESIDE, IN_PLACE, NOT_AS_PLACE, OF_ACTOR
from newsledger.enrich.anchoring.toponym_topics import topic_of
from newsledger.enrich.anchoring.toponyms import certain_country, dateline_toponym, toponyms_in
from newsledger.knowledge.gazetteer import country_codes
from newsledger.knowledge.vocabulary import is_ordinary, is_plain_noun
from newsledger.model.once import once
from newsledger.model.reading import Mention, Passage, Reading, Sentence, Where

_COARSENESS = {"point": 0, "city": 1, "admin2": 2, "admin1": 3, "country": 4}
_NEVER_PLACES = frozenset({"person", "armed_group", "party", "igo", "ngo", "company", "media", "government_body"})
_WEIGHT_OF_PLACE = 3
_KNOWN_ABROAD, _LARGEST_VILLAGE = 100_000, 20_000
_BESIDE_MENTION = 2
_GREAT_CITY = 1_000_000


@dataclass(frozen=True, slots=True)
class PlacedName:
    """A place at a token of a passage, its standing (``toponym_standing``), and the topic it is only part of."""

    token: int
    start: int
    standing: int
    where: Where
    topic: int | None = None

    @property
    def coarseness(self) -> int:
        return _COARSENESS[self.where.precision or "country"]


def places_of(reading: Reading, sentence: Sentence) -> list[PlacedName]:
    """Return the places of the sentence in order."""
    span = sentence.span
    return [place for place in places_in(reading, sentence.passage) if span.start <= place.start < span.end]


def topics_of(reading: Reading, sentence: Sentence) -> list[Where]:
    """Return the places that the sentence talks about, whether they stand as places or not ("a session on Sudan")."""
    span, doc = sentence.span, sentence.passage.doc
    names = (name for name in toponyms_in(sentence.passage) if span.start <= name.start < span.end)
    return [geocode(reading, name) for name in names if topic_of(name.root_in(doc)) is not None]


@once
def countries_of(reading: Reading) -> Counter[str]:
    """Return how often the article names each country: by its actors, and threefold by places that are nowhere else."""
    actors = (one.country for one in reading.mentions if one.country in country_codes() and not _is_open(one))
    places = [country for passage in reading.passages for country in _certain(passage)] * _WEIGHT_OF_PLACE
    return Counter(country for country in (*actors, *places, reading.focus_country) if country)


def _is_open(mention: Mention) -> bool:
    """Return whether the country is only that of a neighbour, or of a city in or after the words that has namesakes."""
    doc = mention.sentence.passage.doc
    if mention.start >= 2 and doc[mention.start - 1].lower_ == "with" and doc[mention.start - 2].lower_ == "border":
        return True
    beside = range(mention.start, mention.end + _BESIDE_MENTION)
    names = (name for name in toponyms_in(mention.sentence.passage) if name.start in beside)
    return any(name.precision == "city" and certain_country(name) is None for name in names)


def _certain(passage: Passage) -> list[str]:
    """Return the countries of names that stand as a place, plainly mean one country, and are no common words."""
    standing = (name for name in toponyms_in(passage) if name.standing < NOT_AS_PLACE)
    names = (name for name in standing if topic_of(name.root_in(passage.doc)) is None)
    return [country for name in names if (country := certain_country(name)) is not None]


def places_in(reading: Reading, passage: Passage) -> list[PlacedName]:
    """Return the places of the passage in order."""
    return _places_by_passage(reading)[id(passage)]


@once
def _places_by_passage(reading: Reading) -> dict[int, list[PlacedName]]:
    countries = countries_of(reading)
    return {id(passage): _places_of_passage(reading, passage, countries) for passage in reading.passages}


def _places_of_passage(reading: Reading, passage: Passage, countries: Mapping[str, int]) -> list[PlacedName]:
    return [
        _placed(reading, passage, name, countries)
        for name in toponyms_in(passage)
        if name.standing < NOT_AS_PLACE
        and not _names_an_actor(reading, passage, name)
        and not _is_unlikely(reading, passage, name, countries)
    ]


def _placed(reading: Reading, passage: Passage, name: Toponym, countries: Mapping[str, int]) -> PlacedName:
    name = _as_stated(reading, disambiguate_toponym(reading, name))
    root = name.root_in(passage.doc)
    topic = topic_of(root)
    where = geocode(reading, name)
    if name.within is None and (not name.meanings[0].weight or _is_of_elsewhere(passage, name, countries)):
        country = _said_elsewhere(reading, name) or reading.focus_country or _leading(countries)
        where = make_where(name.name, containing_place(country, None)._replace(precision=where.precision or "city"))
    elif not name.meanings[0].weight:
        country = disambiguate_country(reading, name.within)
        where = where if country == where.country else Where(where.name, country, precision=where.precision)
    return PlacedName(root.i, name.start, name.standing, where, topic.i if topic is not None else None)


def geocode(reading: Reading, name: Toponym) -> Where:
    """Return the place that the name means in this article."""
    divisions = divisions_of(reading)
    is_great = name.meanings[0].weight >= _GREAT_CITY
    likely = () if is_great else tuple(place for place in name.villages if place.admin1 in divisions)
    return locate(
        replace(name, meanings=(*name.meanings, *likely)) if likely else name, countries_of(reading), divisions
    )


@once
def divisions_of(reading: Reading) -> Counter[str]:
    """Return how often the article names each state or province, by itself or beside a town; the dateline's too."""
    names = [name for passage in reading.passages for name in toponyms_in(passage)]
    filed = dateline_toponym(reading)
    beside = [name.within_admin1 for name in (*names, *([filed] if filed is not None else [])) if name.within_admin1]
    alone = [place.admin1 for name in names for place in name.meanings[:1] if place.precision in {"admin1", "admin2"}]
    return Counter(code for code in (*beside, *alone) if code)


def _as_stated(reading: Reading, name: Toponym) -> Toponym:
    """Return the name with the meaning that the article gives it where it says in which place it lies."""
    stated = stated_toponym(reading, name.name)
    if name.within is not None or stated is None or name.precision == "country":
        return name
    return replace(name, meanings=stated.meanings, within=stated.within, within_admin1=stated.within_admin1)


def stated_toponym(reading: Reading, name: str) -> Toponym | None:
    """Return the name as it stands beside the place it lies in, wherever the article says so; None if it does not."""
    return _stated_toponyms(reading).get(name.casefold())


@once
def _stated_toponyms(reading: Reading) -> dict[str, Toponym]:
    """Return the names that stand beside the place they lie in, the first of each; the dateline's is the last."""
    names = (name for passage in reading.passages for name in toponyms_in(passage))
    filed = dateline_toponym(reading)
    stated = [
        name for name in (*names, *([filed] if filed is not None else [])) if name.within and name.meanings[0].weight
    ]
    return {name.name.casefold(): name for name in reversed(stated)}


def _is_of_elsewhere(passage: Passage, name: Toponym, countries: Mapping[str, int]) -> bool:
    """Return whether the words call a place ("the village of Solhan") what is listed only as a village far away."""
    if (
        name.within is not None
        or name.precision != "city"
        or name.meanings[0].weight >= _LARGEST_VILLAGE
        or not countries
    ):
        return False
    is_elsewhere = countries.keys().isdisjoint(place.country for place in name.meanings)
    return is_elsewhere and is_called_place(passage.doc, name)


def _said_elsewhere(reading: Reading, name: Toponym) -> str | None:
    """Return the country that is said beside the name, or a longer form of it, in another place of the article."""
    stated = _stated_countries(reading).items()
    return next((country for other, country in stated if f"{other} ".startswith(f"{name.name} ")), None)


@once
def _stated_countries(reading: Reading) -> dict[str, str]:
    names = (other for passage in reading.passages for other in toponyms_in(passage))
    return {other.name: other.within for other in names if not other.meanings[0].weight and other.within}


def _leading(countries: Mapping[str, int]) -> str | None:
    """Return the country named most often, the first of several."""
    return max(countries, key=lambda country: countries[country]) if countries else None


def _is_unlikely(reading: Reading, passage: Passage, name: Toponym, countries: Mapping[str, int]) -> bool:
    """Return whether a common word, a person's surname or a far-off namesake stands there and nothing says "place"."""
    if not is_minor(name) or name.within is not None or not name.meanings[0].weight:
        return False
    home = reading.focus_country
    is_elsewhere = countries.keys().isdisjoint(place.country for place in name.meanings)
    if is_doubtful(name):
        return (is_elsewhere and not _is_well_known(name)) or not is_cued(passage.doc, name)
    if is_elsewhere and home is not None and name.meanings[0].weight < _KNOWN_ABROAD:
        return not is_called_place(passage.doc, name)
    return name.name in _surnames(reading) and not is_cued(passage.doc, name)


def _is_well_known(name: Toponym) -> bool:
    """Return whether a large town bears the name, which is at most a noun besides."""
    first, word = name.meanings[0], name.name.lower()
    return first.weight >= _KNOWN_ABROAD and not first.is_alternate and (not is_ordinary(word) or is_plain_noun(word))


@once
def _surnames(reading: Reading) -> frozenset[str]:
    persons = (mention.name or mention.words.text for mention in reading.mentions if mention.kind == "person")
    return frozenset(person.split()[-1] for person in persons if " " in person)


def _names_an_actor(reading: Reading, passage: Passage, name: Toponym) -> bool:
    """Return whether the words belong to an actor's longer name, or to a person's."""
    mention = reading.mention_at(passage.doc[name.start])
    if mention is not None and not name.meanings[0].weight:
        return True
    if mention is None or mention.kind not in _NEVER_PLACES:
        return False
    is_inside = name.start <= mention.start and mention.end < name.end
    if is_inside or (mention.name is None and name.standing == IN_PLACE):
        return False
    is_longer = mention.end - mention.start > name.end - name.start
    return is_longer or mention.kind == "person" or name.standing in {BESIDE, OF_ACTOR}
