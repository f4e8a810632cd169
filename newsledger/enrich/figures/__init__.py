"""Quantities stated in an article: what enters is a reading with mentions and events, what leaves is its figures."""

from newsledger.enrich.figures.find_figures import find_figures

__all__ = ["find_figures"]
