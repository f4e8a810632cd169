"""Find who speaks in a headline, from the words on one side of its colon or dash: "Toll rises: UN", "UN: toll rises"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.attribution.speech_verbs import words_of_kind
from newsledger.enrich.syntax.parts_of_speech import is_verb_or_auxiliary
from newsledger.model.reading import Passage, Reading

_MARKS = frozenset({":", "–", "—", "-"})
_LONGEST_SOURCE = 5


def find_headline_sources(reading: Reading, passage: Passage) -> Iterator[tuple[Token, range]]:
    """Yield the source with the tokens of what it says, that after the last mark first; a place before a colon is none."""
    words = list(passage.doc)
    marks = [word.i for word in words if _is_mark(word) and 0 < word.i < len(words) - 1]
    if not marks:
        return
    sides = (
        (range(marks[-1] + 1, len(words)), range(marks[-1])),
        (range(marks[0]), range(marks[0] + 1, len(words))),
    )
    for segment, content in sides:
        source = _source_in(reading, [words[place] for place in segment])
        if source is not None:
            yield source, content


def _is_mark(word: Token) -> bool:
    """Return whether it is a colon or a dash between words; a hyphen joins them."""
    return word.text in _MARKS and (word.text == ":" or word.i == 0 or bool(word.nbor(-1).whitespace_))


def _source_in(reading: Reading, segment: list[Token]) -> Token | None:
    if len(segment) > _LONGEST_SOURCE or any(map(is_verb_or_auxiliary, segment)):
        return None
    return next((word for word in reversed(segment) if _is_possible_speaker(reading, word)), None)


def _is_possible_speaker(reading: Reading, word: Token) -> bool:
    mention = reading.mention_at(word)
    if mention is not None:
        return mention.kind not in {"state", "population"}
    return word.lower_ in words_of_kind("headline_source")
