"""Events told in an article: what enters is a reading with its mentions, what leaves is its events."""

from newsledger.enrich.events.find_events import find_events

__all__ = ["find_events"]
