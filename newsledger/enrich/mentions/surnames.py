"""Family names the parser took for common words: what enters is drafts and who the article names, what leaves is drafts with them too.

"Raisi also had guests": a first word of a sentence is a name where the article knows the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newsledger.enrich.mentions.candidates import Draft
from newsledger.enrich.mentions.coreference import Cast
from newsledger.enrich.mentions.gazetteer_matches import Scan
from newsledger.model.reading import Sentence

_NOT_NAMES = frozenset({"VERB", "AUX", "ADP", "DET", "PRON", "SCONJ", "CCONJ", "PART"})


def with_surnames(
    drafts: list[Draft], scans: Mapping[int, Scan], sentences: Sequence[Sentence], cast: Cast
) -> list[Draft]:
    """Return the drafts, in order of place, with those of the known family names that no draft has yet."""
    added = [one for sentence in sentences for one in _surnames(scans[id(sentence.passage)], sentence, cast)]
    if not added:
        return drafts
    order = {id(sentence): number for number, sentence in enumerate(sentences)}
    return sorted([*drafts, *added], key=lambda draft: (order[id(draft.sentence)], draft.start))


def _surnames(scan: Scan, sentence: Sentence, cast: Cast) -> Iterator[Draft]:
    for position in scan.capitals_within(sentence.span.start, sentence.span.end):
        text = scan.texts[position]
        if position in scan.taken or position in scan.at or not cast.is_known_name(text):
            continue
        if scan.tokens[position].pos_ not in _NOT_NAMES:
            scan.taken.add(position)
            yield Draft(sentence, position, position + 1, position, position + 1, "person", is_named=True)
