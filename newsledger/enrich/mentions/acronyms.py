"""Add candidates for the later uses of acronyms that the article defines.

"the Zambian Farmers Union (ZFU)" makes ZFU the union, whatever the reference tables mean by those letters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from newsledger.enrich.mentions.candidates import Candidate
from newsledger.enrich.mentions.gazetteer_matches import GazetteerMatches
from newsledger.model.reading import Sentence

_BODIES = frozenset({"igo", "ngo", "party", "company", "media", "armed_group", "government_body", "other"})


def add_acronym_candidates(
    candidates: list[Candidate], matches_by_passage: Mapping[int, GazetteerMatches], sentences: Sequence[Sentence]
) -> list[Candidate]:
    """Return the candidates, in text order, including uses of acronyms that the article defines in brackets."""
    defined = {
        acronym: candidate
        for candidate in reversed(candidates)
        if (acronym := _defined_acronym(candidate, matches_by_passage)) is not None
    }
    if not defined:
        return candidates
    kept = [candidate for candidate in candidates if not _is_other_meaning(candidate, defined)]
    places: dict[int, list[Candidate]] = {id(sentence): [] for sentence in sentences}
    for candidate in kept:
        places[id(candidate.sentence)].append(candidate)
    for sentence in sentences:
        matches = matches_by_passage[id(sentence.passage)]
        taken = {token for candidate in places[id(sentence)] for token in range(candidate.start, candidate.end)}
        for position in range(sentence.span.start, sentence.span.end):
            if matches.texts[position] in defined and position not in taken:
                matches.taken.add(position)
                places[id(sentence)].append(_candidate_for_use(defined[matches.texts[position]], sentence, position))
    return [
        candidate for sentence in sentences for candidate in sorted(places[id(sentence)], key=lambda one: one.start)
    ]


def _defined_acronym(candidate: Candidate, matches_by_passage: Mapping[int, GazetteerMatches]) -> str | None:
    """Return the acronym in brackets right after the name of an organisation."""
    tokens = matches_by_passage[id(candidate.sentence.passage)].tokens[candidate.end : candidate.end + 3]
    if candidate.kind not in _BODIES or len(tokens) < 3 or (tokens[0].text, tokens[2].text) != ("(", ")"):
        return None
    acronym = tokens[1].text
    return acronym if len(acronym) > 1 and acronym.isupper() and acronym[0] == candidate.initial else None


def _is_other_meaning(candidate: Candidate, defined: Mapping[str, Candidate]) -> bool:
    """Return whether the reference meaning of an acronym yields to the article's own."""
    return (
        candidate.end - candidate.start == 1
        and candidate.text in defined
        and candidate.actor_id != defined[candidate.text].actor_id
    )


def _candidate_for_use(meaning: Candidate, sentence: Sentence, token: int) -> Candidate:
    return replace(
        meaning, sentence=sentence, start=token, end=token + 1, first=token, last=token + 1,
        resolution="within_article", is_definite=False, is_named=True,
    )  # fmt: skip
