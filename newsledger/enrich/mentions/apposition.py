"""Names beside roles: what enters is the drafts of a sentence, what leaves is the same, each name joined to the role beside it.

"the harbour master, Jane Doe" and "Jane Doe, harbour master of Riga" are two mentions of one person.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.enrich.mentions.candidates import Draft
from newsledger.enrich.mentions.gazetteer_matches import Scan

_LINKS = frozenset({"of", "for", "at", "in", "from", "with"})
_MARKS = frozenset({",", "-", "–", "—", ":"})
_LONGEST_LINK = 3


def join_besides(scan: Scan, drafts: Sequence[Draft]) -> None:
    """Join every name to the role that stands beside it between commas."""
    for position, draft in enumerate(drafts):
        if not _is_role(draft):
            continue
        after = _after_role(scan, drafts, position)
        before = drafts[position - 1] if position else None
        if after is not None:
            _join(after, draft)
        elif before is not None and _is_name(before) and _is_apposition(scan, before, draft):
            _join(before, draft)


def complete_besides(drafts: Sequence[Draft]) -> None:
    """Make a role and the name beside it one actor, once both are resolved."""
    for draft in drafts:
        other = draft.beside
        if other is None:
            continue
        draft.country = draft.country or other.country
        if draft.sector in {None, "UNK"} or (draft.title == other.title and other.is_possessed):
            draft.sector = other.sector
        if not draft.is_named and other.actor_id is not None:
            draft.actor_id, draft.name, draft.kind = other.actor_id, other.name, other.kind
            draft.resolution = "within_article"


def _is_role(draft: Draft) -> bool:
    return draft.kind == "person" and not draft.is_named and draft.role is not None and not draft.is_plural


def _is_name(draft: Draft) -> bool:
    return draft.kind == "person" and draft.is_named


def _after_role(scan: Scan, drafts: Sequence[Draft], position: int) -> Draft | None:
    """Return the name after the role and a comma, or after what the role is of: "the head of the union, Jane Doe"."""
    end = drafts[position].end
    for draft in drafts[position + 1 : position + 3]:
        if draft.start == end + 1 and scan.texts[end] in _MARKS:
            return draft if _is_name(draft) else None
        gap = scan.texts[end : draft.start]
        if not gap or gap[0] not in _LINKS or len(gap) > _LONGEST_LINK or "," in gap:
            return None
        end = draft.end
    return None


def _is_apposition(scan: Scan, name: Draft, role: Draft) -> bool:
    if role.start != name.end + 1 or scan.texts[name.end] != ",":
        return False
    return scan.tokens[role.head].dep_ not in {"conj", "nsubj", "nsubjpass", "dobj"}


def _join(name: Draft, role: Draft) -> None:
    name.beside, role.beside, name.is_doubtful = role, name, False
    if name.title is None:
        name.title, name.role, name.resolution = role.title, role.role, "title"
