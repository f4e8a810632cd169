"""Score realis in judged cases: precision and recall of each value, and what was read for which gold.

Only texts whose gold gives a realis count; the row compared is the best match of the gold's type, whatever its realis.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsledger.contracts.columns import REALIS
from newsledger.evaluation.gold_matching import JudgedCase
from newsledger.evaluation.shares import Share
from newsledger.evaluation.types import TypeScore

NO_ROW = "no row"


def realis_table(judged: Sequence[JudgedCase]) -> Counter[tuple[str, str]]:
    """Count the pairs of gold realis and read realis; ``no row`` when the type was not read at all."""
    given = (one for one in judged if one.want is not None and one.case.gold.values.get("realis"))
    return Counter((one.case.gold.realis, one.best_of_type.realis if one.best_of_type else NO_ROW) for one in given)


def score_realis(judged: Sequence[JudgedCase]) -> list[TypeScore]:
    """Return precision and recall of each value among texts whose type was read."""
    table = {pair: count for pair, count in realis_table(judged).items() if pair[1] != NO_ROW}
    return [_score(table, value) for value in REALIS if any(value in pair for pair in table)]


def _score(table: dict[tuple[str, str], int], value: str) -> TypeScore:
    right = table.get((value, value), 0)
    reads = sum(count for (_, read), count in table.items() if read == value)
    wants = sum(count for (want, _), count in table.items() if want == value)
    return TypeScore(value, Share(right, reads), Share(right, wants))
