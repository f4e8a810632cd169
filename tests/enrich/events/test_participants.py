"""Who does it and to whom: one construction each, in sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

from newsledger.coding.coder import fill_reading
from newsledger.model.article import Article
from newsledger.model.reading import Event
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL


def _events(body: str) -> list[Event]:
    article = Article(article_id="a", source_id="a", body=body, published_date=date(2024, 3, 14))
    reading = next(read_passages([article], DEFAULT_MODEL))
    fill_reading(reading)
    return reading.events


_CASES = [
    ("The patrol came under fire from Tuareg rebels.", "ASSAULT", {"rebels"}, {"patrol"}),
    ("Nine miners died in attacks by Tuareg rebels.", "ASSAULT", {"rebels"}, {"miners"}),
    ("Two traders stood trial for fraud.", "ACCUSE", set(), {"traders"}),
    ("France condemned the killing of three reporters by Israel.", "ACCUSE", {"FRA"}, {"ISR"}),
    ("France condemned an attack on reporters.", "ACCUSE", {"FRA"}, set()),
    ("Greece signed the treaty alongside Turkey.", "SUPPORT", {"GRC", "TUR"}, set()),
    ("The unrest was sparked by a ruling against Jorge Paz.", "PROTEST", set(), set()),
    ("Rebels carried out several bombings in Iran.", "ASSAULT", {"Rebels"}, set()),
    ("Chad asked the club to condemn the murder of priests by the Salvadoran army.", "REQUEST", {"TCD"}, {"club"}),
    ("Hundreds of French and Chadian soldiers launched joint exercises.", "COOPERATE", {"FRA", "TCD"}, set()),
    ("Clashes between Malian soldiers and Tuareg rebels left nine people dead.", "ASSAULT", {"MLI"}, {"people"}),
    ("A bombing by Islamic State at a shrine left nine pilgrims dead.", "ASSAULT", {"Islamic State"}, {"pilgrims"}),
    ("Jets struck the Syrian interior ministry, killing at least ten.", "ASSAULT", {"Jets"}, {"SYR"}),
    ("Police opened fire on students hurling bottles, killing one.", "ASSAULT", {"Police"}, {"students"}),
    ("Rebels shelled positions of the Sudanese army near Kassala.", "ASSAULT", {"Rebels"}, {"Sudanese army"}),
    ("A court in Dakar found former minister Abdou Fall guilty of fraud.", "SANCTION", {"SEN"}, {"Abdou Fall"}),
    ("A tribunal handed down long sentences to nine activists.", "SANCTION", {"tribunal"}, {"activists"}),
    ("Peru declared Chilean envoy Hugo Soto persona non grata.", "SANCTION", {"PER"}, {"Hugo Soto"}),
    ("Peru has recalled its ambassador from Quito.", "SANCTION", {"PER"}, {"ECU"}),
    ("Norway cut its ties with Fiji.", "SANCTION", {"NOR"}, {"FJI"}),
    ("Egypt allowed lawmaker Samir Nagi to participate.", "CONCEDE", {"EGY"}, {"Samir Nagi"}),
    ("Kenya called upon Burundi to free the reporters.", "REQUEST", {"KEN"}, {"BDI"}),
    ("A call by Ghana for Togo to reopen the border was issued on Friday.", "REQUEST", {"GHA"}, {"TGO"}),
    ("The last French soldiers pulled out of Niger.", "RETREAT", {"FRA"}, {"NER"}),
    ("The rebels halted attacks on Israelis.", "RETREAT", {"rebels"}, {"ISR"}),
    ("France is ready to withdraw its troops from Chad.", "AGREE", {"FRA"}, {"TCD"}),
    ("Iran is opposed to the Turkish plan.", "REJECT", {"IRN"}, {"TUR"}),
    ("Ministers from Nepal and India reached an agreement.", "AGREE", {"NPL", "IND"}, set()),
    ("Activists from Hezbollah staged a rally against Egypt.", "PROTEST", {"Activists"}, {"EGY"}),
    ('"We condemn the raid," the Turkish foreign ministry said.', "ACCUSE", {"TUR"}, set()),
    ("China would cut off ties with Fiji if it did so, a diplomat warned.", "THREATEN", {"CHN"}, {"FJI"}),
    ("President Luis Rojas expelled Karl Berg, accusing him of spying.", "ACCUSE", {"Luis Rojas"}, {"Karl Berg"}),
    ("Iraq massed two divisions of its army near the frontier.", "MOBILIZE", {"IRQ"}, set()),
    ("Rebels threatened to shell Kenyan towns in return for a raid.", "THREATEN", {"Rebels"}, {"KEN"}),
    ("Zambia granted asylum to five Malawian officers holed up in a school.", "AID", {"ZMB"}, {"MWI"}),
]


@pytest.mark.parametrize(("sentence", "event_type", "actors", "recipients"), _CASES)
def test_an_event_has_those_who_act_and_those_it_befalls(
    sentence: str, event_type: str, actors: set[str], recipients: set[str]
) -> None:
    event = next(event for event in _events(sentence) if event.event_type == event_type)
    for wanted, mentions in ((actors, event.actors), (recipients, event.recipients)):
        named = " | ".join(f"{mention.country} {mention.words.text}" for mention in mentions)
        assert all(name in named for name in wanted), named
        assert wanted or not mentions, named


def test_forces_that_are_sent_are_no_recipient_of_their_own_state() -> None:
    (event,) = _events("Nigeria put its armed forces on alert.")
    assert [mention.country for mention in event.actors] == ["NGA"]
    assert event.recipients == []
