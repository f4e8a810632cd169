"""Add candidates for surnames that the parser took for common nouns.

"Raisi also had guests": the first word of a sentence is a name if the article knows the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newsledger.enrich.mentions.candidates import Candidate
from newsledger.enrich.mentions.coreference import CoreferenceResolver
from newsledger.enrich.mentions.gazetteer_matches import GazetteerMatches
from newsledger.enrich.syntax.parts_of_speech import is_function_word, is_verb_or_auxiliary
from newsledger.enrich.syntax.questions import any_of
from newsledger.model.reading import Sentence

_names_nobody = any_of(is_verb_or_auxiliary, is_function_word)


def add_surname_candidates(
    candidates: list[Candidate],
    matches_by_passage: Mapping[int, GazetteerMatches],
    sentences: Sequence[Sentence],
    resolver: CoreferenceResolver,
) -> list[Candidate]:
    """Return the candidates, in text order, including known surnames that no candidate covers yet."""
    added = [
        one
        for sentence in sentences
        for one in _find_surnames(matches_by_passage[id(sentence.passage)], sentence, resolver)
    ]
    if not added:
        return candidates
    order = {id(sentence): number for number, sentence in enumerate(sentences)}
    return sorted([*candidates, *added], key=lambda candidate: (order[id(candidate.sentence)], candidate.start))


def _find_surnames(matches: GazetteerMatches, sentence: Sentence, resolver: CoreferenceResolver) -> Iterator[Candidate]:
    for position in matches.capitals_within(sentence.span.start, sentence.span.end):
        text = matches.texts[position]
        if position in matches.taken or position in matches.by_token or not resolver.is_known_name(text):
            continue
        if not _names_nobody(matches.tokens[position]):
            matches.taken.add(position)
            yield Candidate(sentence, position, position + 1, position, position + 1, "person", is_named=True)
