"""A folder written for older tables is refused with a line that says where its rows belong today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsledger.contracts.reference import REFERENCE_TABLES
from newsledger.knowledge.overlay import renamed
from newsledger.packaged_tables import packaged_table
from tests.knowledge.overlay.example import folder_of
from tests.knowledge.overlay.test_row_checks import told

NEW_NAME = "is factuality_cues.csv now, of the same columns: rename the file, and in its position brings is causative, "


def test_a_table_of_an_older_name_is_refused_in_one_line_with_its_name_of_today(tmp_path: Path):
    (line,) = told(folder_of(tmp_path, realis_words="realis,position,lemma\nfuture,governor,foresee\n"))
    assert line.startswith(f"realis_words.csv: {NEW_NAME}")
    assert line.endswith("outlasts is implicative, ends is aspectual, after would is future-in-past")


def test_a_removal_from_a_table_of_an_older_name_is_refused_in_the_same_words(tmp_path: Path):
    (line,) = told(folder_of(tmp_path, removed="table,key\nrealis_words,governor|plan\n"))
    assert line.startswith(f"removed.csv, line 2: table: 'realis_words' {NEW_NAME}")


@pytest.mark.parametrize("cue", ["hypothetical", "future", "negated"])
def test_a_cue_of_figures_that_became_one_of_factuality_is_refused_with_its_table(cue: str, tmp_path: Path):
    (line,) = told(folder_of(tmp_path, figure_cues=f"cue,words\n{cue},foresee|dread\n"))
    assert line.startswith(f"figure_cues.csv, line 2: cue: {cue!r} is none of ")
    assert line.endswith("; its words are rows of factuality_cues now, one word a row")


def test_a_position_of_an_older_name_is_refused_with_its_name_of_today(tmp_path: Path):
    (line,) = told(folder_of(tmp_path, factuality_cues="realis,position,lemma\nasserted,brings,spark\n"))
    assert line.endswith("; it is 'causative' now")


def test_every_new_name_is_a_table_or_a_position_of_today():
    positions = {row["position"] for row in packaged_table("factuality_cues")}
    named = {name: set(re.findall(r"\b(\w+)\.csv\b", told)) for name, told in renamed._TABLES.items()}
    assert all(tables and tables <= set(REFERENCE_TABLES) for tables in named.values())
    assert not set(named) & set(REFERENCE_TABLES)
    assert set(renamed._POSITIONS.values()) <= positions
    assert not set(renamed._POSITIONS) & positions
