"""Towns of one name are told apart by the place said beside them, in any form, and by the rest of the article."""

from __future__ import annotations

import pytest

from newsledger.enrich.anchoring.focus_country import find_focus_country
from newsledger.enrich.anchoring.where import find_where
from newsledger.enrich.mentions import find_mentions
from newsledger.model.article import Article
from newsledger.model.reading import Where
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL


def _where(body: str, dateline: str | None = None) -> Where | None:
    """Return the place of what the last sentence tells."""
    article = Article(article_id="a", source_id="a", body=body, dateline=dateline)
    reading = next(iter(read_passages([article], DEFAULT_MODEL)))
    reading.focus_country = find_focus_country(reading)
    reading.add_mentions(find_mentions(reading))
    last = reading.sentences[-1]
    return find_where(reading, last, last.span.root)


BESIDE = [
    ("Firefighters evacuated two schools in Oxford, North Carolina, on Monday.", "USA", "US.NC", "city"),
    ("Police arrested a man in Oxford, Mississippi, on Monday.", "USA", "US.MS", "city"),
    ("Police arrested a man in Oxford, Miss., on Monday.", "USA", "US.MS", "city"),
    ("A gunman killed two people in Columbia, Ky., on Friday.", "USA", "US.KY", "city"),
    ("A gunman killed two people in Columbia, S.C., on Friday.", "USA", "US.SC", "city"),
    ("A storm destroyed 40 homes in Paris, Texas.", "USA", "US.TX", "city"),
    ("A storm destroyed 40 homes in Paris, TX, on Sunday.", "USA", "US.TX", "city"),
    ("Teachers protested in London, Ontario, on Tuesday.", "CAN", "CA.08", "city"),
    ("Teachers protested in London, Ont., on Tuesday.", "CAN", "CA.08", "city"),
    ("A bomb exploded in Tripoli, Lebanon.", "LBN", "LB.09", "city"),
    ("A bomb exploded in Valencia, Spain.", "ESP", "ES.60", "city"),
    ("A bomb exploded in Valencia, Venezuela.", "VEN", "VE.07", "city"),
    ("Workers went on strike in Birmingham, Alabama.", "USA", "US.AL", "city"),
    ("Workers went on strike in Cambridge, Massachusetts.", "USA", "US.MA", "city"),
    ("Rebels attacked Georgetown, Guyana, on Sunday.", "GUY", "GY.12", "city"),
    ("Two people were shot dead in Hyderabad, Pakistan.", "PAK", "PK.05", "city"),
    ("Two people were shot dead in Portland, Maine.", "USA", "US.ME", "city"),
    ("Two people were shot dead in Springfield, Ohio.", "USA", "US.OH", "city"),
    ("Two people were shot dead in Richmond, British Columbia.", "CAN", "CA.02", "city"),
    ("Two people were shot dead in Perth, Scotland.", "GBR", "GB.SCT", "city"),
]
WORDED = [
    ("Police arrested a man in the Kentucky town of Columbia on Monday.", "USA", "US.KY", "city"),
    ("Police arrested a man in the North Carolina city of Oxford on Monday.", "USA", "US.NC", "city"),
    ("A fire killed three people in the southern Texas town of Alice.", "USA", "US.TX", "city"),
    ("A blast killed three people in the Pakistani city of Hyderabad.", "PAK", "PK.05", "city"),
    ("A blast killed three people in the Lebanese city of Tripoli.", "LBN", "LB.09", "city"),
    ("Soldiers attacked the Spanish city of Valencia.", "ESP", "ES.60", "city"),
    ("Gunmen killed four people in Texas's Paris.", "USA", "US.TX", "city"),
    ("Gunmen killed four people in Lebanon's Tripoli.", "LBN", "LB.09", "city"),
    ("Gunmen killed four people in Odessa in western Texas.", "USA", "US.TX", "city"),
    ("Gunmen killed four people in Tripoli in northern Lebanon.", "LBN", "LB.09", "city"),
    ("Gunmen killed four people in the town of Oxford in North Carolina.", "USA", "US.NC", "city"),
    ("Gunmen killed four people in Oxford (North Carolina).", "USA", "US.NC", "city"),
    ("A tornado destroyed 12 homes in Tama County, Iowa.", "USA", "US.IA", "admin2"),
    ("A tornado destroyed 12 homes in Orange County, California.", "USA", "US.CA", "admin2"),
    ("A tornado destroyed 12 homes in Orange County, Florida.", "USA", "US.FL", "admin2"),
    ("A tornado destroyed 12 homes in Toledo, Tama County, Iowa.", "USA", "US.IA", "city"),
    ("Police arrested a man in the Ontario city of London.", "CAN", "CA.08", "city"),
    ("Police arrested a man in Ohio's Springfield.", "USA", "US.OH", "city"),
]
UNLISTED = [
    ("Gunmen killed four people in Zzyxford, North Carolina.", "USA", "US.NC", "admin1"),
    ("Gunmen killed four people in the Kentucky town of Lagos.", "USA", "US.KY", "admin1"),
    ("Gunmen killed four people in the Ethiopian town of Harborville.", "ETH", None, "city"),
    ("Gunmen killed four people in the Nigerian village of Oxford.", "NGA", None, "city"),
    ("Nigeria mourned. Gunmen killed four people in Edo State.", "NGA", "NG.37", "admin1"),
    ("Gunmen killed four people in Quorley, Kenya.", "KEN", None, "city"),
]
BY_THE_REST = [
    ("The governor of Kentucky spoke. Gunmen killed four people in Columbia.", "USA", "US.KY", "city"),
    ("Voters across Iowa waited. A storm in Iowa grew. Police arrested a man in Burlington.", "USA", "US.IA", "city"),
    ("Oxford, North Carolina, is a small town. Gunmen killed four people in Oxford.", "USA", "US.NC", "city"),
    ("Lebanon mourned. Troops left Beirut. A bomb exploded in Tripoli.", "LBN", "LB.09", "city"),
    ("Libya mourned. Troops left Benghazi. A bomb exploded in Tripoli.", "LBY", None, "city"),
    ("Gunmen killed four people in Paris.", "FRA", "FR.11", "city"),
    ("Gunmen killed four people in London.", "GBR", "GB.ENG", "city"),
]
FEATURES = [
    ("Soldiers shot dead two men along the Line of Control.", None, None, "point"),
    ("New Delhi is worried. India said its soldiers killed two men near the Line of Control.", "IND", None, "point"),
    ("Gunmen killed four people in the Sambisa forest.", "NGA", "NG.27", "point"),
    ("Rebels attacked a convoy in the Jordan Valley.", "PSE", "PS.WE", "point"),
    ("Climbers died on Mount Everest.", "NPL", None, "point"),
    ("Migrants died in the Sahara.", None, None, "point"),
]


