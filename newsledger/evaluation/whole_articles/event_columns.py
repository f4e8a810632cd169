"""Judge the columns of an event row that is right in type: realis, participants, place and day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from newsledger.evaluation.whole_articles.annotations import AnnotatedEvent, AnnotatedPlace, Named
from newsledger.evaluation.whole_articles.coded_rows import ActorWords, CodedArticle, Row
from newsledger.evaluation.whole_articles.matching_words import share_a_word

_LONGEST_SPAN = 366
"""Days: a row that says no more than the year is right about a day in it."""
_WIDE_PLACES = ("country", "admin1")


@dataclass(frozen=True, slots=True)
class SideJudgement:
    """Whether the participants of one role are all named with their countries and none is invented, the same with
    their sectors, and whether one of them is named."""  # noqa: D205, D209 - one sentence

    is_right: bool
    has_sectors: bool
    is_one_named: bool


@dataclass(frozen=True, slots=True)
class ColumnJudgement:
    """Which columns of a row are right, and its two sides."""

    columns: dict[str, bool]
    actor: SideJudgement
    recipient: SideJudgement

    @property
    def is_whole(self) -> bool:
        """Whether every column is right."""
        return all(self.columns.values())


@dataclass(frozen=True, slots=True)
class EventJudge:
    """Judges rows of one article."""

    coded: CodedArticle
    actor_words: ActorWords
    focus_countries: Sequence[str]

    def judge(self, row: Row, event: AnnotatedEvent) -> ColumnJudgement:
        """Return which columns of the row are right for the event."""
        actor, recipient = (self._judge_side(row, role, event.sides[role]) for role in ("actor", "recipient"))
        columns = {
            "realis": row["realis"] in event.realis,
            "actors": actor.is_right,
            "recipients": recipient.is_right,
            "place": self._is_place_right(row, event.place),
            "date": is_date_right(row, event.days),
        }
        return ColumnJudgement(columns, actor, recipient)

    def _judge_side(self, row: Row, role: str, wanted: Sequence[Named]) -> SideJudgement:
        rows = self.coded.participants.get((row["event_id"], role), ())
        if not rows and all(one.is_optional for one in wanted):
            return SideJudgement(is_right=True, has_sectors=True, is_one_named=True)
        pairs = [(one, want) for one in rows for want in wanted if self._is_named(one, want)]
        named = [want for want in wanted if any(want is other for _, other in pairs)]
        is_complete = all(want.is_optional or want in named for want in wanted)
        is_sound = bool(pairs) and all(any(one is other for other, _ in pairs) for one in rows)
        is_right = is_complete and is_sound and all(_has_country(want, pairs) for want in named)
        return SideJudgement(is_right, is_right and all(_has_sector(want, pairs) for want in named), bool(pairs))

    def _is_named(self, participant: Row, want: Named) -> bool:
        text = self.coded.mention_texts.get(participant.get("mention_id") or "", "")
        return share_a_word(f"{text} {self.actor_words.get(participant.get('actor_id') or '', '')}", want.names)

    def _is_place_right(self, row: Row, want: AnnotatedPlace | None) -> bool:
        name, country = row.get("place_name"), row.get("place_country")
        if want is None:
            return name is None or country in self.focus_countries
        if country not in want.countries:
            return False
        return not want.names or row.get("place_precision") in _WIDE_PLACES or share_a_word(name, want.names)


def _has_country(want: Named, pairs: Sequence[tuple[Row, Named]]) -> bool:
    return any(other is want and (one.get("country") or None) in want.countries for one, other in pairs)


def _has_sector(want: Named, pairs: Sequence[tuple[Row, Named]]) -> bool:
    return any(other is want and (one.get("sector") or None) in want.sectors for one, other in pairs)


def is_date_right(row: Row, days: tuple[date, date] | None) -> bool:
    """Return whether the row has the days, or a span of at most a year around them; without days, none of its own."""
    precision, start, end = (row.get(f"event_date_{key}") for key in ("precision", "start", "end"))
    if days is None:
        return precision in (None, "publication")
    if start is None or end is None:
        return False
    is_around = start <= days[0] and days[1] <= end and (end - start).days <= _LONGEST_SPAN
    return (start, end) == days or (precision != "publication" and bool(is_around))
