"""Actors that turned out to be the same: what enters is candidates and who is named beside whom, what leaves is id by id.

Spelling variants of one country, sector and time are merged into the likeliest; a surname that its article left open
into the one person of that surname known to the country within a year, of several into the one of the same office.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from newsledger.corpus.merge_candidates import Candidate
from newsledger.knowledge.spellings import is_spelt_alike, sound_of

FindNamedTogether = Callable[[Iterable[tuple[str, str]]], frozenset[tuple[str, str]]]
"""Which of the pairs of ids one article names both of: they are two."""

_MERGED_PREFIXES = frozenset({"person", "group", "party", "ngo"})


def merge_actors(candidates: Sequence[Candidate], find_named_together: FindNamedTogether) -> Mapping[str, str]:
    """Return what each id turned out to be, never one that is itself merged; ``found`` has the likeliest first."""
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
    """Yield pairs that may be spellings of one name, the likelier first."""
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
    """Yield pairs of a person with and without names in the middle, where only one with such names is known."""
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
    """Yield each open surname with the one person it can be."""
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
    """Return the only holder of the surname, else the only one of the same office, else none."""
    for group in (holders, [one for one in holders if one.offices & open_surname.offices]):
        ids = {merged.get(one.actor_id, one.actor_id) for one in group}
        if len(ids) == 1:
            return ids.pop()
    return None
