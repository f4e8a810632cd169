"""Actors named in an article: what enters is a reading, what leaves is its mentions, resolved within the article."""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.enrich.mentions.acronyms import with_acronyms
from newsledger.enrich.mentions.apposition import complete_besides, join_besides
from newsledger.enrich.mentions.candidates import Draft
from newsledger.enrich.mentions.coreference import Cast
from newsledger.enrich.mentions.country_inference import home_country, settle_body, settle_persons, settle_town
from newsledger.enrich.mentions.gazetteer_matches import Scan
from newsledger.enrich.mentions.knowledge_base_matches import draft_known
from newsledger.enrich.mentions.nil_entities import draft_names
from newsledger.enrich.mentions.office_holders import draft_role
from newsledger.enrich.mentions.shared_roles import share_role
from newsledger.enrich.mentions.surnames import with_surnames
from newsledger.model.reading import Mention, Reading, Sentence


def find_mentions(reading: Reading) -> list[Mention]:
    """Return the actors mentioned, in order of place, never overlapping."""
    scans = {id(passage): Scan(passage.doc) for passage in reading.passages}
    drafts = [draft for s in reading.sentences for draft in _drafts(scans[id(s.passage)], s)]
    drafts = with_acronyms(drafts, scans, reading.sentences)
    drafts = _resolved(reading, scans, drafts, home_country(reading.article, scans, reading.sentences))
    return [draft.mention() for draft in drafts if not draft.is_unknown]


def _resolved(reading: Reading, scans: dict[int, Scan], drafts: list[Draft], home: str | None) -> list[Draft]:
    """Return the drafts with who they are by the whole article: names first, then what leads back to them."""
    cast = Cast(reading.article.article_id, reading.article.published_date, home)
    cast.tell_apart(drafts)
    for draft in drafts:
        settle_town(draft, home)
        cast.introduce(draft)
    drafts = with_surnames(drafts, scans, reading.sentences, cast)
    cast.unite()
    for draft in drafts:
        cast.resolve(draft)
        settle_body(draft, home)
    complete_besides(drafts)
    settle_persons(drafts, home)
    cast.agree()
    return drafts


def _drafts(scan: Scan, sentence: Sentence) -> list[Draft]:
    """Return the drafts of one sentence, in order."""
    inside = scan.within(sentence.span.start, sentence.span.end)
    by_token: dict[int, Draft] = {}
    for found in reversed(inside):
        if found.known.sort == "title" and found.start not in scan.taken:
            draft = draft_role(scan, sentence, found, by_token)
            _take(scan, draft, by_token)
            for other in share_role(scan, draft) if draft else ():
                _take(scan, other, by_token)
    for found in inside:
        if found.known.sort != "title" and not scan.taken.intersection(range(found.start, found.end)):
            _take(scan, draft_known(scan, sentence, found), by_token)
    for draft in draft_names(scan, sentence):
        _take(scan, draft, by_token)
    drafts = list(_in_order(by_token))
    join_besides(scan, drafts)
    return drafts


def _take(scan: Scan, draft: Draft | None, by_token: dict[int, Draft]) -> None:
    """Give the draft its tokens, unless another has one of them."""
    if draft is None or scan.taken.intersection(range(draft.start, draft.end)):
        return
    for token in range(draft.start, draft.end):
        scan.taken.add(token)
        by_token[token] = draft


def _in_order(by_token: dict[int, Draft]) -> Iterator[Draft]:
    previous: Draft | None = None
    for token in sorted(by_token):
        if by_token[token] is not previous:
            previous = by_token[token]
            yield previous
