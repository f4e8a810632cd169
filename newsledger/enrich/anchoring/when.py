"""Date the event at a token of a sentence.

The date is the time of its clause, else one counted from another event's, else the day carried over from the sentence
before.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from newsledger.enrich.anchoring.relative_days import Offset, offsets_of
from newsledger.enrich.anchoring.time_expressions import times_before, times_of
from newsledger.enrich.attribution.speech_verbs import is_speech_verb
from newsledger.enrich.syntax.attachment import group_by_closeness
from newsledger.enrich.syntax.clauses import clause_head, is_within, outer_clauses
from newsledger.enrich.syntax.inflections import is_gerund, is_past_tense
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_noun
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_active_auxiliary,
    is_adnominal_clause,
    is_adverb_modifier,
    is_adverbial_clause,
    is_auxiliary,
    is_noun_modifier,
    is_numeral_modifier,
    is_relative_clause,
    is_subordinator,
)
from newsledger.knowledge.lexicon import noun_uses
from newsledger.model.reading import Reading, Sentence, When
from newsledger.normalise.dates import TimeExpression
from newsledger.normalise.spans_of_days import span_of_days
from newsledger.normalise.time_words import kinds_of

_is_function_word = any_of(is_active_auxiliary, is_subordinator, is_adverb_modifier)
_DAYS_OF_NEWS = 7
_is_modifier = any_of(is_noun_modifier, is_numeral_modifier)
_AT_THAT_TIME = frozenset({"when", "while", "as"})
_BEFORE = frozenset({"had", "'d", "’d"})
_ALSO = frozenset({"also", "too", "then"})
_AT_THE_TIME = "at the time"
_ALSO_WITHIN = 2
"""So many sentences back stands the day of what a sentence adds to with "also"."""
_PERFECT = frozenset({"had", "has", "have", "'ve", "’ve"})


def find_when(reading: Reading, sentence: Sentence, token: Token) -> When | None:
    """Return the days of the token's clause; the publication day, marked so, when nothing dates it."""
    known = times_of(reading, sentence)
    for time in known:
        if (
            _is_part_of(sentence, time, token)
            or _is_antecedent_of_clause(sentence, time, token)
            or _is_onset_of(sentence, time, token)
        ):
            return time.when
    times = [time for time in known if _may_date(sentence, time, token)]
    if stated := _find_stated_days(reading, sentence, times, token):
        return replace(stated, basis=_basis_of(sentence, known, token))
    day = reading.article.published_date
    if carried := _carry_over_days(reading, sentence, known, token):
        return replace(carried, basis="inherited")
    return When(day, day, "publication", "publication") if day else None


def _basis_of(sentence: Sentence, known: list[TimeExpression], token: Token) -> str:
    """Return where a stated time stands: in the token's clause, its sentence, or before it."""
    if not known:
        return "inherited"
    heads = {clause_head(sentence.passage.doc[time.start_token]).i for time in known}
    return "clause" if clause_head(token).i in heads else "sentence"


def _may_date(sentence: Sentence, time: TimeExpression, token: Token) -> bool:
    return not (_is_of_another_noun(sentence, time, token) or _is_of_later_clause(sentence, time, token))


def _is_of_later_clause(sentence: Sentence, time: TimeExpression, token: Token) -> bool:
    """Return whether the time is that of the main clause, and the token's own is in the past perfect before it."""
    clause = clause_head(token)
    if not is_relative_clause(clause) or not _has_function_word(clause, _BEFORE):
        return False
    return not is_within(sentence.passage.doc[time.start_token], clause)


def _find_stated_days(reading: Reading, sentence: Sentence, times: list[TimeExpression], token: Token) -> When | None:
    """Return the days the sentence states, directly or relative to another event."""
    if not times and not times_before(reading, sentence):
        return None
    doc = sentence.passage.doc
    offsets = offsets_of(sentence)
    around = next((offset for offset in offsets if offset.contains(token)), None)
    if around is not None:
        inside = [time for time in times if around.contains(doc[time.start_token])]
        outer = None if inside else _find_nearest_days(reading, sentence, times, around.outer)
        return around.days_of_inner(outer) if outer else _find_nearest_days(reading, sentence, inside, token)
    own = [time for time in times if not any(offset.contains(doc[time.start_token]) for offset in offsets)]
    return _find_nearest_days(reading, sentence, own, token) or _count_days(reading, sentence, times, offsets, token)


