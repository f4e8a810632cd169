"""Find the focus location of an article: the place of an event whose own words name none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsledger.enrich.anchoring.capital_toponyms import capital_of
from newsledger.enrich.anchoring.geocoding import PlacedName, countries_of, geocode, places_in, places_of
from newsledger.enrich.anchoring.toponym import Toponym, locate, make_where
from newsledger.enrich.anchoring.toponym_standing import IN_PLACE, OF_ACTOR
from newsledger.enrich.anchoring.toponyms import certain_country, dateline_toponym, toponyms_in
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import is_object, is_subject
from newsledger.knowledge.countries import country_names, official_names
from newsledger.knowledge.gazetteer import places_named
from newsledger.model.once import once
from newsledger.model.reading import Passage, Reading, Sentence, Where

_OPENING_SENTENCES = 4
_LEAST_NAMED, _LEAST_SHARE = 5, 0.8
_is_participant = any_of(is_subject, is_object)
_WEIGHT_OF_LEAD, _WEIGHT_OF_FOCUS = 2, 1


def previous_places(reading: Reading, sentence: Sentence) -> list[PlacedName]:
    """Return the last place that earlier sentences of the same paragraph name plainly."""
    before = [
        place
        for place in places_in(reading, sentence.passage)
        if place.start < sentence.span.start and place.standing == IN_PLACE and place.topic is None
    ]
    return before[-1:]


@once
def find_focus_location(reading: Reading) -> Where | None:
    """Return the place of the lead, else the dateline, else of the opening or the article; None when it names none."""
    return next(_candidate_locations(reading), None) if reading.passages else None


def _candidate_locations(reading: Reading) -> Iterator[Where]:
    """Yield the places that may set the article, the surest first; those of its focus or main country before others."""
    body = [sentence for sentence in reading.sentences if not sentence.is_headline]
    headline = [sentence for sentence in reading.sentences if sentence.is_headline]
    focus = _setting_country(reading, body, headline)
    lead, title = _scenes(reading, body[:1]), _scenes(reading, headline)
    yield from _plainest(_inside(lead, focus))
    yield from _plainest(_inside(title, focus))
    yield from _dateline_place(reading, focus)
    yield from _commonest(_inside(_scenes(reading, body[:_OPENING_SENTENCES]), focus))
    yield from _printed(reading, focus)
    yield from _plainest(lead or title)
    yield from _dateline_place(reading, None)
    yield from _only_country(reading)


def _setting_country(reading: Reading, body: list[Sentence], headline: list[Sentence]) -> str | None:
    """Return the country that most places of the article lie in, headline and lead counting more; the focus country if tied."""
    votes = Counter[str]()
    for sentences, weight in ((body, 1), (body[:1], _WEIGHT_OF_LEAD), (headline, _WEIGHT_OF_LEAD)):
        for place in _scenes(reading, sentences):
            if place.where.country is not None and place.standing == IN_PLACE:
                votes[place.where.country] += weight
    for country in (reading.focus_country, _main_country(reading)):
        if country is not None:
            votes[country] += _WEIGHT_OF_FOCUS
    return max(votes, key=lambda country: votes[country]) if votes else None


def _main_country(reading: Reading) -> str | None:
    countries = countries_of(reading)
    return max(countries, key=lambda country: countries[country]) if countries else None


def _scenes(reading: Reading, sentences: Iterable[Sentence]) -> list[PlacedName]:
    return [
        place
        for sentence in sentences
        for place in places_of(reading, sentence)
        if place.standing < OF_ACTOR and place.topic is None
    ]


def _inside(places: list[PlacedName], country: str | None) -> list[PlacedName]:
    return [place for place in places if country in {None, place.where.country}]


def _plainest(places: list[PlacedName]) -> Iterator[Where]:
    if places:
        yield min(places, key=lambda place: (place.standing, place.coarseness)).where


def _commonest(places: list[PlacedName]) -> Iterator[Where]:
    """Yield the place named most often, the first of several."""
    counts = Counter(place.where for place in places)
    if counts:
        yield max(counts, key=lambda where: counts[where])


def _dateline_place(reading: Reading, focus: str | None) -> Iterator[Where]:
    """Yield the dateline's place, when some place of that name lies in the focus country."""
    name = dateline_toponym(reading)
    if name is None:
        return
    countries = {place.country for place in name.meanings} if name.within is None else {name.within}
    if focus is None or focus in countries:
        where = geocode(reading, replace(name, within=name.within or focus))
        yield _as_newsroom(reading, where) if _is_seat(where) else where


def _is_seat(where: Where) -> bool:
    """Return whether the place is a capital, from which reports about its whole country are filed."""
    return where.geoname_id is not None and where.geoname_id == getattr(capital_of(where.country), "geoname_id", None)


def _as_newsroom(reading: Reading, where: Where) -> Where:
    """Return the country of a capital where the article places what it tells in the country and not in the capital."""
    scenes = [place.where for place in _scenes(reading, reading.sentences) if place.standing == IN_PLACE]
    is_named = any(scene.geoname_id == where.geoname_id for scene in scenes)
    is_countrywide = any(scene.precision == "country" and scene.country == where.country for scene in scenes)
    meanings = tuple(
        place for place in places_named(official_names().get(where.country or "", "")) if place.precision == "country"
    )
    return where if is_named or not is_countrywide or not meanings else make_where(where.name, meanings[0])


def _printed(reading: Reading, focus: str | None) -> Iterator[Where]:
    """Yield what the article prints of the focus country, if only beside an actor: its name first, then its places."""
    named = [(passage, name) for passage in reading.passages for name in toponyms_in(passage)]
    known = [
        name
        for passage, name in named
        if certain_country(name) == focus and _is_of_the_scene(passage, name) and not _is_person(reading, passage, name)
    ]
    for name in sorted(known, key=lambda name: name.precision != "country"):
        yield geocode(reading, name)


def _only_country(reading: Reading) -> Iterator[Where]:
    """Yield the country that hardly any other is named beside, where its name is printed, if only in a longer one."""
    countries = countries_of(reading)
    main = _main_country(reading)
    if main is None or countries[main] < max(_LEAST_NAMED, _LEAST_SHARE * countries.total()):
        return
    for name in country_names():
        is_printed = name.country == main and name.sort == "name"
        if is_printed and any(name.words in passage.text for passage in reading.passages):
            meanings = tuple(place for place in places_named(name.words) if place.country == main)
            yield from [locate(Toponym(0, 1, name.words, meanings, IN_PLACE), {})] if meanings else []


def _is_of_the_scene(passage: Passage, name: Toponym) -> bool:
    """Return whether the name is more than somebody's seat: not "Tehran said", not "a London-based group"."""
    after = passage.doc[name.end].text if name.end < len(passage.doc) else ""
    acts = name.precision != "country" and _is_participant(name.root_in(passage.doc))
    return after != "-" and not acts


def _is_person(reading: Reading, passage: Passage, name: Toponym) -> bool:
    mention = reading.mention_at(passage.doc[name.start])
    return mention is not None and mention.kind == "person" and name.name in (mention.name or "")
