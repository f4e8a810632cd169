"""The error about a spaCy model that cannot be used, for callers that do not load spaCy."""

from __future__ import annotations


class ModelError(ValueError):
    """The model that the settings name is not installed or does not fit the rules."""


def model_missing_error(name: str) -> ModelError:
    """Return the error to raise for a model that is not installed."""
    return ModelError(f"spaCy model {name!r} is not installed; set NEWSLEDGER_MODEL to one that is")
