"""Give the people of an event whose words name no country the one that place or article gives them.

International bodies, companies and people known only for a crime, who may be from anywhere, are left as they are.
"""

from __future__ import annotations

from dataclasses import replace

from newsledger.enrich.anchoring.native_country import find_native_country
from newsledger.model.reading import Event, Mention, Reading

_NATIVE_KINDS = frozenset({"person", "population", "government_body", "party", "armed_group", "other"})
_LOCAL = frozenset({"EDU", "MED", "REL"})
"""Sectors of schools, clinics and temples, which without a name are the place's own."""
_FROM_ANYWHERE = frozenset({"CRM", "UAF", "REF"})


def settle_participant_countries(reading: Reading, event: Event) -> None:
    """Complete the countries of the event's actors and recipients."""
    event.recipients = [_settle(reading, event, mention, event) for mention in event.recipients]
    event.actors = [_settle(reading, event, mention, None) for mention in event.actors]


def _settle(reading: Reading, event: Event, mention: Mention, hit_by: Event | None) -> Mention:
    is_native = mention.kind in _NATIVE_KINDS and mention.sector not in _FROM_ANYWHERE
    is_native = is_native or (mention.sector in _LOCAL and mention.words.text.islower())
    if mention.country is not None or not is_native:
        return mention
    country = find_native_country(reading, event.where, hit_by, mention.words.text)
    return mention if country is None else replace(mention, country=country)