def _count_days(
    reading: Reading, sentence: Sentence, times: list[TimeExpression], offsets: list[Offset], token: Token
) -> When | None:
    """Return the days counted from the time inside the offset, or from the last day stated before."""
    doc = sentence.passage.doc
    clauses = {clause.i for clause in outer_clauses(token)} if offsets else set()
    for offset in offsets:
        if offset.outer.i in clauses:
            inside = [time.when for time in times if offset.contains(doc[time.start_token])]
            before = [time.when for time in times_before(reading, sentence) if time.when.precision == "day"]
            if inside or before:
                return offset.days_of_outer(inside[0] if inside else before[-1])
    return None


def _find_nearest_days(reading: Reading, sentence: Sentence, times: list[TimeExpression], token: Token) -> When | None:
    """Return the days of the nearest time; those from a start ("since Friday") to publication if no time is nearer."""
    doc = sentence.passage.doc
    plain = [time for time in times if not time.is_start]
    starts = [time for time in times if time.is_start]
    own = clause_head(token).i
    if not any(clause_head(doc[time.start_token]).i == own for time in plain):
        start = _find_nearest_start(reading, sentence, starts, token)
        if start is not None and clause_head(doc[start.start_token]).i == own:
            return _up_to_publication(reading, start)
    for group in group_by_closeness(plain, lambda time: time.start_token, sentence, token):
        return min(group, key=lambda time: _closeness(sentence, time, token)).when
    other = _days_of_other_clause(reading, sentence, plain, token)
    start = None if other else _find_nearest_start(reading, sentence, starts, token)
    return _up_to_publication(reading, start) if start else other


def _find_nearest_start(
    reading: Reading, sentence: Sentence, starts: list[TimeExpression], token: Token
) -> TimeExpression | None:
    """Return the nearest start that is not after publication."""
    published = reading.article.published_date
    known = [time for time in starts if published is not None and time.when.start <= published]
    for group in group_by_closeness(known, lambda time: time.start_token, sentence, token):
        return group[0]
    return None


def _up_to_publication(reading: Reading, start: TimeExpression) -> When:
    return span_of_days(start.when.start, reading.article.published_date or start.when.end)


def _is_of_another_noun(sentence: Sentence, time: TimeExpression, token: Token) -> bool:
    """Return whether the time is a year that only identifies a thing: "the 2018 council", "a 2015 law"."""
    if time.when.precision != "year":
        return False
    year = sentence.passage.doc[time.start_token : time.end_token].root
    return _is_modifier(year) and is_noun(year.head) and year.head.i != token.i


def _closeness(sentence: Sentence, time: TimeExpression, token: Token) -> tuple[bool, bool, int]:
    """Return the distance of the time as a sort key: below another noun, not a day, distance in words."""
    node = sentence.passage.doc[time.start_token : time.end_token].root
    is_aside = _is_modifier(node) and node.head.i != token.i
    return is_aside, time.when.precision != "day", abs(time.start_token - token.i)


def _is_part_of(sentence: Sentence, time: TimeExpression, token: Token) -> bool:
    """Return whether the token is in the time expression, or directly before one that belongs to it."""
    if time.start_token <= token.i < time.end_token:
        return True
    root = sentence.passage.doc[time.start_token : time.end_token].root
    return token.i == time.start_token - 1 and (not _is_modifier(root) or root.head.i == token.i)


def _is_onset_of(sentence: Sentence, time: TimeExpression, token: Token) -> bool:
    """Return whether the time dates the start of what the token names: "the strike, which began on Monday"."""
    clause = clause_head(sentence.passage.doc[time.start_token])
    return is_relative_clause(clause) and clause.head.i == token.i and "happening" in kinds_of(lemma_of(clause))


