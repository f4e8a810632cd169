"""Read the figures of an article: every quantity it states, with measure, population, scope and source."""

from newsledger.enrich.figures.find_figures import find_figures

__all__ = ["find_figures"]
