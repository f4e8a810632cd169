"""Quad class, score and CAMEO root of types and modes, as in PLOVER's codebook."""

from __future__ import annotations

import pytest

from newsledger.contracts import columns as c
from newsledger.knowledge.ontology import cameo_root, event_types, quad_class, score


@pytest.mark.parametrize(
    ("event_type", "mode", "expected"),
    [
        ("ASSAULT", None, ("material_conflict", -9.0, "18")),
        ("ASSAULT", "aerial", ("material_conflict", -9.5, "18")),
        ("ASSAULT", "massacre", ("material_conflict", -9.0, "18")),
        ("CONSULT", "visit", ("verbal_cooperation", 4.0, "04")),
        ("AGREE", None, ("verbal_cooperation", 2.5, "03")),
        ("AID", None, ("material_cooperation", 10.0, "07")),
        ("REQUEST", "assist", ("verbal_conflict", 0.5, "10")),
    ],
)
def test_class_score_and_root_of_a_type(event_type: str, mode: str | None, expected: tuple[str, float, str]):
    assert (quad_class(event_type), score(event_type, mode), cameo_root(event_type)) == expected


def test_every_type_and_mode_of_plover_has_class_score_and_root():
    for event_type in c.PLOVER_TYPES:
        assert quad_class(event_type) in c.QUAD_CLASSES
        assert cameo_root(event_type).isdigit()
    for event_type, mode in (name.split("/") for name in c.MODES if not name.startswith(c.HAZARD)):
        assert -10 <= score(event_type, mode) <= 10


def test_an_unknown_type_is_an_error_and_an_unknown_mode_counts_as_its_type():
    assert score("COERCE", "whisper") == score("COERCE", None)
    with pytest.raises(KeyError):
        quad_class("OBSERVE")
    assert list(event_types()) == list(c.PLOVER_TYPES)


def test_a_disaster_has_neither_class_nor_score_nor_root():
    assert (quad_class(c.HAZARD), score(c.HAZARD, "flood"), cameo_root(c.HAZARD)) == (None, None, None)