@pytest.mark.parametrize(
    ("body", "country", "admin1", "precision"), [*BESIDE, *WORDED, *UNLISTED, *BY_THE_REST, *FEATURES]
)
def test_a_place_is_the_one_its_words_and_article_mean(
    body: str, country: str | None, admin1: str | None, precision: str
) -> None:
    where = _where(body)
    assert where is not None
    assert (where.country, where.precision) == (country, precision)
    assert admin1 is None or where.admin1 == admin1


@pytest.mark.parametrize(
    ("dateline", "country", "admin1"),
    [
        ("COLUMBIA, Ky.", "USA", "US.KY"),
        ("OXFORD, Miss.", "USA", "US.MS"),
        ("LONDON, Ontario", "CAN", "CA.08"),
        ("TRIPOLI, Lebanon", "LBN", "LB.09"),
        ("ZZYXFORD, N.C.", "USA", "US.NC"),
    ],
)
def test_a_dateline_says_in_which_place_its_town_lies(dateline: str, country: str, admin1: str) -> None:
    where = _where("Police arrested a man on Monday.", dateline)
    assert where is not None
    assert (where.country, where.admin1, where.basis) == (country, admin1, "article")


@pytest.mark.parametrize(
    "body",
    [
        "More than 300 people were arrested in Spain.",
        "Human rights groups protested in Spain.",
        "Google workers protested in Spain.",
        "Line managers protested in Spain.",
        "Many people protested in Spain.",
    ],
)
def test_a_common_word_is_no_town(body: str) -> None:
    where = _where(body)
    assert where is not None
    assert where.name == "Spain"
