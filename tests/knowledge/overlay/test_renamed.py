"""A folder written for older tables is refused with a line that says where its rows belong today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsledger.contracts.reference import REFERENCE_TABLES, columns_of
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


@pytest.mark.parametrize(
    ("old", "row", "today"),
    [
        ("measures", "measure,role,needs_person,words\nkilled,object,no,zap\n", "measure_words.csv"),
        ("state_bodies", "actor_id,kind,country,sector,name,aliases\n", "actors.csv"),
        ("organisations", "actor_id,kind,country,sector,name,aliases\n", "actors.csv"),
        ("populations", "group,words\nminers,digger\n", "nouns.csv"),
    ],
)
def test_a_table_that_became_part_of_another_is_refused_in_one_line_that_names_it(
    old: str, row: str, today: str, tmp_path: Path
):
    (line,) = told(folder_of(tmp_path, **{old: row}))
    assert line.startswith(f"{old}.csv: is {today} now")


def test_a_table_of_older_columns_is_refused_in_one_line_that_says_what_became_of_them(tmp_path: Path):
    (line,) = told(folder_of(tmp_path, noun_classes="class,lemma\nboots,boot\n"))
    assert line.startswith("noun_classes.csv, line 1: the header lacks parents, group and has also lemma; it is class,")
    assert line.endswith(
        "; its nouns are rows of nouns.csv now, under noun,classes; here a class is a row with its parents"
    )


@pytest.mark.parametrize("table", ["event_verbs", "event_phrases", "event_nouns"])
def test_a_lexicon_with_notes_is_refused_with_what_to_leave_out(table: str, tmp_path: Path):
    (line,) = told(folder_of(tmp_path, **{table: f"{','.join(columns_of(table))},note\n"}))
    assert line.endswith("; nobody read note: leave the column out")


def test_no_column_that_is_told_as_gone_is_one_of_today():
    assert not [(table, column) for table, column in renamed._COLUMNS if column in columns_of(table)]


def test_every_new_name_is_a_table_or_a_position_of_today():
    positions = {row["position"] for row in packaged_table("factuality_cues")}
    named = {name: set(re.findall(r"\b(\w+)\.csv\b", told)) for name, told in renamed._TABLES.items()}
    assert all(tables and tables <= set(REFERENCE_TABLES) for tables in named.values())
    assert not set(named) & set(REFERENCE_TABLES)
    assert set(renamed._POSITIONS.values()) <= positions
    assert not set(renamed._POSITIONS) & positions
