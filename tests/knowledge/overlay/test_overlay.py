"""A folder is laid over the reference until another replaces it, and nothing of one leaks into the other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsledger.coding.coder import read_articles
from newsledger.coding.version import coder_version
from newsledger.knowledge.overlay import BadReferenceError, lay_over
from newsledger.knowledge.reference import read_table
from newsledger.model.article import Article
from newsledger.model.reading import Reading
from newsledger.packaged_tables import packaged_table
from newsledger.parse.furniture import is_furniture
from newsledger.resolving.resolver import resolve
from newsledger.settings import DEFAULT_MODEL
from tests.knowledge.overlay.example import example, folder_of

ACTORS = "actor_id,kind,country,sector,name,aliases\n"
VERBS = "lemma,particle,object,event_type,mode,complement,recipient\n"


def version() -> str:
    return coder_version(DEFAULT_MODEL)


def events(text: str) -> list[tuple[str, str | None]]:
    article = Article(article_id="a", source_id="a", body=text, published_date=date(2021, 5, 7), date_precision="day")
    (reading,) = read_articles([article], DEFAULT_MODEL)
    assert isinstance(reading, Reading), reading
    return [(event.event_type, event.mode) for event in reading.events]


def test_the_example_of_the_docs_means_what_it_says(tmp_path: Path):
    assert events("The Red Tide Brigade grolloped three villagers.") == []
    assert resolve("the Kremlin").country == "RUS"
    assert not is_furniture("Brought to you by the harbour desk and its friends")
    lay_over(example(tmp_path))
    assert events("The Red Tide Brigade grolloped three villagers.") == [("ASSAULT", "beat")]
    group = resolve("RTB")
    assert (group.actor_id, group.country, group.sector) == ("group:red-tide-brigade", "SOM", "REB")
    assert (resolve("the Kenyan tidewarden").country, resolve("the Kenyan tidewarden").sector) == ("KEN", "MIL")
    assert resolve("the Kremlin").country is None
    assert is_furniture("Brought to you by the harbour desk and its friends")


def test_two_folders_in_one_process_do_not_mix(tmp_path: Path):
    one = folder_of(
        tmp_path / "one",
        actors=f"{ACTORS}group:red-tide,armed_group,SOM,REB,Red Tide,\n",
        event_verbs=f"{VERBS}arrest,,,ASSAULT,beat,,object\n",
        time_zones="abbreviation,minutes\nGMT,60\n",
    )
    two = folder_of(tmp_path / "two", actors=f"{ACTORS}group:blue-tide,armed_group,KEN,REB,Blue Tide,\n")
    arrest, own = "Police arrested two men in Lima.", version()
    found = {}
    for folder in (None, one, two, one, None):
        lay_over(folder)
        read = (
            resolve("Red Tide").actor_id,
            resolve("Blue Tide").actor_id,
            events(arrest),
            read_table("time_zones")[0],
        )
        assert found.setdefault(version(), read) == read
    bare = packaged_table("time_zones")[0]
    assert list(found.values()) == [
        (None, None, [("COERCE", "arrest")], bare),
        ("group:red-tide", None, [("ASSAULT", "beat")], {"abbreviation": "GMT", "minutes": "60"}),
        (None, "group:blue-tide", [("COERCE", "arrest")], bare),
    ]
    assert version() == own


def test_where_the_same_words_are_in_both_the_users_win(tmp_path: Path):
    assert resolve("Hamas").country == "PSE"
    folder = folder_of(
        tmp_path,
        actors=f"{ACTORS}party:hamas-of-kenya,party,KEN,PTY,Hamas,\n",
        titles="title,plural,sector,denotes,country,alone,rank\nteacher,teachers,REB,person,,,\n",
        agencies="agency,aliases\nTide Wire,Thomson Reuters\n",
        units="measure,symbol,words\ndistance,nmi,km\n",
        event_phrases="phrase,event_type,mode,complement,recipient\nmake headway,ASSAULT,,,\n",
    )
    lay_over(folder)
    assert (resolve("Hamas").actor_id, resolve("Hamas").country) == ("party:hamas-of-kenya", "KEN")
    assert resolve("a Kenyan teacher").sector == "REB"
    from newsledger.enrich.figures.figure_lexicon import units
    from newsledger.parse.credits import _agencies

    assert units()["km"] == ("distance", "nmi")
    assert units()["kms"] == ("distance", "km")
    assert _agencies()["thomson reuters"] == "Tide Wire"
    assert _agencies()["reuters news"] == "Reuters"
    assert events("Rebels made headway near Mokha.") == [("ASSAULT", None)]


def test_a_country_keeps_its_code_and_takes_the_names_of_its_row(tmp_path: Path):
    header = "country,name,other_names,adjectives,people,capitals\n"
    lay_over(folder_of(tmp_path, countries=f"{header}KEN,Kenya,Tideland,Tidelandic|Kenyan,Tidelanders,Nairobi\n"))
    assert resolve("the Tidelandic army").country == "KEN"
    assert resolve("Ugandan police").country == "UGA"


def test_a_changed_cell_is_another_version_and_another_reading(tmp_path: Path):
    versions = [version()]
    for mode in ("beat", "torture"):
        lay_over(folder_of(tmp_path, event_verbs=f"{VERBS}arrest,,,ASSAULT,{mode},,object\n"))
        assert events("Police arrested two men in Lima.") == [("ASSAULT", mode)]
        versions.append(version())
    assert len(set(versions)) == 3


def test_a_folder_that_changes_nothing_is_no_other_version(tmp_path: Path):
    own = version()
    bodies = packaged_table("bodies")[0]
    for tables in (
        {},
        {"actors": f"# none yet\n{ACTORS}", "removed": "table,key\n"},
        {"bodies": f"title,body\n{bodies['title']},{bodies['body']}\n"},
    ):
        lay_over(folder_of(tmp_path, **tables))
        assert version() == own
    lay_over(folder_of(tmp_path, bodies="title,body\ntide court,courts\n"))
    assert version() != own


def test_remarks_spaces_and_the_folders_name_are_no_part_of_the_version(tmp_path: Path):
    row = "group:red-tide,armed_group,SOM,REB,Red Tide,"
    versions = set()
    for name, text in [("one", f"{ACTORS}{row}\n"), ("two", f"# ours\n{ACTORS}\n{row.replace(',', ' , ')}\n")]:
        lay_over(folder_of(tmp_path / name, actors=text))
        versions.add(version())
    assert len(versions) == 1


def test_a_bad_folder_leaves_what_lay_there_and_may_be_mended(tmp_path: Path):
    good = folder_of(tmp_path / "good", actors=f"{ACTORS}group:red-tide,armed_group,SOM,REB,Red Tide,\n")
    lay_over(good)
    bad = folder_of(tmp_path / "bad", actors=f"{ACTORS}group:blue-tide,armed_group,SOM,POL,Blue Tide,\n")
    for _ in range(2):
        with pytest.raises(BadReferenceError, match="'POL' is none of"):
            lay_over(bad)
        assert resolve("Red Tide").actor_id == "group:red-tide"
    lay_over(folder_of(bad, actors=f"{ACTORS}group:blue-tide,armed_group,SOM,REB,Blue Tide,\n"))
    assert (resolve("Red Tide").actor_id, resolve("Blue Tide").actor_id) == (None, "group:blue-tide")


def test_files_that_are_as_they_were_laid_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = example(tmp_path)
    lay_over(folder)
    before = read_table("actors")
    monkeypatch.setattr("newsledger.knowledge.overlay.laying.read_overlay", lambda *_: pytest.fail("read again"))
    lay_over(folder)
    assert read_table("actors") is before


def test_reading_goes_on_whichever_tables_are_taken_away_whole():
    from newsledger.contracts.reference import NEVER_REMOVED, REFERENCE_TABLES
    from newsledger.knowledge.reference import set_overlay

    names = sorted(set(REFERENCE_TABLES) - NEVER_REMOVED)
    for first in range(_TURNS):
        set_overlay(dict.fromkeys(names[first::_TURNS], ()), str(first))
        found = events("Gunmen killed 12 of about 40 farmers in Jos on Monday, police said.")
        assert isinstance(found, list), names[first::_TURNS]


_TURNS = 7
