"""Actors that turned out to be the same: what enters is candidates and who is named beside whom, what leaves is id by id.

Spelling variants of one country, sector and time are merged into the likeliest; a surname that its article left open
into the one person of that surname known to the country within a year, of several into the one of the same office.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from newsledger.corpus.merge_candidates import Candidate
from newsledger.knowledge.spellings import is_spelt_alike, sound_of

Together = Callable[[Iterable[tuple[str, str]]], frozenset[tuple[str, str]]]
"""Which of the pairs of ids one article names both of: they are two."""

_VARIED = frozenset({"person", "group", "party", "ngo"})


def merge(found: Sequence[Candidate], together: Together) -> Mapping[str, str]:
    """Return what each id turned out to be, never one that is itself merged; ``found`` has the likeliest first."""
    full = [one for one in found if not one.is_own and one.sort in _VARIED]
    pairs = [*_variants(full), *_shortened(full)]
    apart = together((one.actor_id, other.actor_id) for one, other in pairs)
    merged: dict[str, str] = {}
    for one, other in pairs:
        root, variant = merged.get(one.actor_id, one.actor_id), other.actor_id
        is_free = variant not in merged and variant not in merged.values() and not other.is_known
        if is_free and (one.actor_id, variant) not in apart:
            merged[variant] = root
    return merged | dict(_surnames(found, full, merged))


def _variants(full: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield pairs that may be spellings of one name, the likelier first."""
    alike: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for one in full:
        if one.country is not None:
            alike[one.sort, one.country, sound_of(one.name)].append(one)
    for group in alike.values():
        for place, root in enumerate(group):
            for variant in group[place + 1 :]:
                if _agree(root, variant) and is_spelt_alike(root.name, variant.name, root.country):
                    yield root, variant


def _shortened(full: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield pairs of a person with and without names in the middle, where only one with such names is known."""
    alike: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for one in full:
        words = one.name.split("-")
        if one.sort == "person" and one.country is not None and len(words) > 1 and len(words[0]) > 1:
            alike[one.country, words[0], words[-1]].append(one)
    for group in alike.values():
        short = [one for one in group if one.name.count("-") == 1]
        long = [one for one in group if one.name.count("-") > 1]
        if len(short) == len(long) == 1 and _agree(short[0], long[0]):
            root, variant = (one for one in group)
            yield root, variant


def _agree(one: Candidate, other: Candidate) -> bool:
    return one.agrees_in_sector(other) and one.is_of_the_generation(other)


def _surnames(
    found: Sequence[Candidate], full: Sequence[Candidate], merged: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield each open surname with the one person it can be."""
    known: dict[tuple[str | None, str], list[tuple[str, Candidate]]] = defaultdict(list)
    for one in full:
        if one.sort == "person":
            for ending in one.endings():
                known[one.country, sound_of(ending)].append((ending, one))
    for own in found:
        if own.is_own and own.country is not None:
            holders = [
                one
                for ending, one in known[own.country, sound_of(own.name)]
                if own.is_of_the_time(one) and is_spelt_alike(own.name, ending, own.country)
            ]
            holder = _only(own, holders, merged)
            if holder is not None:
                yield own.actor_id, holder


def _only(own: Candidate, holders: Sequence[Candidate], merged: Mapping[str, str]) -> str | None:
    """Return the only holder of the surname, else the only one of the same office, else none."""
    for some in (holders, [one for one in holders if one.offices & own.offices]):
        ids = {merged.get(one.actor_id, one.actor_id) for one in some}
        if len(ids) == 1:
            return ids.pop()
    return None
