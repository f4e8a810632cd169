"""Decide which actors are the same: candidates and their co-occurrence in articles in, a map from id to id out.

Spelling variants with the same country, sector and time are merged into the best-known one; a surname that its article
left unresolved into the only person of that surname in the country within a year, or the only one with the same office.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from newsledger.corpus.merge_candidates import Candidate
from newsledger.knowledge.spellings import is_spelt_alike, sound_of

FindNamedTogether = Callable[[Iterable[tuple[str, str]]], frozenset[tuple[str, str]]]
"""Return those pairs of ids that a single article names both of; such actors are distinct."""

_MERGED_PREFIXES = frozenset({"person", "group", "party", "ngo"})


def merge_actors(candidates: Sequence[Candidate], find_named_together: FindNamedTogether) -> Mapping[str, str]:
    """Map each merged id to its final id, which is never merged itself; ``candidates`` come best target first."""
    fully_named = [one for one in candidates if not one.is_unresolved_surname and one.id_prefix in _MERGED_PREFIXES]
    pairs = [*_find_spelling_variants(fully_named), *_find_shortened_names(fully_named)]
    apart = find_named_together((one.actor_id, other.actor_id) for one, other in pairs)
    merged: dict[str, str] = {}
    for one, other in pairs:
        root, variant = merged.get(one.actor_id, one.actor_id), other.actor_id
        is_free = variant not in merged and variant not in merged.values() and not other.is_known
        if is_free and (one.actor_id, variant) not in apart:
            merged[variant] = root
    return merged | dict(_resolve_surnames(candidates, fully_named, merged))


def _find_spelling_variants(fully_named: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield pairs that may be spellings of one name, the better-known candidate first."""
    groups: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for one in fully_named:
        if one.country is not None:
            groups[one.id_prefix, one.country, sound_of(one.name)].append(one)
    for group in groups.values():
        for place, root in enumerate(group):
            for variant in group[place + 1 :]:
                if _is_compatible(root, variant) and is_spelt_alike(root.name, variant.name, root.country):
                    yield root, variant


def _find_shortened_names(fully_named: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield pairs of one person with and without middle names, if only one full form is known."""
    groups: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for one in fully_named:
        words = one.name.split("-")
        if one.id_prefix == "person" and one.country is not None and len(words) > 1 and len(words[0]) > 1:
            groups[one.country, words[0], words[-1]].append(one)
    for group in groups.values():
        short = [one for one in group if one.name.count("-") == 1]
        long = [one for one in group if one.name.count("-") > 1]
        if len(short) == len(long) == 1 and _is_compatible(short[0], long[0]):
            root, variant = (one for one in group)
            yield root, variant


def _is_compatible(one: Candidate, other: Candidate) -> bool:
    return one.is_sector_compatible_with(other) and one.is_same_generation_as(other)


def _resolve_surnames(
    candidates: Sequence[Candidate], fully_named: Sequence[Candidate], merged: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield each unresolved surname with the only person it can refer to."""
    holders_by_sound: dict[tuple[str | None, str], list[tuple[str, Candidate]]] = defaultdict(list)
    for one in fully_named:
        if one.id_prefix == "person":
            for ending in one.possible_surnames():
                holders_by_sound[one.country, sound_of(ending)].append((ending, one))
    for open_surname in candidates:
        if open_surname.is_unresolved_surname and open_surname.country is not None:
            holders = [
                one
                for ending, one in holders_by_sound[open_surname.country, sound_of(open_surname.name)]
                if open_surname.is_contemporary_with(one)
                and is_spelt_alike(open_surname.name, ending, open_surname.country)
            ]
            holder = _find_only_holder(open_surname, holders, merged)
            if holder is not None:
                yield open_surname.actor_id, holder


def _find_only_holder(open_surname: Candidate, holders: Sequence[Candidate], merged: Mapping[str, str]) -> str | None:
    """Return the only holder of the surname, else the only one with the same office, else None."""
    for group in (holders, [one for one in holders if one.offices & open_surname.offices]):
        ids = {merged.get(one.actor_id, one.actor_id) for one in group}
        if len(ids) == 1:
            return ids.pop()
    return None
