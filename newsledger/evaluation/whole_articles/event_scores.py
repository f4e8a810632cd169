"""Score the event rows of an article against its annotated events."""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.evaluation.whole_articles.annotations import AnnotatedEvent, AnnotatedPlace, Named
from newsledger.evaluation.whole_articles.article_cases import ArticleCase
from newsledger.evaluation.whole_articles.coded_rows import ActorWords, CodedArticle, Row
from newsledger.evaluation.whole_articles.event_alignment import Alignment, align_events
from newsledger.evaluation.whole_articles.event_columns import ColumnJudgement, EventJudge
from newsledger.evaluation.whole_articles.fault_tally import Tally


def score_events(case: ArticleCase, actor_words: ActorWords, tally: Tally) -> None:
    """Add the scores of the article's events to the tally."""
    wanted, counts = case.annotation.events, tally.counts
    counts["events"] += sum(event.is_core and not event.is_hazard for event in wanted)
    counts["hazards"] += sum(event.is_hazard for event in wanted)
    if case.coded is None:
        return
    alignment = align_events(wanted, case.coded)
    counts["hazard_rows"] += alignment.hazard_rows
    counts["hazard_hits"] += alignment.hazard_hits
    counts["hazards_found"] += sum(wanted[number].is_hazard for number in alignment.rows_of)
    _score_false_rows(case, alignment, tally)
    judge = EventJudge(case.coded, actor_words, case.annotation.focus_countries)
    for number, event in enumerate(wanted):
        if event.is_core and not event.is_hazard:
            _score_event(case, event, alignment.rows_of.get(number, ()), judge, tally)


def _score_false_rows(case: ArticleCase, alignment: Alignment, tally: Tally) -> None:
    for row, event in alignment.false_rows:
        tally.judge_row(row["event_type"], row["confidence"], is_right=False)
        expected = " or ".join(event.types) if event else "no event"
        kind = "event type wrong" if event else "event invented"
        tally.faults[kind].append(case.make_fault(row["evidence"], expected, _format_row(row)))


def _score_event(
    case: ArticleCase, event: AnnotatedEvent, rows: Sequence[Row], judge: EventJudge, tally: Tally
) -> None:
    """Score the best of the event's rows; the others are duplicates."""
    if not rows:
        tally.types[event.types[0]]["missed"] += 1
        tally.faults["event missed"].append(case.make_fault(event.mentions[0], " or ".join(event.types)))
        return
    judged = [(row, judge.judge(row, event)) for row in rows]
    best = max(judged, key=lambda pair: sum(pair[1].columns.values()))
    tally.counts["events_right"] += 1
    _score_columns(case, event, *best, tally)
    for row, _ in judged:
        tally.judge_row(row["event_type"], row["confidence"], is_right=row is best[0])
        if row is not best[0]:
            fault = case.make_fault(row["evidence"], "told once", _format_row(row))
            tally.faults["event duplicate"].append(fault)


def _score_columns(
    case: ArticleCase, event: AnnotatedEvent, row: Row, judgement: ColumnJudgement, tally: Tally
) -> None:
    counts = tally.counts
    for column, is_right in judgement.columns.items():
        counts[f"{column}_right"] += is_right
        if not is_right and case.coded is not None:
            fault = case.make_fault(
                row["evidence"], _format_wanted(event, column), _format_read(case.coded, row, column)
            )
            tally.faults[f"event {column}"].append(fault)
    if event.modes:
        counts["modes"] += 1
        counts["modes_right"] += row.get("mode") in event.modes
        if row.get("mode") not in event.modes:
            fault = case.make_fault(row["evidence"], " or ".join(event.modes), row.get("mode") or "none")
            tally.faults["event mode"].append(fault)
    counts["actor_named"] += judgement.actor.is_one_named
    counts["recipient_named"] += judgement.recipient.is_one_named
    counts["whole"] += judgement.is_whole
    counts["whole_with_sectors"] += (
        judgement.is_whole and judgement.actor.has_sectors and judgement.recipient.has_sectors
    )


def _format_row(row: Row) -> str:
    return f"{row['event_type']} {row['realis']} ({row['trigger']})"


def _format_wanted(event: AnnotatedEvent, column: str) -> str:
    """Return the right values of the column, as a fault shows them."""
    if column in ("actors", "recipients"):
        return _format_side(event.sides[column.removesuffix("s")])
    if column == "place":
        return _format_place(event.place)
    if column == "date":
        return "none" if event.days is None else f"{event.days[0]} to {event.days[1]}"
    return " or ".join(event.realis)


def _format_side(side: Sequence[Named]) -> str:
    named = (f"{one.names[0]} ({one.countries[0] or '?'}{', optional' if one.is_optional else ''})" for one in side)
    return "; ".join(named) or "nobody"


def _format_place(place: AnnotatedPlace | None) -> str:
    return "none" if place is None else f"{' or '.join(place.names) or 'any'} ({place.countries[0] or '?'})"


def _format_read(coded: CodedArticle, row: Row, column: str) -> str:
    """Return the values that the row has, as a fault shows them."""
    if column in ("actors", "recipients"):
        side = coded.participants.get((row["event_id"], column.removesuffix("s")), ())
        texts = [(coded.mention_texts.get(one.get("mention_id") or "", "?"), one.get("country")) for one in side]
        return "; ".join(f"{text} ({country or '?'})" for text, country in texts) or "nobody"
    if column == "place":
        return f"{row.get('place_name') or 'none'} ({row.get('place_country') or '?'})"
    if column == "date":
        start, end = row.get("event_date_start"), row.get("event_date_end")
        return "none" if start is None else f"{start} to {end} ({row.get('event_date_precision')})"
    return str(row["realis"])
