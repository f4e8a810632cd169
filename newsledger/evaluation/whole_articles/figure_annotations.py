"""Read an annotated figure of a whole article, each column with all its acceptable answers."""

from __future__ import annotations

from newsledger.contracts import columns
from newsledger.evaluation.whole_articles.annotation_fields import (
    Fields,
    answers_of,
    number_of,
    some_words_of,
    word_of,
    words_of,
)
from newsledger.evaluation.whole_articles.annotations import AnnotatedFigure


def read_figure(fields: Fields) -> AnnotatedFigure:
    """Return the figure annotated in the fields; raises ValueError, which says what is wrong with it."""
    return AnnotatedFigure(
        word_of(fields, "mention"),
        some_words_of(fields, "measure", columns.MEASURES),
        (number_of(fields, "low"), number_of(fields, "best"), number_of(fields, "high")),
        _read_numbers(fields, "value_also"),
        (_one_of(fields, "bound", columns.BOUNDS), *words_of(fields, "bound_also", columns.BOUNDS)),
        _read_answers(fields, "unit"),
        _read_answers(fields, "counted"),
        answers_of(fields, "population_country", "population_also", columns.COUNTRIES),
        words_of(fields, "attributed_to"),
        words_of(fields, "attributed_also"),
        _read_optional(fields, "scope", columns.SCOPES),
        _read_optional(fields, "realis", columns.REALIS),
        fields.get("core", True) is True,
    )


def _one_of(fields: Fields, key: str, known: tuple[str, ...]) -> str:
    word = word_of(fields, key)
    if word not in known:
        raise ValueError(f"unknown {key} {word!r}")
    return word


def _read_answers(fields: Fields, key: str) -> tuple[str, ...]:
    """Return the words under the key and its ``_also``; nothing there is the empty word."""
    return tuple(answer or "" for answer in answers_of(fields, key, f"{key}_also"))


def _read_optional(fields: Fields, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the right values of the column; none where the key is missing, which makes every value right."""
    return (_one_of(fields, key, known), *words_of(fields, f"{key}_also", known)) if key in fields else ()


def _read_numbers(fields: Fields, key: str) -> tuple[float, ...]:
    values = fields.get(key) or []
    numbers = [number_of({key: value}, key) for value in (values if isinstance(values, list) else [values])]
    return tuple(number for number in numbers if number is not None)
