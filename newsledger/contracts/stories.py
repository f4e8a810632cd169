"""The contracts of stories and of incidents' reports (corpus tables)."""

from __future__ import annotations

import dataframely as dy

from newsledger.contracts import columns as c

REASONS = (
    "first_report",
    "same_story",
    "same_place",
    "place_holds_the_other",
    "same_day",
    "next_day",
    "same_toll",
    "same_participant",
    "same_event_elsewhere",
)


class ArticleTerms(dy.Schema):
    """One row per article: the terms it is compared by, kept so that a run reads only new articles' texts."""

    article_id = c.key("The article.")
    content_hash = c.text("Hash of the content that the terms are of.")
    terms = dy.List(dy.Int64(), description="Each term as hash * 1024 + weight in hundredths, the weightiest first.")
    words = dy.List(dy.String(min_length=1), description="The first terms as words, in the order of `terms`.")


class Stories(dy.Schema):
    """One row per story: articles about one happening, or one crisis for as long as it is reported."""

    story_id = c.key("The article_id of its earliest article.")
    title = c.text("Headline of its most central article; null if none has one.", nullable=True)
    first_date = dy.Date(nullable=True, description="Earliest publication day.")
    last_date = dy.Date(nullable=True, description="Latest publication day.")
    articles = c.count("Its articles, copies too.")
    publishers = c.count("Publishers of them.")
    kind = c.text(
        "Mode of the hazard that at least half of its articles tell, else its commonest event type; null without events.",
        nullable=True,
    )
    focus_country = c.country("Country where most of its events are.")
    place_name = c.text("Place of most of its events, as printed, countries left out.", nullable=True)
    keywords = dy.List(dy.String(min_length=1), description="Its most telling words, the most telling first.")


class StoryArticles(dy.Schema):
    """One row per article: the story it belongs to."""

    article_id = c.key("The article.")
    story_id = c.text("Its story.")
    similarity = c.confidence("Mean similarity to the story's other articles, 0 to 1; 1 for the only one.")


class EventIncidents(dy.Schema):
    """One row per event told as done in an article that is no copy: the incident that it reports, and why."""

    event_id = c.key("The event, as one article reports it.")
    article_id = c.text("The article.")
    incident_id = c.text("The event_id of the incident's earliest report.")
    story_id = c.text("The story of the incident's earliest report.")
    reasons = dy.List(
        dy.String(check={"is a reason to fold": lambda column: column.is_in(REASONS)}),
        description="Why it is folded into the incident: `first_report`; within a story (`same_story`) what agrees of place, day and"
        " participants; across stories `same_event_elsewhere` (same type, participants and place, days within one).",
    )
