"""Read the events of an article: its candidates, reports of the same event merged, scored, and those selected."""

from __future__ import annotations

from newsledger.enrich.events.confidence import least_confidence, set_confidence
from newsledger.enrich.events.event_candidates import find_candidates
from newsledger.enrich.events.event_coreference import merge_coreferent_events
from newsledger.enrich.events.hazard_coreference import merge_coreferent_hazards
from newsledger.enrich.events.participant_countries import settle_participant_countries
from newsledger.knowledge.hazard_lexicon import HAZARD
from newsledger.model.reading import Event, Reading


def find_events(reading: Reading) -> list[Event]:
    """Return the events, in order of place, repeated tellings inside the article folded.

    Those that no filter rejects and that score at least the least confidence are selected; all candidates, scored, stay
    in the reading.
    """
    found = find_candidates(reading)
    told = [event for event in found if not event.filter]
    told = [
        *merge_coreferent_events([event for event in told if event.event_type != HAZARD]),
        *merge_coreferent_hazards([event for event in told if event.event_type == HAZARD]),
    ]
    reading.candidates = [*told, *(event for event in found if event.filter)]
    set_confidence(reading, reading.candidates)
    least = least_confidence()
    events = [event for event in told if event.confidence >= least]
    for event in events:
        settle_participant_countries(reading, event)
    return events
