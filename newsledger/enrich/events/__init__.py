"""Find the events of a reading whose mentions have been found."""

from newsledger.enrich.events.find_events import find_events

__all__ = ["find_events"]
