"""Find the clauses of a sentence that are reported as somebody's words.

The frames: a content clause of a verb of saying ("said that …", "was quoted as saying …"), an opinion given ("expects
sales to rise"), a parenthetical ("…, police said, …", "as the premier put it"), and a named source ("according to …").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from newsledger.enrich.attribution.content_clauses import find_content_clauses
from newsledger.enrich.attribution.content_spans import span_around, span_of_clauses
from newsledger.enrich.attribution.nonfinite_contents import find_nonfinite_content
from newsledger.enrich.attribution.noun_clauses import find_noun_clauses
from newsledger.enrich.attribution.speakers import Speech, speech_of
from newsledger.enrich.attribution.speech_verbs import (
    kinds_of_verb,
    named_sources,
    parenthetical_clause,
    speaker_noun_of,
    speaking_nouns,
    words_of_kind,
)
from newsledger.enrich.factuality.judge import judge_factuality
from newsledger.enrich.syntax.clauses import clause_head
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_common_noun, is_verb, is_verb_or_auxiliary
from newsledger.enrich.syntax.relations import is_clause_of_noun, is_open_complement
from newsledger.enrich.syntax.verb_phrases import has_negation, is_infinitive, is_passive
from newsledger.knowledge.nouns import classes_by_noun
from newsledger.model.reading import Sentence

_FEWEST_WORDS = 3
_UNSAID = ("negated", "hypothetical", "future")
_SOURCES = ("document", "headline_source", "showing_source", "speech_noun")
_IMPERSONAL = frozenset({"it", "there"})
_SPEAKING = frozenset(
    {"person", "organisation", "media", "official", "police", "police_force", "militia", "forces", "public"}
)


def find_reported_clauses(sentence: Sentence, quoted: Sequence[range]) -> Iterator[tuple[int, int, Speech]]:
    """Yield the token span of each reported clause with its speech; what was not said or is quoted itself is skipped."""
    for start, end, speech in (*_find_reported(sentence), *_find_sourced(sentence), *find_noun_clauses(sentence)):
        word = speech.verb or speech.speaker
        if word is not None and end - start >= _FEWEST_WORDS and not any(word.i in span for span in quoted):
            yield start, end, speech


def _find_reported(sentence: Sentence) -> Iterator[tuple[int, int, Speech]]:
    for verb in filter(_may_report, sentence.span):
        clauses = find_content_clauses(verb)
        span = span_of_clauses(verb, clauses) if clauses else _span_beside(verb)
        if span is not None and (_is_said(verb) if clauses else not has_negation(verb)):
            yield from _spoken(verb, span, is_clause=True)
        elif span is None and (without_clause := find_nonfinite_content(verb)) is not None and _is_said(verb):
            yield from _spoken(verb, without_clause, is_clause=False)


def _spoken(verb: Token, span: tuple[int, int], *, is_clause: bool) -> Iterator[tuple[int, int, Speech]]:
    """Yield the span with its speech, if somebody is named who can say it."""
    speech = speech_of(verb)
    speaker = speech.speaker
    if speaker is None or (speaker.lower_ in _IMPERSONAL and is_passive(verb)):
        return
    if not _holds_verb(speaker, verb) and _can_say(speaker, verb, is_clause=is_clause):
        yield *span, speech


def _can_say(speaker: Token, verb: Token, *, is_clause: bool) -> bool:
    """Return whether the speaker is no thing, where things do what the verb says too ("the war threatens to spread")."""
    if lemma_of(verb) not in words_of_kind("figurative_verb") or not is_common_noun(speaker):
        return True
    lemma = lemma_of(speaker)
    if is_clause or lemma in words_of_kind("silent_thing"):
        return lemma not in words_of_kind("silent_thing")
    is_source = lemma in speaking_nouns() or any(lemma in words_of_kind(kind) for kind in _SOURCES)
    return is_source or bool(_SPEAKING & classes_by_noun().get(lemma, frozenset()))


def _may_report(verb: Token) -> bool:
    """Return whether the verb is one of saying, or of an opinion that is given ("analysts expect …")."""
    if not is_verb(verb) or lemma_of(verb) in words_of_kind("impersonal_verb"):
        return False
    kinds = kinds_of_verb(verb)
    return _carries_content(lemma_of(verb)) or (bool(kinds) and "think" not in kinds)


def _carries_content(lemma: str) -> bool:
    """Return whether the verb reports without being one of saying: an opinion, a wording, a demand or a blame."""
    return any(
        lemma in words_of_kind(kind) for kind in ("opinion_verb", "wording_verb", "infinitive_verb", "blaming_verb")
    )


def _holds_verb(speaker: Token, verb: Token) -> bool:
    """Return whether the speaker's phrase contains the verb otherwise than as its own clause ("the doctor, who said …")."""
    return speaker.is_ancestor(verb) and not (is_clause_of_noun(verb) and verb.head.i == speaker.i)


def _is_said(verb: Token) -> bool:
    """Return whether it is said at all, not denied, supposed or to come: "would not say whether", "it is wrong to say"."""
    speaker = speaker_noun_of(verb)
    is_impersonal = speaker is None or speaker.lower_ in _IMPERSONAL
    if is_infinitive(verb) and (is_impersonal or not is_open_complement(verb)):
        return False
    return judge_factuality(verb, None, None) not in _UNSAID


def _span_beside(verb: Token) -> tuple[int, int] | None:
    """Return the span of the clause in which the verb is a parenthetical: "the bridge, police said, had fallen"."""
    clause = parenthetical_clause(verb)
    return span_around(clause, verb) if clause is not None else None


def _find_sourced(sentence: Sentence) -> Iterator[tuple[int, int, Speech]]:
    """Yield the clauses whose source "according to" names."""
    for word, noun in named_sources(sentence):
        clause = _sourced_clause(sentence, word)
        span = span_around(clause, word) if clause is not None else None
        if span is not None and lemma_of(noun) not in words_of_kind("unspoken_source"):
            yield *span, Speech(None, noun, None)


def _sourced_clause(sentence: Sentence, word: Token) -> Token | None:
    """Return the clause that "according to" speaks of: the whole sentence at its edge, else the innermost around it."""
    words = [other.i for other in sentence.span if not (other.is_punct or other.is_space)]
    first, last = word.left_edge.i, word.right_edge.i
    is_at_edge = first <= words[0] or (last >= words[-1] and word.doc[first - 1].is_punct)
    clause = clause_head(sentence.span.root if is_at_edge else word.head)
    return clause if is_verb_or_auxiliary(clause) and clause.i != word.i else None
