"""Every kind of bad table is reported with file, line, column, value and the broken rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsledger.contracts.reference import columns_of
from newsledger.knowledge.overlay import BadReferenceError, lay_over
from newsledger.knowledge.reference import overlay_mark, read_table
from tests.knowledge.overlay.example import folder_of


def told(folder: Path) -> list[str]:
    with pytest.raises(BadReferenceError) as raised:
        lay_over(folder)
    return [line.removeprefix(f"{folder}/") for line in raised.value.lines]


@pytest.mark.parametrize(
    ("table", "row", "said"),
    [
        ("actors", "group:red,armed_group,SOM,POL,Red Tide,", "sector: 'POL' is none of PLOVER's sectors"),
        ("actors", "group:red,armed_group,,REB,Red Tide,", "country: is empty"),
        ("actors", "group:red,armed_group,Somalia,REB,Red Tide,", "country: 'Somalia' is none of the countries of ISO 3166-1 alpha-3, XKX and PLOVER's slots"),
        ("actors", "red tide,armed_group,SOM,REB,Red Tide,", "actor_id: 'red tide' is no id such as group:red-dawn"),
        ("actors", "group:red,person,SOM,REB,Red Tide,", "kind: 'person' is none of government_body, armed_group, party, igo, ngo, company, media, other"),
        ("actors", "group:red,armed_group,SOM,REB,Red Tide,RT|RT", "aliases: 'RT|RT' is no list of different items parted by | without spaces around it"),
        ("actors", "group:red,armed_group,SOM,REB,Red Tide,RT | RTB", "aliases: 'RT | RTB' is no list of different items parted by | without spaces around it"),
        ("actors", "group:red,armed_group,SOM,REB,Red|Tide,", "name: 'Red|Tide' is no single name"),
        ("actors", "group:red,armed_group,SOM,REB,Red Tide,RT|***", "aliases: 'RT|***' is not made of words"),
        ("titles", "Tidewarden,,MIL,person,,,", "title: 'Tidewarden' is not in lower case"),
        ("titles", "tidewarden,,MIL,persons,,,", "denotes: 'persons' is none of person, group, body"),
        ("titles", "tidewarden,,MIL,person,ABC,,", "country: 'ABC' is none of the countries of ISO 3166-1 alpha-3, XKX and PLOVER's slots"),
        ("leaders", "Jane Doe,,SOM,president,GOV,2012,2010", "to_year: '2010' is before from year"),
        ("leaders", "Jane Doe,,SOM,president,GOV,12,", "from_year: '12' is no year"),
        ("countries", "ZZZ,Zedland,,,,", "country: 'ZZZ' is none of the countries of ISO 3166-1 alpha-3 and XKX"),
        ("place_words", "oldland,country_alias,", "country: is empty for a country alias"),
        ("place_words", "oldland,realm,SOM", "kind: 'realm' is none of region, town, "),
        ("event_verbs", "zap,,,ASSALT,,,", "event_type: 'ASSALT' is none of PLOVER's event types and none"),
        ("event_verbs", "zap,,,ASSAULT,arrest,,", "mode: 'arrest' is no mode of its event type"),
        ("event_verbs", "zap,,,ASSAULT,,,sideways|on", "recipient: 'sideways|on' is no list of places such as object, possessive, none, subject (who undergoes it), to or against"),
        ("event_verbs", "zap,,,ASSAULT,,contents,", "complement: 'contents' is none of content, report and nothing"),
        ("event_verbs", "zap,,@boots,ASSAULT,,,", "object: '@boots' is no class of noun_classes"),
        ("nouns", "boot,boots", "classes: 'boots' is no class of noun_classes"),
        ("noun_classes", "boots,shoes,", "parents: 'shoes' is no class of noun_classes"),
        ("topic_words", "fashion,boot", "topic: 'fashion' is no topic of topics"),
        ("event_cues", "heavy,zap", "cue: 'heavy' is none of "),
        ("context_words", "warlike,zap", "context: 'warlike' is none of PLOVER's contexts"),
        ("boilerplate_lines", "Brought to you,,", "pattern: 'Brought to you' is not in lower case"),
        ("boilerplate_lines", "- brought to you -,,", "pattern: '- brought to you -' is not without marks around it"),
        ("boilerplate_lines", "brought to you by *,,", "longest: is empty where the pattern has gaps"),
        ("boilerplate_lines", "brought to you by *,many,", "longest: 'many' is no whole number"),
        ("boilerplate_lines", "*,9,", "pattern: '*' is not made of words"),
        ("measure_words", "injured,object_with,take,", "word: 'take' is no pair of words for this role"),
        ("figure_measures", "quarantined,people,,quarantine,,People kept apart.", "measure: 'quarantined' is none of killed, injured, "),
        ("figure_measures", "killed,people,victim|sad,kill,,Dead.", "traits: 'victim|sad' is no list of words among victim, harm, "),
        ("vague_quantities", "oodles,many", "low: 'many' is no number"),
        ("time_words", "moonday,weekday,8", "value: '8' is no number of this kind"),
        ("time_words", "tide day,holiday,1345", "value: '1345' is no number of this kind"),
        ("time_words", "moonday,weekday,", "value: is no number of this kind"),
        ("currencies", "word,shell,Shl", "code: 'Shl' is no code of three capitals"),
        ("file_signatures", "bytes,5g,a tide file", "begins: '5g' is not made of pairs of hexadecimal digits"),
    ],
)  # fmt: skip
def test_a_cell_that_breaks_its_rule_is_told(table: str, row: str, said: str, tmp_path: Path):
    folder = folder_of(tmp_path, **{table: f"# ours\n{','.join(columns_of(table))}\n{row}\n"})
    (line,) = told(folder)
    assert line.startswith(f"{table}.csv, line 3: {said}")
    assert line.endswith(said) or said.endswith((" ", ", "))


def test_a_key_that_stands_twice_is_told_with_both_lines(tmp_path: Path):
    folder = folder_of(
        tmp_path,
        outlets="name\nThe Lamp\nThe Tide\nThe Lamp\n",
        event_verbs="lemma,particle,object,event_type,mode,complement,recipient\nzap|grollop,,,ASSAULT,,,\n"
        "grollop|maul,,,COERCE,,,\ngrollop,,town,COERCE,,,\n",
    )
    assert told(folder) == [
        "event_verbs.csv, line 3: lemma, particle, object: 'grollop||' stands already in line 2",
        "outlets.csv, line 4: name: 'The Lamp' stands already in line 2",
    ]


def test_a_verb_may_name_a_class_that_the_folder_makes(tmp_path: Path):
    folder = folder_of(
        tmp_path,
        noun_classes="class,parents,group\nboots,,\n",
        nouns="noun,classes\nboot,boots\n",
        event_verbs="lemma,particle,object,event_type,mode,complement,recipient\nzap,,@boots|@ship,ASSAULT,,,\n",
    )
    lay_over(folder)
    assert read_table("event_verbs")[0]["object"] == "@boots|@ship"


@pytest.mark.parametrize("name", ["actor.csv", "actors.tsv", "Actors.csv", "more"])
def test_a_file_that_is_no_table_is_told_with_those_there_are(name: str, tmp_path: Path):
    (tmp_path / name).mkdir() if name == "more" else (tmp_path / name).touch()
    (line,) = told(tmp_path)
    assert line.startswith(f"{name}: is no table of the reference; there are actors.csv, addressed_words.csv, ")
    assert line.endswith(", verb_forms.csv, removed.csv")
    assert "plover" not in line


@pytest.mark.parametrize("name", ["plover_modes", "plover_sectors", "cameo_to_plover"])
def test_plovers_own_tables_are_fixed(name: str, tmp_path: Path):
    folder_of(tmp_path, **{name: "mode\nraid\n"})
    assert told(tmp_path) == [f"{name}.csv: is fixed, like PLOVER's own tables: nothing can be laid over it"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("actors,group:nobody", "key: 'group:nobody' is no key of actors, whose keys are actor_id"),
        ("event_verbs,strike|off|list|x", "key: 'strike|off|list|x' is no key of event_verbs, whose keys are lemma|particle|object"),
        ("actor,group:hamas", "table: 'actor' is no table of the reference"),
        ("plover_modes,ASSAULT", "table: 'plover_modes' is fixed, like PLOVER's own tables"),
        ("countries,FRA", "table: every row of countries is needed; one can be replaced, none taken away"),
        (",x", "table: '' is no table of the reference"),
    ],
)  # fmt: skip
def test_what_is_taken_away_must_be_there(row: str, said: str, tmp_path: Path):
    assert told(folder_of(tmp_path, removed=f"table,key\n{row}\n")) == [f"removed.csv, line 2: {said}"]


def test_all_faults_of_a_folder_are_told_the_first_twenty_in_full_and_nothing_is_laid(tmp_path: Path):
    rows = "".join(f"name {number},\n" for number in range(23))
    folder = folder_of(tmp_path, outlets="name\nThe Lamp\nThe Lamp\n", portfolios=f"words,portfolio\n{rows}")
    lines = told(folder)
    assert len(lines) == 21
    assert lines[0] == "outlets.csv, line 3: name: 'The Lamp' stands already in line 2"
    assert lines[1] == "portfolios.csv, line 2: portfolio: is empty"
    assert lines[20] == "and 4 more"
    assert overlay_mark() == ""