def _is_antecedent_of_clause(sentence: Sentence, time: TimeExpression, token: Token) -> bool:
    """Return whether the token's clause modifies the time ("since Friday, when rebels took the port").

    Or a noun that the time modifies: "a 2013 attack in which many died", "the July 2021 riots, which were put down".
    """
    clause = clause_head(token)
    if not (is_adverbial_clause(clause) or is_relative_clause(clause)):
        return False
    if time.start_token <= clause.head.i < time.end_token:
        return True
    root = sentence.passage.doc[time.start_token : time.end_token].root
    of_event = _is_modifier(root) and root.head.i == clause.head.i and lemma_of(root.head) in noun_uses()
    return is_relative_clause(clause) and of_event


def _days_of_other_clause(
    reading: Reading, sentence: Sentence, times: list[TimeExpression], token: Token
) -> When | None:
    """Return the day of a "when" clause ("when she opened on Friday, …"), or of one about a participant.

    The latter ("fired at marchers who gathered on Tuesday", "at marchers leaving on Tuesday") must be recent, and neither
    clause in the perfect ("who had fled", "has asked").
    """
    doc = sentence.passage.doc
    for time in times:
        clause = clause_head(doc[time.start_token])
        if (
            is_adverbial_clause(clause)
            and clause.head.i == clause_head(token).i
            and _has_function_word(clause, _AT_THAT_TIME)
        ):
            return time.when
        is_about = is_relative_clause(clause) and not _has_function_word(clause, _PERFECT)
        is_meanwhile = is_adnominal_clause(clause) and is_gerund(clause)
        is_apart = is_about and _has_function_word(clause_head(token), _PERFECT)
        if (is_about or is_meanwhile) and not is_apart and token.is_ancestor(clause) and _is_recent(reading, time.when):
            return time.when
    return None


def _has_function_word(clause: Token, words: frozenset[str]) -> bool:
    return any(word.lower_ in words and _is_function_word(word) for word in clause.children)


def _carry_over_days(reading: Reading, sentence: Sentence, known: list[TimeExpression], token: Token) -> When | None:
    """Return the recent day that the previous sentence is about, if this one continues in the past tense.

    "Troops opened fire on Friday. Three people were killed"; a day on which something was only said dates no event.
    """
    clause = clause_head(token)
    if known or not _is_past(clause):
        return None
    if _has_function_word(clause, _ALSO) or _AT_THE_TIME in sentence.span.text.lower():
        return _days_before(reading, sentence, is_told_of=_AT_THE_TIME in sentence.span.text.lower())
    doc = sentence.passage.doc
    for time in times_before(reading, sentence):
        root = doc[time.start_token].sent.root
        is_before = root.sent.end == sentence.span.start
        hangs_on_it = clause_head(doc[time.start_token]).i == root.i and not is_speech_verb(root)
        if is_before and hangs_on_it and not time.is_start and _is_recent(reading, time.when):
            return time.when
    return None


def _days_before(reading: Reading, sentence: Sentence, *, is_told_of: bool) -> When | None:
    """Return the last days stated in the sentences just before, of which this one goes on to tell.

    "Also" adds to a recent day; "at the time" may be of any time that the text has just named.
    """
    near = [one for one in reading.sentences if one.is_headline == sentence.is_headline]
    before = [one for one in near if 0 < sentence.index - one.index <= _ALSO_WITHIN]
    stated = [
        time.when
        for one in before
        for time in times_of(reading, one)
        if not (time.is_start or is_relative_clause(clause_head(one.passage.doc[time.start_token])))
    ]
    return next((when for when in reversed(stated) if is_told_of or _is_recent(reading, when)), None)


def _is_past(clause: Token) -> bool:
    """Return whether the clause is in the simple past: "fled", "was shot", but not "has fled", "had fled", "flees"."""
    if _has_function_word(clause, _PERFECT):
        return False
    return is_past_tense(clause) or any(is_past_tense(word) for word in clause.children if is_auxiliary(word))


def _is_recent(reading: Reading, when: When) -> bool:
    published = reading.article.published_date
    is_near = published is not None and 0 <= (published - when.start).days <= _DAYS_OF_NEWS
    return is_near and when.precision == "day"
