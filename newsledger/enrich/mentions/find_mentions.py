"""Find the actors mentioned in a reading, resolved within the article."""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.enrich.mentions.acronyms import add_acronym_candidates
from newsledger.enrich.mentions.apposition import link_appositions, merge_appositions
from newsledger.enrich.mentions.candidates import Candidate
from newsledger.enrich.mentions.coreference import CoreferenceResolver
from newsledger.enrich.mentions.country_inference import (
    settle_body,
    settle_natives,
    settle_organisations,
    settle_persons,
    settle_town,
)
from newsledger.enrich.mentions.gazetteer_matches import GazetteerMatches
from newsledger.enrich.mentions.knowledge_base_matches import make_known_candidate
from newsledger.enrich.mentions.nil_entities import find_nil_candidates
from newsledger.enrich.mentions.office_holders import make_role_candidate
from newsledger.enrich.mentions.sector_inference import link_affiliations, settle_civilians
from newsledger.enrich.mentions.shared_roles import find_shared_role_candidates
from newsledger.enrich.mentions.surnames import add_surname_candidates
from newsledger.model.reading import Mention, Reading, Sentence


def find_mentions(reading: Reading) -> list[Mention]:
    """Return the mentions of actors in text order, never overlapping."""
    matches_by_passage = {id(passage): GazetteerMatches(passage.doc) for passage in reading.passages}
    candidates = [
        candidate for s in reading.sentences for candidate in _find_candidates(matches_by_passage[id(s.passage)], s)
    ]
    candidates = add_acronym_candidates(candidates, matches_by_passage, reading.sentences)
    candidates = _resolve(reading, matches_by_passage, candidates)
    return [candidate.to_mention() for candidate in candidates if not candidate.is_unknown]


def _resolve(
    reading: Reading, matches_by_passage: dict[int, GazetteerMatches], candidates: list[Candidate]
) -> list[Candidate]:
    """Return the candidates resolved by the whole article: names first, then what refers back to them."""
    focus = reading.focus_country
    resolver = CoreferenceResolver(reading.article.article_id, reading.article.published_date, focus)
    resolver.register_namesakes(candidates)
    for candidate in candidates:
        settle_town(candidate, focus)
        resolver.register_full_name(candidate)
    candidates = add_surname_candidates(candidates, matches_by_passage, reading.sentences, resolver)
    resolver.share_attributes()
    for candidate in candidates:
        resolver.resolve(candidate)
        settle_body(candidate, focus)
    merge_appositions(candidates)
    settle_persons(candidates, focus)
    resolver.propagate_affiliations()
    settle_natives(candidates, focus, is_political=reading.is_political)
    settle_organisations(candidates, focus)
    settle_civilians(candidates)
    return candidates


def _find_candidates(matches: GazetteerMatches, sentence: Sentence) -> list[Candidate]:
    """Return the candidates of one sentence, in order."""
    inside = matches.within(sentence.span.start, sentence.span.end)
    by_token: dict[int, Candidate] = {}
    for match in reversed(inside):
        if match.known.sort == "title" and match.start not in matches.taken:
            candidate = make_role_candidate(matches, sentence, match, by_token)
            _claim_tokens(matches, candidate, by_token)
            for other in find_shared_role_candidates(matches, candidate) if candidate else ():
                _claim_tokens(matches, other, by_token)
    for match in inside:
        if match.known.sort != "title" and not matches.taken.intersection(range(match.start, match.end)):
            _claim_tokens(matches, make_known_candidate(matches, sentence, match), by_token)
    for candidate in find_nil_candidates(matches, sentence):
        _claim_tokens(matches, candidate, by_token)
    candidates = list(_unique_in_order(by_token))
    link_affiliations(matches, candidates)
    link_appositions(matches, candidates)
    return candidates


def _claim_tokens(matches: GazetteerMatches, candidate: Candidate | None, by_token: dict[int, Candidate]) -> None:
    """Give the candidate its tokens, unless another has claimed one of them."""
    if candidate is None or matches.taken.intersection(range(candidate.start, candidate.end)):
        return
    for token in range(candidate.start, candidate.end):
        matches.taken.add(token)
        by_token[token] = candidate


def _unique_in_order(by_token: dict[int, Candidate]) -> Iterator[Candidate]:
    previous: Candidate | None = None
    for token in sorted(by_token):
        if by_token[token] is not previous:
            previous = by_token[token]
            yield previous
