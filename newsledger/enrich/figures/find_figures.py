"""Read the figures of an article from its mentions and events, in text order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from newsledger.enrich.anchoring.native_country import find_native_country
from newsledger.enrich.anchoring.where import find_when, find_where
from newsledger.enrich.attribution.sources import find_source
from newsledger.enrich.factuality.historical import is_former_value
from newsledger.enrich.factuality.judge import judge_quantity, judge_toll
from newsledger.enrich.figures.article_currency import currency_in
from newsledger.enrich.figures.changes import change_of
from newsledger.enrich.figures.compared_values import is_compared
from newsledger.enrich.figures.counted_words import counted_words, noun_valued_by
from newsledger.enrich.figures.figure_events import owner_of
from newsledger.enrich.figures.figure_lexicon import has_trait, what_counts
from newsledger.enrich.figures.links import event_of, hazard_of, parent_of
from newsledger.enrich.figures.measures import Measured, measures_of
from newsledger.enrich.figures.populations import population_of
from newsledger.enrich.figures.quantities import Quantity, find_quantities
from newsledger.enrich.figures.rates import per_of
from newsledger.enrich.figures.refined_measures import refine_measure
from newsledger.enrich.figures.scope import scope_of, since_of
from newsledger.enrich.figures.stated import is_stated
from newsledger.enrich.figures.units import Unit, unit_of
from newsledger.enrich.figures.valued_nouns import is_time
from newsledger.knowledge.reference import derived, read_table
from newsledger.model.reading import Event, Figure, Reading, Sentence, When

_VAGUE_FACTOR = 0.95
_FARTHEST_SENTENCE = 2
_SUFFERED = ("killed", "injured", "missing", "displaced", "affected")
_NO_TOLL = ("plain", "other", "unit")


def find_figures(reading: Reading) -> list[Figure]:
    """Return the figures, in order of place, linked to their events and totals."""
    events = {
        (id(trigger.doc), trigger.i): event for event in reading.events for trigger in (event.trigger, *event.retold_by)
    }
    figures: list[Figure] = []
    total: Measured | None = None
    for sentence in reading.sentences:
        quantities = find_quantities(sentence)
        for quantity, measured in zip(quantities, measures_of(quantities, total), strict=True):
            total = measured if measured.pattern == "total" else total
            if is_stated(quantity, measured):
                figures.append(_figure(reading, quantity, measured, _Found(sentence, figures, events)))
    return figures


@dataclass(frozen=True, slots=True)
class _Found:
    """What is known when a quantity is read: its sentence, the figures before it, the events by their trigger."""

    sentence: Sentence
    earlier: list[Figure]
    events: dict[tuple[int, int], Event]


def _figure(reading: Reading, quantity: Quantity, measured: Measured, found: _Found) -> Figure:
    valued, per = noun_valued_by(quantity, measured), per_of(quantity)
    measured = refine_measure(quantity, measured, valued, per)
    figure = _valued(found.sentence, quantity, measured, valued)
    figure.per = per
    if figure.measure == "money":
        figure.unit = currency_in(reading, quantity.node.doc[figure.start : figure.end], figure.unit)
    figure.change, figure.change_kind = change_of(quantity)
    _add_population(reading, quantity, measured, figure, found.earlier)
    figure.event = event_of(found.events, measured.governor)
    _add_meaning(reading, quantity, measured, figure)
    if figure.event is None and figure.measure in _SUFFERED and figure.scope != "historical":
        figure.event = hazard_of(found.events.values(), figure)
    figure.where = find_where(reading, found.sentence, measured.governor)
    if figure.where is None and figure.event is not None:
        figure.where = figure.event.where
    if figure.population_country is None and figure.unit == "persons" and not _are_forces(figure):
        figure.population_country = find_native_country(reading, figure.where, figure.event, figure.counted or "")
    figure.attributed_to = find_source(reading, found.sentence, measured.governor)
    figure.parent = parent_of(quantity, found.earlier, figure)
    return figure


def _are_forces(figure: Figure) -> bool:
    """Return whether soldiers are counted, who may be abroad."""
    return has_trait(figure.measure, "forces") or figure.population_group == "soldiers"


def _valued(sentence: Sentence, quantity: Quantity, measured: Measured, valued: Token | None) -> Figure:
    number, unit = quantity.number, unit_of(quantity)
    start = unit.start if unit else quantity.start
    ends_in_time = unit is not None and quantity.noun is not None and is_time(quantity.noun)
    end = quantity.end if unit is None else unit.end if ends_in_time else max(unit.end, quantity.end)
    end = min(end, sentence.span.end)
    return Figure(
        words=sentence.passage.words(start, end),
        sentence=sentence,
        start=start,
        end=end,
        measure=measured.measure,
        value_low=_in_units(number.low, unit),
        value_best=_in_units(number.best, unit),
        value_high=_in_units(number.high, unit),
        bound=number.bound,
        unit=measured.unit,
        counted=counted_words(sentence, quantity, measured, valued),
        confidence=_confidences()[measured.pattern] * (_VAGUE_FACTOR if number.kind == "vague" else 1.0),
    )


def _in_units(value: float | None, unit: Unit | None) -> float | None:
    return value if value is None or unit is None or unit.factor == 1.0 else round(value * unit.factor, 6)


def _add_population(
    reading: Reading, quantity: Quantity, measured: Measured, figure: Figure, earlier: list[Figure]
) -> None:
    if not _is_of_people(figure):
        return
    people = [before for before in earlier[-6:] if before.unit == "persons" and _is_near(before, figure)]
    population = population_of(reading, quantity, people)
    owner = owner_of(reading, quantity, measured) if population.country is None else None
    figure.population_country = population.country or (owner.country if owner is not None else None)
    figure.population_group = population.group
    figure.population_actor_id = population.actor_id


def _is_of_people(figure: Figure) -> bool:
    """Return whether the figure has a population: its measure counts people, people cast it, or its noun names them."""
    if what_counts(figure.measure) == "any":
        return figure.unit == "persons"
    return what_counts(figure.measure) in ("people", "crowd") or has_trait(figure.measure, "population")


def _is_of_past_event(figure: Figure) -> bool:
    """Return whether its event is long past; what has accumulated since then is not."""
    past = figure.event is not None and figure.event.realis == "historical"
    return past and since_of(figure.sentence) is None


def _is_near(before: Figure, figure: Figure) -> bool:
    same_field = before.sentence.is_headline == figure.sentence.is_headline
    return same_field and figure.sentence.index - before.sentence.index <= _FARTHEST_SENTENCE


def _add_meaning(reading: Reading, quantity: Quantity, measured: Measured, figure: Figure) -> None:
    sentence = figure.sentence
    published = reading.article.published_date
    compared = is_compared(quantity)
    when = None if compared else find_when(reading, sentence, measured.governor)
    figure.realis = _factuality(quantity, measured, when, published)
    if compared and figure.realis == "historical":
        figure.realis = "asserted"
    if figure.realis == "asserted" and _is_of_past_event(figure):
        figure.realis = "historical"
    figure.scope = scope_of(sentence, quantity, measured, figure.realis)
    figure.as_of_date = _as_of(when, published, figure.realis)
    if figure.scope == "cumulative":
        start = since_of(sentence)
        since = find_when(reading, sentence, start) if start is not None else None
        figure.since_date = since.start if since and since.precision != "publication" else None


def _as_of(when: When | None, published: date | None, realis: str) -> date | None:
    """Return the day it stands for: the end of its time, which for what goes on ("this year") is publication."""
    if when is None or published is None:
        return when.end if when else published
    is_under_way = when.start <= published < when.end and realis != "future"
    return published if is_under_way else when.end


def _factuality(quantity: Quantity, measured: Measured, when: When | None, published: date | None) -> str:
    if is_former_value(quantity.node.doc[quantity.start]):
        return "historical"
    if measured.pattern in _NO_TOLL:
        return judge_quantity(measured.governor, when, published)
    if measured.pattern == "total":
        return judge_quantity(quantity.node, when, published)
    return judge_toll(measured.governor, when, published, is_zero=quantity.number.best == 0)


@derived
def _confidences() -> dict[str, float]:
    return {row["pattern"]: float(row["confidence"]) for row in read_table("figure_confidence")}
