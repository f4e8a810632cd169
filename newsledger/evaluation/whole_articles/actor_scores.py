"""Score the mentions of an article: which annotated actors were found, and whether country and sector are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsledger.evaluation.whole_articles.annotations import Named
from newsledger.evaluation.whole_articles.article_cases import ArticleCase
from newsledger.evaluation.whole_articles.coded_rows import CodedArticle, Row
from newsledger.evaluation.whole_articles.fault_tally import Tally
from newsledger.evaluation.whole_articles.matching_words import tokens

_MULTINATIONAL = "MNC"


def score_actors(case: ArticleCase, tally: Tally) -> None:
    """Add the scores of the article's actors to the tally."""
    wanted = [want for want in case.annotation.actors if want.is_core]
    tally.counts["actors"] += len(wanted)
    for want in wanted if case.coded is not None else ():
        rows = find_mentions_of(want, case.coded) if case.coded else ()
        if not rows:
            tally.faults["actor missed"].append(case.make_fault(want.names[0], want.countries[0] or "no country"))
            continue
        _score_actor(case, want, rows, tally)


def find_mentions_of(want: Named, coded: CodedArticle) -> Sequence[Row]:
    """Return the mentions whose words are those of a name, or if none are, those that contain all words of a name."""
    names = [words for name in want.names if (words := tokens(name))]
    exact = [row for row in coded.mentions if any(tokens(row["text"]) == words for words in names)]
    return exact or [row for row in coded.mentions if any(words <= tokens(row["text"]) for words in names)]


def _score_actor(case: ArticleCase, want: Named, rows: Sequence[Row], tally: Tally) -> None:
    country, sector = (_most_common(rows, column) for column in ("role_country", "role_sector"))
    has_country = country in want.countries or (want.kind == "company" and country == _MULTINATIONAL)
    tally.counts["actors_found"] += 1
    tally.counts["actor_countries"] += has_country
    tally.counts["actor_sectors"] += sector in want.sectors
    if not has_country:
        fault = case.make_fault(want.names[0], _format_answers(want.countries), country or "none")
        tally.faults["actor country"].append(fault)
    if sector not in want.sectors:
        fault = case.make_fault(want.names[0], _format_answers(want.sectors), sector or "none")
        tally.faults["actor sector"].append(fault)


def _most_common(rows: Sequence[Row], column: str) -> str | None:
    """Return the most frequent value; of equally frequent ones the first in the text."""
    return Counter(row.get(column) or None for row in rows).most_common(1)[0][0]


def _format_answers(answers: Sequence[str | None]) -> str:
    return " or ".join(answer or "none" for answer in dict.fromkeys(answers))
