"""No named person acts in an attack, coercion, accusation or sanction unless the grammar says so.

Each sentence is of our own, with the people named who do act in it; who is quoted, hurt, buried, related, at the place,
or reports the news does not.
"""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from newsledger.coding.coder import read_articles
from newsledger.model.article import Article
from newsledger.model.reading import Reading
from newsledger.settings import DEFAULT_MODEL

_CLAIMS = {"ASSAULT", "COERCE", "ACCUSE", "SANCTION"}
_SENTENCES = {
    # Who is quoted about a deed did not do it.
    "Nine miners were killed in the raid, said Amina Keita, a nurse at the clinic.": set(),
    "Amina Keita said nine miners were killed in the raid.": set(),
    "Nine miners were killed in the raid, Amina Keita told reporters.": set(),
    "According to Amina Keita, gunmen burned the market.": set(),
    '"They shot my brother in the back," Amina Keita said.': set(),
    '"He was arrested at dawn," said his lawyer, Pavel Novak.': set(),
    "Pavel Novak, a lawyer, said his client was tortured in custody.": set(),
    "Police spokesman Pavel Novak said two men were arrested near the port.": set(),
    "Two men were arrested near the port, police spokesman Pavel Novak said on Friday.": set(),
    "Eleven villagers were abducted on Monday, governor Pavel Novak said.": set(),
    "Witness Amina Keita described how soldiers beat the prisoners.": set(),
    "Amina Keita told Reuters that soldiers had beaten the prisoners.": set(),
    "Mayor Amina Keita confirmed that a bomb had killed three guards.": set(),
    "Amina Keita, whose shop was looted, wept.": set(),
    "In a report by Pavel Novak for the Daily Post, gunmen killed nine miners.": set(),
    # Who suffers, and those close to them, did not do it.
    "Amina Keita was killed in the raid.": set(),
    "Amina Keita, 34, was arrested at the airport.": set(),
    "Amina Keita was shot dead by gunmen.": set(),
    "The killing of Amina Keita shocked the town.": set(),
    "The arrest of Amina Keita led to riots in Lagos.": set(),
    "The murder of Amina Keita was condemned by France.": set(),
    "Riots broke out after the jailing of Amina Keita.": set(),
    "The riots were set off by the jailing of Amina Keita.": set(),
    "Amina Keita lost two sons in the bombing.": set(),
    "The brother of Amina Keita was kidnapped on Monday.": set(),
    "Amina Keita's brother was kidnapped on Monday.": set(),
    "Gunmen kidnapped the daughter of minister Pavel Novak.": set(),
    "Soldiers raided the home of Pavel Novak and beat his guards.": set(),
    "Amina Keita is wanted by the police for fraud.": set(),
    "Amina Keita appeared in court on charges of fraud.": set(),
    "Amina Keita was charged with fraud on Monday.": set(),
    "Amina Keita faces sanctions by Canada.": set(),
    "Canada put Amina Keita on its sanctions list.": set(),
    "A court in Oslo sent Pavel Novak to prison for six years.": set(),
    "Pavel Novak was sent to prison for six years.": set(),
    "Pavel Novak was accused of bribery.": set(),
    "Critics accuse Pavel Novak of bribery.": set(),
    "Supporters of Pavel Novak attacked a police station.": set(),
    "Thousands marched for Pavel Novak, and police arrested forty of them.": set(),
    "Troops loyal to Pavel Novak shelled the port.": set(),
    "An envoy of Pavel Novak was detained on Monday.": set(),
    "Nine people were wounded when a bomb went off near the house of Pavel Novak.": set(),
    "A bomb exploded as Pavel Novak was speaking, killing nine.": set(),
    "Two guards died in an attack on Pavel Novak.": set(),
    "Pavel Novak escaped an attack that killed two guards.": set(),
    # A place or a thing with a person's name is nobody.
    "Two men were arrested in San Jose on Monday.": set(),
    "Gunmen attacked the Jomo Kenyatta hospital.": set(),
    "Fighting in Fort Lamar killed nine soldiers.": set(),
    # Who the grammar says did it did.
    "Pavel Novak shot a policeman on Monday.": {"Pavel Novak"},
    "A policeman was shot by Pavel Novak on Monday.": {"Pavel Novak"},
    "Pavel Novak accused Amina Keita of bribery.": {"Pavel Novak"},
    "Amina Keita was accused of bribery by Pavel Novak.": {"Pavel Novak"},
    "Pavel Novak condemned the raid on the clinic.": {"Pavel Novak"},
    "Pavel Novak kidnapped a trader and fled to Chad.": {"Pavel Novak"},
    "President Pavel Novak expelled two Chilean envoys.": {"Pavel Novak"},
    "President Pavel Novak banned all rallies.": {"Pavel Novak"},
    "Judge Pavel Novak sentenced three traders to prison.": {"Pavel Novak"},
    "Pavel Novak and Amina Keita condemned the coup.": {"Pavel Novak", "Amina Keita"},
    "Pavel Novak, who stabbed a guard in May, was freed on Monday.": {"Pavel Novak"},
    "General Pavel Novak seized power and arrested the president.": {"Pavel Novak"},
}


@cache
def _named_actors() -> dict[str, set[str]]:
    articles = [
        Article(article_id=str(i), source_id="a", body=body, published_date=date(2024, 3, 14))
        for i, body in enumerate(_SENTENCES)
    ]
    readings = [found for found in read_articles(articles, DEFAULT_MODEL) if isinstance(found, Reading)]
    return {reading.article.body: _people_who_act(reading) for reading in readings}


def _people_who_act(reading: Reading) -> set[str]:
    actors = [actor for event in reading.events if event.event_type in _CLAIMS for actor in event.actors]
    return {actor.name or actor.words.text for actor in actors if actor.kind == "person" and actor.words.text.istitle()}


@pytest.mark.parametrize("sentence", _SENTENCES)
def test_a_named_person_acts_only_where_the_grammar_says_so(sentence: str):
    assert _named_actors()[sentence] == _SENTENCES[sentence]
