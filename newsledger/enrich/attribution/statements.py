"""Find the statements of a reading: quotations and indirect speech, with their speakers.

A quotation counts when it has a speaker or fills its sentences; one or two words in quotation marks alone do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from newsledger.enrich.attribution.carried_speakers import carry_speakers
from newsledger.enrich.attribution.content_spans import trim
from newsledger.enrich.attribution.headline_sources import find_headline_sources
from newsledger.enrich.attribution.indirect_speech import find_reported_clauses
from newsledger.enrich.attribution.quoted_clauses import end_with_quotation, holds_quotation, is_clause_itself
from newsledger.enrich.attribution.sources import author_of, speaker_of
from newsledger.enrich.attribution.speakers import (
    Speech,
    find_governing_speech,
    is_scare_quote,
    printed_noun_phrase,
    speech_of,
)
from newsledger.enrich.attribution.speech_verbs import is_speech_verb
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_verb_or_auxiliary
from newsledger.model.reading import Passage, Reading, Sentence, Statement, Words
from newsledger.normalise.quotations import Quotation, find_quotations

_FEWEST_WORDS_ALONE = 5
_MOST_WORDS_MARKED = 3
_FEWEST_WORDS_BESIDE = 3
_CLOSING_MARKS = ("”", '"', "’", "»")


def find_statements(reading: Reading) -> list[Statement]:
    """Return the statements in text order."""
    sentences: dict[int, list[Sentence]] = {}
    for sentence in reading.sentences:
        sentences.setdefault(id(sentence.passage.doc), []).append(sentence)
    found: list[Statement] = []
    left_open, last = False, None
    for passage in reading.passages:
        quotations = find_quotations(passage.text)
        own = sentences.get(id(passage.doc), [])
        is_continued = bool(found) and (left_open or _is_quotation_first(passage, quotations))
        before = found[-1] if is_continued and (_is_quoted_last(found[-1]) or found[-1].sentence is last) else None
        direct = list(_find_direct_statements(reading, own, quotations, before))
        spans = [_tokens_of(own, quotation) for quotation in quotations]
        said = [span for span in spans if len(span) > _MOST_WORDS_MARKED or _is_statement(passage, direct, span)]
        indirect = list(_find_indirect_statements(reading, own, said))
        quoted_alone = [one for one in direct if not any(map(partial(holds_quotation, one), indirect))]
        by_words = {(one.words.char_start, one.words.char_end): one for one in reversed([*quoted_alone, *indirect])}
        found += sorted(by_words.values(), key=lambda one: (one.words.char_start, one.words.char_end))
        left_open = bool(quotations) and not quotations[-1].is_closed
        last = own[-1] if own else None
    return list(carry_speakers(reading, found))


def _is_quoted_last(statement: Statement) -> bool:
    """Return whether the statement is a quotation or ends with one, so that the next may go on with it."""
    return statement.is_direct or statement.words.text[-1:] in _CLOSING_MARKS


def _is_quotation_first(passage: Passage, quotations: list[Quotation]) -> bool:
    """Return whether the paragraph begins with a quotation."""
    return bool(quotations) and len(passage.text[: quotations[0].start].strip()) <= 1


def _find_direct_statements(
    reading: Reading, sentences: list[Sentence], quotations: list[Quotation], before: Statement | None
) -> Iterator[Statement]:
    spans = [_tokens_of(sentences, quotation) for quotation in quotations]
    for quotation, span in zip(quotations, spans, strict=True):
        first = next((s for s in sentences if s.span.start <= span.start < s.span.end), None)
        if first is None or not span:
            continue
        speech = _find_speech(sentences, span, spans)
        if speech is not None and _is_scare_quote(first, quotation, span, speech):
            continue
        words = first.passage.characters(quotation.start, quotation.end)
        if speech is not None:
            before = _make_statement(reading, first, words, speech, is_direct=True)
            yield before
        elif _is_standalone(sentences, span, words, fewest=2 if before else _FEWEST_WORDS_ALONE):
            speaker = (before.speaker, before.speaker_text) if before else (None, None)
            before = Statement(words, first, *speaker, verb=None, is_direct=True)
            yield before


def _is_scare_quote(sentence: Sentence, quotation: Quotation, span: range, speech: Speech) -> bool:
    """Return whether the marks are scare quotes around a few words; a comma or stop at the end marks speech."""
    if len(span) > _MOST_WORDS_MARKED or span.stop > sentence.span.end:
        return False
    if speech.speaker is None:
        return True
    is_ended = sentence.passage.text[quotation.end : quotation.end + 1] in {",", "."} or sentence.passage.text[
        quotation.end - 1
    ] in {".", "!", "?"}
    return not is_ended and is_scare_quote(speech, sentence, span.start, span.stop)


def _tokens_of(sentences: list[Sentence], quotation: Quotation) -> range:
    """Return the tokens that begin inside the quotation."""
    doc = sentences[0].passage.doc if sentences else ()
    inside = [token.i for token in doc if quotation.start <= token.idx < quotation.end]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _find_speech(sentences: list[Sentence], span: range, spans: list[range]) -> Speech | None:
    """Return the speech around the quotation: of its last sentence, its first, else an introduction with a colon."""
    touched = [s for s in sentences if s.span.start < span.stop and span.start < s.span.end]
    for sentence in (*touched[-1:], *touched[:1]):
        start, end = max(span.start, sentence.span.start), min(span.stop, sentence.span.end)
        speech = find_governing_speech(sentence, start, end, spans)
        if speech is not None:
            return speech
    doc = sentences[0].passage.doc
    colon = next((i for i in (span.start - 1, span.start - 2) if i >= 0 and doc[i].text == ":"), None)
    verbs = [word for word in doc[:colon] if is_speech_verb(word)] if colon is not None else []
    return speech_of(verbs[-1]) if verbs else None


def _is_standalone(sentences: list[Sentence], span: range, words: Words, *, fewest: int) -> bool:
    """Return whether the quotation fills its sentences, so that somebody must be speaking."""
    touched = [s for s in sentences if s.span.start < span.stop and span.start < s.span.end]
    outside = [
        word
        for sentence in touched
        for word in sentence.span
        if word.i not in span and not (word.is_punct or word.is_space or word.is_quote)
    ]
    return not outside and len(words.text.split()) >= fewest


def _is_statement(passage: Passage, direct: list[Statement], span: range) -> bool:
    """Return whether the quotation of these tokens is one of the statements."""
    if not span:
        return False
    at = passage.offset + passage.doc[span.start].idx
    return any(statement.words.char_start <= at < statement.words.char_end for statement in direct)


def _find_indirect_statements(reading: Reading, sentences: list[Sentence], said: list[range]) -> Iterator[Statement]:
    for sentence in sentences:
        for start, clause_end, speech in find_reported_clauses(sentence, said):
            end = end_with_quotation(sentence, start, clause_end, said)
            if is_clause_itself(sentence, start, end, said):
                yield _make_statement(reading, sentence, sentence.passage.words(start, end), speech, is_direct=False)
    if sentences and sentences[0].is_headline:
        yield from _find_headline_statements(reading, sentences[0], said)


def _find_headline_statements(reading: Reading, sentence: Sentence, said: list[range]) -> Iterator[Statement]:
    """Yield what the source before or after a headline's colon says."""
    for source, content in find_headline_sources(reading, sentence.passage):
        start, end = trim(sentence.passage.doc, content.start, content.stop)
        words = sentence.passage.doc[start:end]
        is_open = not any(start < span.stop and span.start < end for span in said)
        if len(words) >= _FEWEST_WORDS_BESIDE and any(map(is_verb_or_auxiliary, words)) and is_open:
            speech = Speech(None, source, None)
            yield _make_statement(reading, sentence, sentence.passage.words(start, end), speech, is_direct=False)
            return


def _make_statement(
    reading: Reading, sentence: Sentence, words: Words, speech: Speech, *, is_direct: bool
) -> Statement:
    speaker = speech.speaker and (author_of(speech.speaker) or speech.speaker)
    return Statement(
        words=words,
        sentence=sentence,
        speaker=speaker_of(reading, speaker) if speaker is not None else None,
        speaker_text=printed_noun_phrase(sentence, speaker),
        verb=lemma_of(speech.verb) if speech.verb is not None else None,
        is_direct=is_direct,
        addressee=printed_noun_phrase(sentence, speech.addressee),
    )
