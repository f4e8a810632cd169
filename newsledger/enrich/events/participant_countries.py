"""Give people whose words name no country that of the event's place, else the article's focus country.

"Protesters" in a report about one country, and "a man" arrested there, are that country's. Foreigners, international
bodies and companies are not, nor are people known only for a crime, who may be from anywhere.
"""

from __future__ import annotations

from dataclasses import replace

from newsledger.knowledge.person_names import is_foreign_word
from newsledger.model.reading import Event, Mention, Reading

_NATIVE_KINDS = frozenset({"person", "population", "government_body", "party", "armed_group", "other"})
_FROM_ANYWHERE = frozenset({"CRM", "UAF", "REF"})


def settle_participant_countries(reading: Reading, event: Event) -> None:
    """Complete the countries of the event's actors and recipients."""
    country = (event.where.country if event.where is not None else None) or reading.focus_country
    if country is not None:
        event.actors = [_settle(mention, country) for mention in event.actors]
        event.recipients = [_settle(mention, country) for mention in event.recipients]


def _settle(mention: Mention, country: str) -> Mention:
    is_native = mention.kind in _NATIVE_KINDS and mention.sector not in _FROM_ANYWHERE
    if mention.country is not None or not is_native or any(map(is_foreign_word, mention.words.text.lower().split())):
        return mention
    return replace(mention, country=country)
