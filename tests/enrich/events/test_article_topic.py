from __future__ import annotations

import pytest

from newsledger.coding.coder import read_articles
from newsledger.model.article import Article
from newsledger.model.reading import Reading
from newsledger.settings import DEFAULT_MODEL

MATCH = (
    "Rovers beat United 3-1 at a packed stadium on Sunday to go top of the league.\n"
    "Striker Tom Hale attacked from the first minute and struck twice before half-time. His coach praised the squad,"
    " and the goalkeeper saved a late penalty.\n"
    "United's manager blamed the referee for the defeat and said his players had fought for every ball. The club has"
    " lost four matches in a row this season, and fans demanded a new trainer."
)
MARKET = (
    "Shares of Halden Foods fell 9 percent on Tuesday after the company warned that profit would miss its forecast.\n"
    "Analysts at two brokers attacked the guidance, and investors demanded that the chief executive resign. The firm"
    " agreed to sell its dairy unit to a rival, a deal that raises cash to cut debt.\n"
    "Revenue dropped in the quarter as retailers fought over price and customers bought cheaper brands, the group said."
)
SQUARE = "\nPolice arrested 12 supporters outside the ground after the match, the interior ministry said."


def _types(body: str) -> set[str]:
    (reading,) = read_articles([Article(article_id="a", source_id="a", body=body)], DEFAULT_MODEL)
    assert isinstance(reading, Reading)
    return {event.event_type for event in reading.events}


@pytest.mark.parametrize("body", [MATCH, MARKET])
def test_the_words_of_sport_and_business_are_no_events(body: str):
    assert _types(body) == set()


def test_police_at_a_match_are_of_public_life():
    assert _types(MATCH + SQUARE) == {"COERCE"}


def test_a_single_sentence_has_no_topic():
    assert _types("Fans demanded that the league drop the referee after the match.") == {"REQUEST"}


def test_a_war_that_is_told_beside_a_match_is_told():
    war = (
        "\nThe match was played while troops of the army fought rebels near the border. Artillery shelled two villages,"
        " and the militia attacked a convoy. The president called for a ceasefire, and the rebels rejected talks. Fighters"
        " killed nine soldiers in an ambush, the general said, and an airstrike destroyed a rebel base in the north."
    )
    assert "ASSAULT" in _types(MATCH + war)
