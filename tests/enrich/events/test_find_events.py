"""Sentences of our own, the event each tells and how it is told."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.enrich.anchoring.focus_country import find_focus_country
from newsledger.enrich.events import find_events
from newsledger.enrich.mentions import find_mentions
from newsledger.model.article import Article
from newsledger.model.reading import Event, Reading
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL
from tests.depth import cases

PUBLISHED = date(2024, 3, 14)


def read(body: str, title: str | None = None) -> Reading:
    article = Article(article_id="a", source_id="a", title=title, body=body, published_date=PUBLISHED)
    reading = next(read_passages([article], DEFAULT_MODEL))
    reading.focus_country = find_focus_country(reading)
    reading.add_mentions(find_mentions(reading))
    reading.events.extend(find_events(reading))
    return reading


def events_in(body: str, title: str | None = None) -> list[Event]:
    return read(body, title).events


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("Gunmen abducted two engineers near the dam on Monday.", "ASSAULT"),
        ("The envoy met the rebel leaders in the capital.", "CONSULT"),
        ("Kenya condemned the raid on the harbour.", "ACCUSE"),
        ("Police arrested nine students outside the library.", "COERCE"),
        ("Norway donated tents to the flooded province.", "AID"),
        ("The union staged a rally over unpaid wages.", "PROTEST"),
        ("Peru expelled the ambassador of its neighbour.", "SANCTION"),
        ("The governor resigned late on Tuesday.", "RETREAT"),
        ("The parliament refused to ratify the treaty.", "REJECT"),
        ("The army threatened to shell the village.", "THREATEN"),
        ("The minister urged the rebels to free the pilots.", "REQUEST"),
        ("Chile praised the mediation of its partner.", "SUPPORT"),
        ("The two republics agreed to reopen the rail line.", "AGREE"),
        ("The army deployed tanks along the river.", "MOBILIZE"),
        ("The junta lifted the curfew in the port city.", "CONCEDE"),
        ("The two agencies shared intelligence on smugglers.", "COOPERATE"),
    ],
)
def test_a_plain_sentence_tells_an_event_of_its_type(sentence: str, event_type: str) -> None:
    assert event_type in {event.event_type for event in events_in(sentence)}


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("Finland will give the province emergency aid.", "AGREE"),
        ("The general said his troops would attack the town.", "THREATEN"),
        ("The premier vowed to use every means to destroy the militia.", "THREATEN"),
        ("The ministry said it will not accept the observers.", "REJECT"),
    ],
)
def test_what_somebody_says_will_be_done_is_a_promise_a_threat_or_a_refusal(sentence: str, event_type: str) -> None:
    assert [event.event_type for event in events_in(sentence)] == [event_type]


@pytest.mark.parametrize(
    "sentence",
    [
        "The party demanded that the army release the prisoners.",
        "The party threatened to bomb the bridge.",
        "The two sides agreed to withdraw their troops.",
        "The court refused to release the banker.",
    ],
)
def test_the_content_of_an_event_is_no_event_of_its_own(sentence: str) -> None:
    assert len(events_in(sentence)) == 1


def test_a_participle_goes_on_telling_the_same_event() -> None:
    assert len(events_in("Militants attacked the camp, killing forty people.")) == 1


def test_an_event_noun_beside_a_verb_of_its_type_gives_its_mode() -> None:
    (event,) = events_in("Three traders were killed in a suicide bombing.")
    assert (event.event_type, event.mode) == ("ASSAULT", "suicide-attack")


@pytest.mark.parametrize(
    "sentence",
    [
        "Eleven people were killed when a ferry capsized on the lake.",
        "The earthquake killed sixty villagers.",
        "The defender kicked the ball over the bar.",
    ],
)
def test_what_is_no_violence_is_no_assault(sentence: str) -> None:
    assert [event for event in events_in(sentence) if event.event_type == "ASSAULT"] == []


@pytest.mark.parametrize(
    ("sentence", "realis"),
    [
        ("Rebels attacked the barracks.", "asserted"),
        ("Rebels did not attack the barracks.", "negated"),
        ("No one has arrested the smugglers.", "negated"),
        ("The rebels denied attacking the barracks.", "negated"),
        ("The ministers are expected to meet on Friday.", "future"),
        ("The teachers will begin a strike on Friday.", "future"),
        ("Rebels could attack the barracks.", "hypothetical"),
        ("If rebels attack the barracks, the road closes.", "hypothetical"),
    ],
)
def test_an_event_says_whether_it_is_told_as_done(sentence: str, realis: str) -> None:
    assert realis in {event.realis for event in events_in(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministers will meet on Friday.",
        "The ministers plan to meet in Oslo.",
        "The envoy is due to visit Oslo in June.",
        "Norway is to send doctors to Malawi next month.",
    ],
)
def test_a_good_thing_announced_is_a_promise_made_on_the_day_of_the_report(sentence: str) -> None:
    (event,) = events_in(sentence)
    assert (event.event_type, event.realis) == ("AGREE", "asserted")
    assert event.when is not None
    assert (event.when.start, event.when.precision) == (PUBLISHED, "publication")


def test_a_telling_repeated_in_the_article_is_folded() -> None:
    body = "Rebels attacked the barracks.\nThe weather was fine.\nRebels attacked the barracks."
    assert len(events_in(body, title="Rebels attack the barracks")) == 1


@settings(max_examples=cases(25))
@given(
    st.lists(
        st.sampled_from(
            [
                "Rebels attacked the barracks, and police arrested nine students.",
                "“We reject the plan,” the minister told a rally in the port.",
                "The talks between the two ministries, held on Monday, failed.",
                "It rained.",
            ]
        ),
        min_size=1,
        max_size=4,
    )
)
def test_every_event_points_at_its_words_inside_one_sentence(sentences: list[str]) -> None:
    body = " ".join(sentences)
    events = events_in(body)
    for event in events:
        words = event.words
        assert body[words.char_start : words.char_end] == words.text
        assert event.sentence.span.start_char <= words.char_start
        assert words.char_end <= event.sentence.span.end_char
    assert all(first.words.char_start <= second.words.char_start for first, second in pairwise(events))


def sides(event: Event) -> tuple[set[str | None], set[str | None]]:
    return {mention.country for mention in event.actors}, {mention.country for mention in event.recipients}


@pytest.mark.parametrize(
    ("sentence", "countries"),
    [
        ("The foreign ministers of Chad and Niger met in the capital on Monday.", {"TCD", "NER"}),
        ("The leaders of Chile, Peru and Bolivia agreed to open the pass.", {"CHL", "PER", "BOL"}),
        ("The armies of Kenya and Uganda held a joint exercise on Monday.", {"KEN", "UGA"}),
    ],
)
def test_a_role_that_countries_share_is_one_participant_each(sentence: str, countries: set[str]) -> None:
    assert countries in [sides(event)[0] for event in events_in(sentence)]


def test_whoever_says_what_their_own_government_does_in_words_does_it_too() -> None:
    (event,) = events_in(
        "Norwegian Foreign Minister Espen Barth Eide said Oslo supports the truce plan of the mediators."
    )
    assert (event.event_type, len(event.actors)) == ("SUPPORT", 2)


@pytest.mark.parametrize(
    "title", ["Army convoy ambushed near the dam", "Nine soldiers killed in ambush", "Minister arrested over bribes"]
)
def test_a_headline_without_auxiliary_tells_who_suffered_it(title: str) -> None:
    (event,) = events_in("It rained.", title=title)
    assert not event.actors
    assert event.recipients


@pytest.mark.parametrize(
    "sentence",
    [
        "Floods swept through the valley, killing six herders and injuring nine.",
        "A ferry sank off the island, and twelve passengers were killed.",
        "The storm damaged the harbour.",
    ],
)
def test_what_no_human_did_is_a_hazard_and_nothing_else(sentence: str) -> None:
    assert [event.event_type for event in events_in(sentence)] == ["HAZARD"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The attack was on everybody's mind.",
        "The captain, who leads the mutiny, is forty.",
        "Villagers were too afraid to denounce the gang.",
        "The results demonstrate that prices rose.",
        "The figure could not be verified.",
        "The patient succumbed to his wounds.",
        "Finland and Sweden meet at the river.",
    ],
)
def test_a_bare_word_of_an_event_or_a_general_truth_is_no_event(sentence: str) -> None:
    assert events_in(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "event_type", "mode"),
    [
        ("Kenyan aircraft bombed the depot on Monday.", "ASSAULT", "aerial"),
        ("Rebels seized a nurse on Monday.", "ASSAULT", "abduct"),
        ("Ghana protested the raid.", "ACCUSE", "disapprove"),
        ("Japan and Peru held war games on Monday.", "COOPERATE", None),
        ("Bakery workers began a strike over pay.", "PROTEST", "strike"),
        ("The general's troops launched Operation Thunder against Kenya.", "ASSAULT", None),
        ("The premier called for action by his allies to help Kenya.", "REQUEST", "assist"),
    ],
)
def test_the_doer_and_the_content_decide_what_it_is(sentence: str, event_type: str, mode: str | None) -> None:
    assert (event_type, mode) in [(event.event_type, event.mode) for event in events_in(sentence)]


def test_those_one_has_a_call_with_are_actors_too() -> None:
    (event,) = events_in("Ghana had separate phone calls with Kenya and Uganda on Monday.")
    assert sides(event) == ({"GHA", "KEN", "UGA"}, set())


def test_later_tellings_add_their_details_to_the_first() -> None:
    body = (
        "The foreign ministers of Norway and Finland spoke by telephone on Monday.\n"
        "Norwegian Foreign Minister Espen Barth Eide and his Finnish counterpart Elina Valtonen spoke at length."
    )
    (event,) = [event for event in events_in(body) if event.event_type == "CONSULT"]
    assert event.mode == "phone"
    assert sides(event)[0] == {"NOR", "FIN"}


@pytest.mark.parametrize(
    "sentence", ["The banker's arrest was announced by Kenya.", "A banker was seized and jailed on Monday."]
)
def test_whose_arrest_it_is_suffers_it(sentence: str) -> None:
    assert not any(
        mention.words.text.lower().endswith("banker") for event in events_in(sentence) for mention in event.actors
    )


@pytest.mark.parametrize(
    ("sentence", "recipient"),
    [
        ("Soldiers fired on mourners outside the mosque.", "mourners"),
        ("Guards shot at two smugglers near the fence.", "two smugglers"),
    ],
)
def test_what_the_verbs_own_particle_governs_is_the_recipient(sentence: str, recipient: str) -> None:
    (event,) = events_in(sentence)
    assert [mention.words.text for mention in event.recipients] == [recipient]


def test_to_come_to_terms_with_a_loss_is_no_event() -> None:
    assert events_in("The widow has come to terms with the loss of her farm.") == []


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("Dutch nurses handed over 40 crates of vaccine to the clinic.", "AID"),
        ("Greek and Maltese frigates launched five days of war games on Monday.", "COOPERATE"),
        ("Ghana is pushing hard for support from its creditors.", "REQUEST"),
        ("Guards beat up three inmates on the prison island, lawyers said.", "ASSAULT"),
        ("Hackers defaced some 200 Dutch web sites.", "COERCE"),
    ],
)
def test_measures_adverbs_and_places_do_not_hide_the_event(sentence: str, event_type: str) -> None:
    assert [event.event_type for event in events_in(sentence)] == [event_type]
