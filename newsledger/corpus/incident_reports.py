"""Fold the reports of one incident: events told as done, in articles that are no copies.

Within a story, reports fold whose type, days, places and participants do not contradict each other. Across stories only
reports fold that give the same type, participants and place and days within one of each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import polars as pl

from newsledger.contracts.stories import EventIncidents
from newsledger.corpus.report_agreement import Incident, make_reports

_VICTIMS = ["killed", "injured"]
_SPANS = ["week", "month", "year"]


def fold_reports(read: Callable[[str], pl.LazyFrame], members: pl.DataFrame, copies: pl.DataFrame) -> pl.DataFrame:
    """Return ``event_incidents``; ``read`` gives the article tables, ``members`` are the articles' stories."""
    told = _select_reports(read, members, copies)
    incidents = _Folded(told["event_id"].to_list(), told["story_id"].to_list())
    for event_ids in _find_same_elsewhere(told):
        for other in event_ids[1:]:
            incidents.join(event_ids[0], other, ["same_event_elsewhere"])
    for incident in _find_within_stories(told):
        first = incident.reports[0][0].event_id
        for report, reasons in incident.reports[1:]:
            incidents.join(first, report.event_id, ["same_story", *reasons])
    heads = incidents.rows()
    rows = told.select("event_id", "article_id").with_columns(
        incident_id=pl.Series([head for head, _ in heads], dtype=pl.String),
        reasons=pl.Series([reasons for _, reasons in heads], dtype=pl.List(pl.String)),
    )
    stories = told.select(incident_id="event_id", story_id="story_id")
    return EventIncidents.validate(
        rows.join(stories, on="incident_id").select(list(EventIncidents.columns())).sort("event_id")
    )


class _Folded:
    """Which reports are one incident: of each its earliest, and why the others belong to it."""

    def __init__(self, event_ids: Sequence[str], stories: Sequence[str]) -> None:
        self._ids = event_ids
        self._place = {event_id: number for number, event_id in enumerate(event_ids)}
        self._heads = list(range(len(event_ids)))
        self._stories = stories
        self._reasons: dict[int, list[str]] = {}

    def join(self, one: str, other: str, reasons: list[str]) -> None:
        first, second = sorted((self._head(self._place[one]), self._head(self._place[other])))
        self._heads[second] = first
        self._reasons.setdefault(self._place[other], reasons)

    def rows(self) -> list[tuple[str, list[str]]]:
        """Return each report's incident, named for its earliest report, and the reasons."""
        found = []
        for place in range(len(self._ids)):
            head = self._head(place)
            reasons = ["first_report"] if head == place else self._reasons.get(place, self._reasons.get(head, []))
            found.append((self._ids[head], reasons))
        return found

    def _head(self, place: int) -> int:
        while self._heads[place] != place:
            self._heads[place] = self._heads[self._heads[place]]
            place = self._heads[place]
        return place


def _select_reports(read: Callable[[str], pl.LazyFrame], members: pl.DataFrame, copies: pl.DataFrame) -> pl.DataFrame:
    """Return the reports with their story, participants and tolls, the earliest first."""
    party = pl.coalesce("actor_id", pl.concat_str("country", "sector", separator=" ", ignore_nulls=True)).replace(
        "", None
    )
    sides = read("event_actors").with_columns(party=party).drop_nulls("party").group_by("event_id")
    parties = sides.agg(
        actors=pl.col("party").filter(pl.col("role") == "actor").unique().sort(),
        recipients=pl.col("party").filter(pl.col("role") == "recipient").unique().sort(),
        actor_countries=pl.col("country").filter(pl.col("role") == "actor").drop_nulls().unique().sort(),
        recipient_countries=pl.col("country").filter(pl.col("role") == "recipient").drop_nulls().unique().sort(),
    )
    lists = ["actors", "recipients", "actor_countries", "recipient_countries", "tolls"]
    counted = read("figures").filter(pl.col("measure").is_in(_VICTIMS), pl.col("realis") == "asserted")
    toll = pl.concat_str("measure", pl.col("value_best").cast(pl.Int64).cast(pl.String), separator=" ")
    tolls = counted.drop_nulls(["event_id", "value_best"]).group_by("event_id").agg(tolls=toll.unique().sort())
    return (
        read("events")
        .filter(pl.col("realis") == "asserted")
        .join(copies.lazy(), on="article_id", how="anti")
        .join(members.lazy().select("article_id", "story_id"), on="article_id")
        .join(read("articles").select("article_id", "published_at"), on="article_id")
        .join(parties, on="event_id", how="left")
        .join(tolls, on="event_id", how="left")
        .with_columns(pl.col(lists).fill_null([]))
        .sort("published_at", "article_id", "evidence_field", "char_start", "event_id", nulls_last=True)
        .collect()
    )


def _find_same_elsewhere(told: pl.DataFrame) -> Iterator[list[str]]:
    """Yield reports in different words that give the same type, participants and place, by pairs of days from the first."""
    place = pl.coalesce(pl.col("geoname_id").cast(pl.String), "place_name", "place_country")
    span = pl.when(pl.col("event_date_precision").is_in(_SPANS)).then(
        pl.concat_str(
            pl.col("event_date_start").cast(pl.String), pl.col("event_date_end").cast(pl.String), separator="/"
        )
    )
    known = (
        told.with_columns(place=place, span=span.fill_null(""), day=pl.coalesce("event_date_start", "published_date"))
        .filter(pl.col("place").is_not_null(), pl.col("day").is_not_null())
        .filter((pl.col("actors").list.len() + pl.col("recipients").list.len()) > 0)
        .with_columns(
            key=pl.concat_str(
                "event_type",
                "place",
                "span",
                pl.col("actors").list.join(";"),
                pl.col("recipients").list.join(";"),
                separator="|",
            )
        )
        .filter(pl.len().over("key") > 1)
        .select("key", "day", "event_id", order=pl.int_range(pl.len()))
    )
    days: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for key, day, event_id, _ in known.sort("key", "day", "order").iter_rows():
        days[key].append((day.toordinal(), event_id))
    for reports in days.values():
        yield from _pair_days(reports)


def _pair_days(reports: Sequence[tuple[int, str]]) -> Iterator[list[str]]:
    """Yield the reports of each two days that follow one another; days of a siege are paired from its first on."""
    pair: list[str] = []
    first = -1
    for day, event_id in reports:
        if pair and day > first + 1:
            yield pair
            pair = []
        if not pair:
            first = day
        pair.append(event_id)
    if pair:
        yield pair


def _find_within_stories(told: pl.DataFrame) -> Iterator[Incident]:
    """Yield the incidents of each story and type: a report joins the first that it does not contradict."""
    alike = told.filter(pl.struct("story_id", "event_type").is_duplicated())
    incidents: dict[tuple[str, str], list[Incident]] = defaultdict(list)
    for report in make_reports(alike):
        known = incidents[report.story_id, report.event_type]
        for incident in known:
            reasons = incident.find_agreement(report)
            if reasons is not None:
                incident.add(report, reasons)
                break
        else:
            known.append(Incident(report))
    for found in incidents.values():
        yield from found
