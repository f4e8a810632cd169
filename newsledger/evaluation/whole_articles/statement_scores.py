"""Score the statement rows of an article: a statement is found by half of its words."""

from __future__ import annotations

from newsledger.evaluation.whole_articles.annotations import AnnotatedStatement
from newsledger.evaluation.whole_articles.article_cases import ArticleCase
from newsledger.evaluation.whole_articles.coded_rows import ActorWords, CodedArticle, Row, span_of
from newsledger.evaluation.whole_articles.fault_tally import Tally
from newsledger.evaluation.whole_articles.matching_words import find_words, share_a_word


def score_statements(case: ArticleCase, actor_words: ActorWords, tally: Tally) -> None:
    """Add the scores of the article's statements to the tally."""
    wanted = case.annotation.statements
    tally.counts["statements"] += sum(want.is_core for want in wanted)
    if case.coded is None:
        return
    pairs = [(want, find_statement(want, case.coded)) for want in wanted]
    met = {row["statement_id"] for _, row in pairs if row is not None}
    tally.counts["statement_rows"] += len(case.coded.statements)
    tally.counts["statement_rows_met"] += sum(row["statement_id"] in met for row in case.coded.statements)
    for row in case.coded.statements:
        if row["statement_id"] not in met:
            fault = case.make_fault(row["quote"], "no statement", row.get("speaker") or "nobody")
            tally.faults["statement invented"].append(fault)
    for want, found in pairs:
        if want.is_core:
            _score_statement(case, want, found, actor_words, tally)


def find_statement(want: AnnotatedStatement, coded: CodedArticle) -> Row | None:
    """Return the first row that shares at least half of the statement's characters."""
    places = find_words(want.words, coded.fields)
    halves = [(place, (place.end - place.start) / 2) for place in places]
    met = (row for row in coded.statements if any(span_of(row).overlap(place) >= half for place, half in halves))
    return next(met, None)


def _score_statement(
    case: ArticleCase, want: AnnotatedStatement, row: Row | None, actor_words: ActorWords, tally: Tally
) -> None:
    expected = want.speakers[0] if want.speakers else "nobody"
    if row is None:
        tally.faults["statement missed"].append(case.make_fault(want.words, expected))
        return
    tally.counts["statements_found"] += 1
    said_by = f"{row.get('speaker') or ''} {actor_words.get(row.get('speaker_actor_id') or '', '')}"
    is_right = share_a_word(said_by, want.speakers)
    tally.counts["speakers_right"] += is_right
    if not is_right:
        tally.faults["speaker"].append(case.make_fault(want.words, expected, row.get("speaker") or "nobody"))
