"""The country an article reports from: what enters is its dateline and the phrases found in it, what leaves is one country, if clear.

"Police" and "the government" in a report from one country are that country's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from newsledger.enrich.mentions.candidates import Candidate, Match
from newsledger.enrich.mentions.gazetteer_matches import GazetteerMatches
from newsledger.knowledge.actor_names import known_phrases
from newsledger.knowledge.bodies import body_id, is_common_body
from newsledger.knowledge.cities import country_of_city, country_of_region
from newsledger.knowledge.countries import is_country_named_in, official_names
from newsledger.knowledge.gazetteer import places_named
from newsledger.knowledge.person_names import is_foreign_word
from newsledger.knowledge.phrases import pieces_of
from newsledger.model.article import Article
from newsledger.model.reading import Sentence

_NAMING = frozenset({"name", "adjective", "people", "capital", "metonym", "actor"})
_OF_THE_COUNTRY = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "OPP", "PTY"})
_ANYWHERE = frozenset({"media", "company", "ngo", "igo"})
_NAMED_FOR = frozenset({"company", "ngo"})
_BEFORE_PLACES = frozenset({"in", "near", "outside", "at", "of"})
_OPENING_SENTENCES = 3
_WEIGHT_OF_DATELINE = 2
_LEAST_OF_OPENING = 0.6
_LEAST_OF_WHOLE = 0.51


def home_country(article: Article, scans: Mapping[int, GazetteerMatches], sentences: Sequence[Sentence]) -> str | None:
    """Return the country of most of what the opening names, dateline included; else of the whole article."""
    opening: Counter[str] = Counter()
    rest: Counter[str] = Counter()
    dateline = _country_of_dateline(article.dateline)
    if dateline is not None:
        opening[dateline] += _WEIGHT_OF_DATELINE
    for sentence in sentences:
        is_opening = sentence.is_headline or sentence.index < _OPENING_SENTENCES
        (opening if is_opening else rest).update(_countries_in(scans[id(sentence.passage)], sentence))
    whole = opening + opening + rest
    return _most_of(opening, _LEAST_OF_OPENING) or (_most_of(whole, _LEAST_OF_WHOLE) if whole.total() > 1 else None)


def _most_of(named: Counter[str], least_share: float) -> str | None:
    """Return the country named most often, if its share of all is as large."""
    if not named:
        return None
    country, count = max(named.items(), key=lambda pair: (pair[1], pair[0]))
    return country if count >= least_share * named.total() else None


def _country_of_dateline(dateline: str | None) -> str | None:
    """Return the country of a dateline, the widest place first: "PARIS, Texas"."""
    for part in reversed((dateline or "").split(",")):
        pieces = pieces_of(part.strip().title())
        hit = known_phrases().find_longest(pieces, 0) if pieces else None
        if hit is not None and hit[0] == len(pieces) and hit[1].sort in _NAMING:
            return hit[1].country
        country = country_of_city(part.strip())
        if country is not None:
            return country
    return None


def _countries_in(scan: GazetteerMatches, sentence: Sentence) -> Iterator[str]:
    """Yield the country of everything in the sentence that names one, towns included."""
    start, end = sentence.span.start, sentence.span.end
    for found in scan.within(start, end):
        is_country = found.known.sort in _NAMING and found.known.country in official_names()
        if is_country and found.known.country is not None and not _is_abroad(scan, found):
            yield found.known.country
    for position in range(start, end - 1):
        if scan.texts[position] in _BEFORE_PLACES and position + 1 not in scan.by_token:
            country = _country_of_town(scan, position + 1, end)
            if country is not None:
                yield country


def _is_abroad(scan: GazetteerMatches, found: Match) -> bool:
    """Whether the phrase says nothing of where things happen: a company is everywhere, unless its name says a country."""
    if found.known.kind in _NAMED_FOR and is_country_named_in(
        str(found.known.country), " ".join(scan.texts[found.start : found.end])
    ):
        return False
    return found.known.kind in _ANYWHERE or scan.is_hyphenated_modifier(found)


def _country_of_town(scan: GazetteerMatches, start: int, limit: int) -> str | None:
    end = start
    while end < limit and end < start + 3 and scan.texts[end][0].isupper():
        end += 1
    names = (" ".join(scan.texts[start:last]) for last in range(end, start, -1))
    return next((country for name in names if (country := country_of_city(name) or country_of_region(name))), None)


def settle_persons(drafts: Sequence[Candidate], home: str | None) -> None:
    """Give the home country to officials named with a title of the state that says no country."""
    settled = {
        draft.actor_id
        for draft in drafts
        if draft.country is None and draft.is_named and draft.title and draft.sector in _OF_THE_COUNTRY
    }
    for draft in drafts:
        if draft.country is None and draft.actor_id is not None and draft.actor_id in settled:
            draft.country = home


def settle_town(draft: Candidate, home: str | None) -> None:
    """Take the town that said a country for the one of that name in the home country, if there is one."""
    is_abroad = draft.town is not None and home is not None and draft.country != home
    if is_abroad and any(place.country == home for place in places_named(str(draft.town))):
        if draft.actor_id is not None:
            draft.actor_id = draft.actor_id.replace(f"gov:{draft.country}/", f"gov:{home}/")
        draft.country = home


def settle_body(draft: Candidate, home: str | None) -> None:
    """Give the home country to a body of the state or unnamed officials whose words name none, and bodies their id."""
    if draft.sector not in _OF_THE_COUNTRY or _is_of_others(draft):
        return
    if draft.is_named:
        _settle_named(draft, home)
        return
    draft.country = draft.country or home
    is_body = draft.kind == "government_body" and draft.actor_id is None and not draft.is_plural
    if is_body and draft.country in official_names():
        _identify(draft, draft.country)


def _settle_named(draft: Candidate, home: str | None) -> None:
    """Give a body of the state with a name of its own the home country where nothing says another: "the Quezon Trial Court"."""
    if draft.kind == "government_body" and draft.country is None and home in official_names():
        draft.country = home
        draft.actor_id = body_id(draft.kind, home, draft.text.split(), "", is_named=True)


def _is_of_others(draft: Candidate) -> bool:
    """Whether the words are of people in general ("protesters"), or say that they are not the country's ("foreign forces")."""
    if draft.sector in {"OPP", "PTY"} and draft.kind == "population" and not str(draft.role).startswith("opposition"):
        return True
    return any(is_foreign_word(word) for word in draft.text.lower().split())


def _identify(draft: Candidate, country: str) -> None:
    """Give a body of the state its id: "the army", "the health ministry", "the electoral commission"."""
    role = str(draft.role)
    words = [*_compounds(draft), *role.split()]
    if is_common_body(role) or len(words) > 1:
        draft.actor_id = body_id(draft.kind, country, words, role, is_named=False)
        draft.resolution = "within_article"


def _compounds(draft: Candidate) -> list[str]:
    """Return the nouns before the role that say which: "port" in "port authority"."""
    doc, size = draft.sentence.passage.doc, len(str(draft.role).split())
    before = doc[draft.first : max(draft.first, draft.last - size)]
    return [token.lower_ for token in before if token.dep_ == "compound" and not token.text[0].isupper()]
