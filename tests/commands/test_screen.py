"""What a person sees of an article: each row with its words in the middle of the article's own."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from newsledger.commands.screen import highlight_evidence, show_article
from tests import rows

BODY = "Before.\nOn Monday gunmen shot dozens of guards and took at most 3 trucks.\nAfter."
ARTICLE = rows.article("a1", BODY, title="Guards shot", publisher="Oria Post")
GUNMEN = rows.mention(ARTICLE, "gunmen", "group:x", "armed_group", role_sector="UAF")
GUARDS = rows.mention(ARTICLE, "guards", None)
SHOT = rows.event(ARTICLE, "gunmen shot dozens of guards", mode="firearms", place_name="Oria")


def shown(**tables: list[rows.Row]) -> str:
    console = Console(file=StringIO(), width=200)
    show_article(rows.batch(articles=[ARTICLE], **tables), console)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_words_are_shown_within_their_line():
    context = highlight_evidence(ARTICLE, SHOT)
    assert context.plain == "On Monday gunmen shot dozens of guards and took at most 3 trucks."
    (bold,) = [span for span in context.spans if span.style == "bold"]
    assert context.plain[bold.start : bold.end] == SHOT["evidence"]


def test_an_article_without_rows_shows_its_facts_alone():
    text = shown()
    assert text.splitlines()[0].strip() == "Guards shot"
    assert "publisher Oria Post" in text
    assert "events" not in text


def test_an_event_shows_who_did_it_to_whom():
    text = shown(
        events=[SHOT],
        actor_mentions=[GUNMEN, GUARDS],
        event_actors=[
            rows.event_actor(ARTICLE, SHOT, GUNMEN, "actor", "NGA"),
            rows.event_actor(ARTICLE, SHOT, GUARDS, "recipient"),
        ],
    )
    for words in ("ASSAULT firearms", "gunmen (NGA)", "guards (?)", "Oria", "group:x"):
        assert words in text


@pytest.mark.parametrize(
    ("bound", "values", "said"),
    [
        ("exact", (3.0, 3.0, 3.0), "3 persons"),
        ("at_least", (3.0, 3.0, None), "≥ 3"),
        ("more_than", (3.0, 3.0, None), "> 3"),
        ("at_most", (None, 3.0, 3.0), "≤ 3"),
        ("less_than", (None, None, 3.0), "< 3"),
        ("about", (None, 3000.0, None), "~ 3,000"),
        ("range", (20.0, 25.0, 30.0), "20–30"),
        ("vague", (24.0, None, None), "24– persons"),
    ],
)
def test_a_figure_shows_its_bound(bound: str, values: tuple[float | None, ...], said: str):
    low, best, high = values
    row = rows.figure(ARTICLE, "dozens of guards", 0.0, bound=bound, value_low=low, value_best=best, value_high=high)
    assert said in shown(figures=[row])


def test_a_range_without_a_low_value_is_shown():
    row = rows.figure(ARTICLE, "3 trucks", 3.0, bound="range", value_low=None, value_best=None, value_high=3.0)
    assert "–3" in shown(figures=[row])


def test_square_brackets_in_an_article_are_words_not_colours():
    article = rows.article("a1", "He said [red]stop[/red] to them.", title="[bold]Stop[/bold]")
    console = Console(file=StringIO(), width=200)
    mention = rows.mention(article, "[red]stop[/red]", "person:x[/y]")
    show_article(rows.batch(articles=[article], actor_mentions=[mention]), console)
    assert isinstance(console.file, StringIO)
    text = console.file.getvalue()
    assert "[bold]Stop[/bold]" in text
    assert "[red]stop[/red]" in text
