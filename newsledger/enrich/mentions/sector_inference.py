"""Give named persons of whom no office is said a sector: that of the organisation they belong to, else civilian.

"Ross Tully of American Airlines", "Nora Whelan, MD", "Dale Whitcomb, R-Wis.", "intelligence operatives Ali Hassan and Omar Said".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from newsledger.enrich.mentions.candidates import Candidate, Match
from newsledger.enrich.mentions.gazetteer_matches import GazetteerMatches
from newsledger.knowledge.person_names import sector_of_letters
from newsledger.knowledge.sectors import sectors_with

_OF = frozenset({"of", "from", "at", "with", "for"})
_JOINS = frozenset({",", "and", "&"})
_SAYS_NOTHING = frozenset({None, "UNK"})


def link_affiliations(matches: GazetteerMatches, candidates: Sequence[Candidate]) -> None:
    """Give the named persons of a sentence the sector that the words beside their names say."""
    persons = list(filter(_is_person, candidates))
    for candidate in persons:
        sector = _sector_of_letters_after(matches, candidate)
        candidate.sector = sector or candidate.sector
    _share_plural_titles(matches, persons)
    for person, body in pairwise(candidates):
        if _is_person(person) and person.sector in _SAYS_NOTHING and _belongs_to(matches, person, body):
            person.sector = body.sector


def _is_person(candidate: Candidate) -> bool:
    return candidate.kind == "person" and candidate.is_named


def _sector_of_letters_after(matches: GazetteerMatches, person: Candidate) -> str | None:
    """Return the sector of the letters after a name and a comma: "MD", "R-Wis."."""
    if person.end + 1 >= len(matches.texts) or matches.texts[person.end] != ",":
        return None
    return sector_of_letters("".join(token.text_with_ws for token in matches.tokens[person.end + 1 : person.end + 5]))


def _belongs_to(matches: GazetteerMatches, person: Candidate, body: Candidate) -> bool:
    """Return whether the organisation is named right after the person: "Ross Tully of American Airlines"."""
    between = [word.lower() for word in matches.texts[person.end : body.start] if word.lower() != "the"]
    is_employer = body.sector in sectors_with("employer") or body.sector in sectors_with("forces")
    return len(between) == 1 and between[0] in _OF and body.kind != "person" and body.is_named and is_employer


def _share_plural_titles(matches: GazetteerMatches, persons: Sequence[Candidate]) -> None:
    """Give each name of a list the title in the plural before its first: "operatives Ali Hassan, Juma Said and Omar Noor"."""
    title: Match | None = None
    end = 0
    for person in persons:
        before = matches.by_token.get(person.start - 1)
        is_listed = title is not None and all(word in _JOINS for word in matches.texts[end : person.start])
        if before is not None and before.known.sort == "title" and _is_group_in_plural(matches, before):
            title = before
        elif not is_listed:
            title = None
        if title is not None and person.title is None:
            person.title = person.sentence.passage.words(title.start, title.end).text
            person.role, person.sector = title.known.name, title.known.sector
            person.resolution, person.is_doubtful = "title", False
            owner = matches.by_token.get(title.start - 1)
            if owner is not None and owner.known.sort in {"name", "adjective"}:
                person.country = person.country or owner.known.country
        end = person.end


def _is_group_in_plural(matches: GazetteerMatches, title: Match) -> bool:
    """Return whether it is several people, of whom names follow, not "the public" or part of a name: "Public Services"."""
    return title.known.denotes == "group" and matches.texts[title.end - 1].lower().endswith(("s", "men", "people"))


def settle_civilians(candidates: Sequence[Candidate]) -> None:
    """Make named persons civilians of whom the whole article says no office and no organisation."""
    for candidate in candidates:
        if _is_person(candidate) and candidate.resolution != "reference" and candidate.sector in _SAYS_NOTHING:
            candidate.sector = "CVL"
