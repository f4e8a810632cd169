"""Acronyms an article defines: what enters is its drafts, what leaves is the same with a draft for each later use.

"the Zambian Farmers Union (ZFU)" makes ZFU the union, whatever the reference means by those letters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from newsledger.enrich.mentions.candidates import Draft
from newsledger.enrich.mentions.gazetteer_matches import Scan
from newsledger.model.reading import Sentence

_BODIES = frozenset({"igo", "ngo", "party", "company", "media", "armed_group", "government_body", "other"})


def with_acronyms(drafts: list[Draft], scans: Mapping[int, Scan], sentences: Sequence[Sentence]) -> list[Draft]:
    """Return the drafts, in order of place, with those of the acronyms that the article defines in brackets."""
    defined = {acronym: draft for draft in reversed(drafts) if (acronym := _defined(draft, scans)) is not None}
    if not defined:
        return drafts
    kept = [draft for draft in drafts if not _is_other_meaning(draft, defined)]
    places: dict[int, list[Draft]] = {id(sentence): [] for sentence in sentences}
    for draft in kept:
        places[id(draft.sentence)].append(draft)
    for sentence in sentences:
        scan = scans[id(sentence.passage)]
        taken = {token for draft in places[id(sentence)] for token in range(draft.start, draft.end)}
        for position in range(sentence.span.start, sentence.span.end):
            if scan.texts[position] in defined and position not in taken:
                scan.taken.add(position)
                places[id(sentence)].append(_use(defined[scan.texts[position]], sentence, position))
    return [draft for sentence in sentences for draft in sorted(places[id(sentence)], key=lambda one: one.start)]


def _defined(draft: Draft, scans: Mapping[int, Scan]) -> str | None:
    """Return the acronym in brackets right after the name of an organisation."""
    tokens = scans[id(draft.sentence.passage)].tokens[draft.end : draft.end + 3]
    if draft.kind not in _BODIES or len(tokens) < 3 or (tokens[0].text, tokens[2].text) != ("(", ")"):
        return None
    acronym = tokens[1].text
    return acronym if len(acronym) > 1 and acronym.isupper() and acronym[0] == draft.initial else None


def _is_other_meaning(draft: Draft, defined: Mapping[str, Draft]) -> bool:
    """Whether the reference's meaning of an acronym gives way to the article's own."""
    return draft.end - draft.start == 1 and draft.text in defined and draft.actor_id != defined[draft.text].actor_id


def _use(meaning: Draft, sentence: Sentence, token: int) -> Draft:
    return replace(
        meaning, sentence=sentence, start=token, end=token + 1, first=token, last=token + 1,
        resolution="within_article", is_definite=False, is_named=True,
    )  # fmt: skip
