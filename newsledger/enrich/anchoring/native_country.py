"""The country of people whose words name none: that of the place, else the article's focus country.

"Protesters" in a report about one country, and "a man" arrested there, are that country's. An army may strike abroad:
whom it hits is its own country's only where the place says so.
"""

from __future__ import annotations

from newsledger.knowledge.person_names import is_foreign_word
from newsledger.model.reading import Event, Reading, Where


def find_native_country(reading: Reading, where: Where | None, event: Event | None, words: str) -> str | None:
    """Return the ISO 3166-1 alpha-3 code for people so named, hit by the event if there is one; None for foreigners."""
    if any(map(is_foreign_word, words.lower().split())):
        return None
    country = (where.country if where is not None else None) or reading.focus_country
    is_said = where is not None and not where.is_inherited
    return country if is_said or event is None or not _is_struck_by(event, country) else None


def _is_struck_by(event: Event, country: str | None) -> bool:
    """Return whether the country's army, or the country itself, is the attacker."""
    of_state = (actor for actor in event.actors if actor.kind == "state" or actor.sector == "MIL")
    is_own_law = event.mode == "execute"
    return event.event_type == "ASSAULT" and not is_own_law and any(actor.country == country for actor in of_state)
