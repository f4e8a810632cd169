"""Fetch addresses with one HTTP client that is bounded, polite and keeps out of private networks."""

from newsledger.fetch.answers import Fetched
from newsledger.fetch.fetcher import Fetcher

__all__ = ["Fetched", "Fetcher"]
