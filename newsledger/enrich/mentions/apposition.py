"""Link names and roles in apposition among the candidates of a sentence.

"the harbour master, Jane Doe" and "Jane Doe, harbour master of Riga" are two mentions of one person.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.enrich.mentions.candidates import Candidate
from newsledger.enrich.mentions.gazetteer_matches import GazetteerMatches
from newsledger.enrich.syntax.relations import is_conjunct, is_core_argument

_LINKS = frozenset({"of", "for", "at", "in", "from", "with"})
_MARKS = frozenset({",", "-", "–", "—", ":"})
_LONGEST_LINK = 3


def link_appositions(matches: GazetteerMatches, candidates: Sequence[Candidate]) -> None:
    """Link each name to the role in apposition to it."""
    for position, candidate in enumerate(candidates):
        if not _is_role(candidate):
            continue
        after = _name_after_role(matches, candidates, position)
        before = candidates[position - 1] if position else None
        if after is not None:
            _link(after, candidate)
        elif before is not None and _is_name(before) and _is_apposition(matches, before, candidate):
            _link(before, candidate)


def merge_appositions(candidates: Sequence[Candidate]) -> None:
    """Make a role and the name in apposition one actor, once both are resolved."""
    for candidate in candidates:
        other = candidate.apposition
        if other is None:
            continue
        candidate.country = candidate.country or other.country
        if candidate.sector in {None, "UNK"} or (candidate.title == other.title and other.is_possessed):
            candidate.sector = other.sector
        if not candidate.is_named and other.actor_id is not None:
            candidate.actor_id, candidate.name, candidate.kind = other.actor_id, other.name, other.kind
            candidate.resolution = "within_article"


def _is_role(candidate: Candidate) -> bool:
    return (
        candidate.kind == "person" and not candidate.is_named and candidate.role is not None and not candidate.is_plural
    )


def _is_name(candidate: Candidate) -> bool:
    return candidate.kind == "person" and candidate.is_named


def _name_after_role(matches: GazetteerMatches, candidates: Sequence[Candidate], position: int) -> Candidate | None:
    """Return the name after the role and a comma, or after its complement: "the head of the union, Jane Doe"."""
    end = candidates[position].end
    for candidate in candidates[position + 1 : position + 3]:
        if candidate.start == end + 1 and matches.texts[end] in _MARKS:
            return candidate if _is_name(candidate) else None
        gap = matches.texts[end : candidate.start]
        if not gap or gap[0] not in _LINKS or len(gap) > _LONGEST_LINK or "," in gap:
            return None
        end = candidate.end
    return None


def _is_apposition(matches: GazetteerMatches, name: Candidate, role: Candidate) -> bool:
    if role.start != name.end + 1 or matches.texts[name.end] != ",":
        return False
    return not (is_core_argument(matches.tokens[role.head]) or is_conjunct(matches.tokens[role.head]))


def _link(name: Candidate, role: Candidate) -> None:
    name.apposition, role.apposition, name.is_doubtful = role, name, False
    if name.title is None:
        name.title, name.role, name.resolution = role.title, role.role, "title"
