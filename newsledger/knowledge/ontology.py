"""Look up the quad class, score and CAMEO root of a PLOVER event type and mode.

Source: PLOVER 0.8 codebook, as tables in ``seeds/reference``.
"""

from __future__ import annotations

from newsledger.knowledge.hazard_lexicon import HAZARD
from newsledger.knowledge.reference import derived, read_table


@derived
def event_types() -> dict[str, dict[str, str]]:
    """Return the 16 types with ``quad_class``, ``requires_recipient`` and ``score``."""
    return {row["event_type"]: row for row in read_table("plover_event_types")}


@derived
def _mode_scores() -> dict[tuple[str, str], float]:
    return {(row["event_type"], row["mode"]): float(row["score"]) for row in read_table("plover_modes") if row["score"]}


@derived
def _cameo_roots() -> dict[str, str]:
    return {row["event_type"]: row["cameo_code"] for row in reversed(_two_digit_rows())}


def _two_digit_rows() -> list[dict[str, str]]:
    return [row for row in read_table("cameo_to_plover") if len(row["cameo_code"]) == 2]


def quad_class(event_type: str) -> str | None:
    """Return the quad class, such as ``verbal_cooperation``; None for a disaster, which PLOVER does not have."""
    return None if event_type == HAZARD else event_types()[event_type]["quad_class"]


def score(event_type: str, mode: str | None) -> float | None:
    """Return the cooperation-conflict score: the mode's if the codebook gives one, else the type's; None for a disaster."""
    if event_type == HAZARD:
        return None
    return _mode_scores().get((event_type, mode or ""), float(event_types()[event_type]["score"]))


def cameo_root(event_type: str) -> str | None:
    """Return the first two-digit CAMEO code of the type in the crosswalk; None for a disaster."""
    return None if event_type == HAZARD else _cameo_roots()[event_type]
