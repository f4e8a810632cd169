"""Read single fields of an annotation; a ValueError says which field is wrong, and how."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

Fields = Mapping[str, object]


def objects_of(fields: Fields, key: str) -> Sequence[Fields]:
    """Return the objects listed under the key; a missing key is an empty list."""
    listed = fields.get(key, [])
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise ValueError(f"{key} is no list of objects")
    return listed


def words_of(fields: Fields, key: str, known: Collection[str] | None = None) -> tuple[str, ...]:
    """Return the words listed under the key, each of which must be ``known``; a missing key is an empty list."""
    listed = fields.get(key) or []
    if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
        raise ValueError(f"{key} is no list of words")
    for word in listed if known is not None else ():
        if word not in (known or ()):
            raise ValueError(f"unknown {key} {word!r}")
    return tuple(listed)


def some_words_of(fields: Fields, key: str, known: Collection[str] | None = None) -> tuple[str, ...]:
    """Return the words listed under the key, of which there must be at least one."""
    words = words_of(fields, key, known)
    if not words:
        raise ValueError(f"has no {key}")
    return words


def word_of(fields: Fields, key: str) -> str:
    """Return the word under the key, which must be there."""
    word = fields.get(key)
    if not isinstance(word, str) or not word:
        raise ValueError(f"has no {key}")
    return word


def answers_of(fields: Fields, key: str, also: str, known: Collection[str] | None = None) -> tuple[str | None, ...]:
    """Return the right answers: the one under ``key``, None where it is null or empty, and those listed under ``also``."""
    others = fields.get(also) or []
    answers = [fields.get(key), *(others if isinstance(others, list) else [others])]
    for answer in answers:
        if answer and (not isinstance(answer, str) or (known is not None and answer not in known)):
            raise ValueError(f"unknown {key} {answer!r}")
    return tuple(str(answer) if answer else None for answer in answers)


def number_of(fields: Fields, key: str) -> float | None:
    """Return the number under the key, or None."""
    value = fields.get(key)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise ValueError(f"{key} {value!r} is no number")
    return value


def days_of(fields: Fields, key: str) -> tuple[date, date] | None:
    """Return the first and last day of the object under the key, or None."""
    span = fields.get(key)
    if span is None:
        return None
    if not isinstance(span, dict):
        raise ValueError(f"{key} is no object with start and end")  # noqa: TRY004 - it is the input that is wrong
    try:
        return date.fromisoformat(str(span.get("start"))), date.fromisoformat(str(span.get("end")))
    except ValueError as error:
        raise ValueError(f"{key} {span.get('start')} to {span.get('end')} is no span of days") from error
