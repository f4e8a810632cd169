"""Match the rows of a case with its gold event and sort them by whether they count and have the right type.

Rows count when their realis is asserted or future, or that of the gold. Participants match when they share a content
word; countries match by their current codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsledger.evaluation.cases import Case, ReadEvent
from newsledger.evaluation.gold import DONE, OLDER_TYPES, Participant
from newsledger.evaluation.stop_words import STOP_WORDS
from newsledger.knowledge.reference import derived, read_table


@dataclass(frozen=True, slots=True)
class JudgedCase:
    """A case with its rows: the ``counted`` ones, those ``of_type``, and the ``right`` ones, which are both.

    ``best`` is the best match among the right rows, ``best_of_type`` the best match of the type whatever its realis.
    """

    case: Case
    want: str | None
    counted: tuple[ReadEvent, ...]
    types: frozenset[str]
    of_type: tuple[ReadEvent, ...]
    right: tuple[ReadEvent, ...]
    best: ReadEvent | None
    best_of_type: ReadEvent | None


def judge(cases: Sequence[Case]) -> list[JudgedCase]:
    """Judge the cases; CONCEDE and RETREAT count as one type if any gold uses the older type YIELD."""
    olds = {case.gold.event_type for case in cases} & OLDER_TYPES.keys()
    names = {new: str(old) for old in olds for new in OLDER_TYPES[str(old)]}
    return [_judge_case(case, names) for case in cases]


def _judge_case(case: Case, names: dict[str, str]) -> JudgedCase:
    want = case.gold.event_type and names.get(case.gold.event_type, case.gold.event_type)
    counted = tuple(event for event in case.events if event.realis in (*DONE, case.gold.realis))
    of_type = tuple(event for event in case.events if names.get(event.event_type, event.event_type) == want)
    right = tuple(event for event in of_type if event in counted)
    types = frozenset(names.get(event.event_type, event.event_type) for event in counted)
    best_of_type = _find_best_row(case, [*right, *of_type])
    return JudgedCase(case, want, counted, types, of_type, right, _find_best_row(case, right), best_of_type)


def _find_best_row(case: Case, rows: Sequence[ReadEvent]) -> ReadEvent | None:
    """Return the row that shares most words with the name of the gold event; ties go to the first."""
    words = content_words(case.gold.words)
    return max(rows, key=lambda row: _shared_words(words, row), default=None)


def _shared_words(words: frozenset[str], row: ReadEvent) -> tuple[bool, int]:
    return bool(words & content_words(row.trigger)), len(words & content_words(row.evidence))


def content_words(text: str) -> frozenset[str]:
    """Return the words that are not stop words, in lower case."""
    return frozenset(re.findall(r"[a-z0-9]+", text.lower())) - STOP_WORDS


def has_shared_word(some: Iterable[Participant], others: Iterable[Participant]) -> bool:
    """Return whether any participant of one list shares a content word with any of the other."""
    words = frozenset(word for other in others for word in content_words(other.text))
    return any(content_words(one.text) & words for one in some)


def countries_of(members: Iterable[Participant]) -> frozenset[str]:
    """Return the countries of the participants, older codes replaced by current ones."""
    codes = (member.country for member in members)
    return frozenset(_newer_codes().get(code, code) for code in codes if code)


@derived
def _newer_codes() -> dict[str, str]:
    return {row["code"]: row["same_as"] for row in read_table("older_country_codes")}
