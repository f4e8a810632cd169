"""Look an actor up in the warehouse by name or id and return everything the ledger knows about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
from rapidfuzz import fuzz, process, utils

from newsledger.model.identity import slug
from newsledger.warehouse import query

_ACTORS = "select actor_id, coalesce(merged_into, actor_id) as root, name, aliases from actors"
_QUERIES = {
    "actor": "select * from actor_profiles where actor_id = $id",
    "merged": "select actor_id, name, country, sector, aliases, mention_count from actors where merged_into = $id order by all",
    "offices": (
        "select r.title, r.country, r.sector, r.first_seen_date, r.last_seen_date, r.article_count, r.first_article_id, "
        "coalesce(a.url, a.source_id) as first_article from actor_roles r left join articles a on a.article_id = "
        "r.first_article_id where r.actor_id = $id order by r.first_seen_date, r.title"
    ),
    "mentions": (
        "select m.published_date, m.text, m.title, m.role_country as country, m.role_sector as sector, m.resolution, "
        "m.article_id, coalesce(a.url, a.source_id) as article, m.evidence_field, m.char_start, m.char_end "
        "from actor_mentions m join articles a using (article_id) where m.actor_id = $id "
        "order by m.published_date, m.article_id, m.evidence_field, m.char_start"
    ),
    "events": (
        "select distinct e.event_date_start, p.role, e.event_type, e.mode, e.realis, e.evidence, e.event_id, e.article_id, "
        "coalesce(a.url, a.source_id) as article, (select string_agg(distinct coalesce(o.name, q.country, q.sector), ', ' "
        "order by coalesce(o.name, q.country, q.sector)) from event_actors q left join actors o using (actor_id) "
        "where q.event_id = e.event_id and q.role <> p.role) as others from event_actors p join events e using (event_id) "
        "join articles a on a.article_id = e.article_id where p.actor_id = $id "
        "order by e.event_date_start, e.event_id, p.role"
    ),
    "statements": (
        "select s.published_date, s.verb, s.quote, s.is_direct, s.article_id, coalesce(a.url, a.source_id) as article "
        "from statements s join articles a using (article_id) where s.speaker_actor_id = $id "
        "order by s.published_date, s.article_id, s.char_start"
    ),
}
_LEAST_ALIKE = 70
_NEAREST = 5


class UnknownActorError(LookupError):
    """No actor, or more than one, has that name; the message lists the candidates."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One actor; ``tables`` holds the rows of actor, merged, offices, mentions, events and statements."""

    actor_id: str
    tables: dict[str, pl.DataFrame]


def find_profile(warehouse: Path, name: str) -> Profile:
    """Return the actor with that id, name or alias in any case; raises UnknownActorError, which lists candidates."""
    actor_id = _find_actor(query(warehouse, _ACTORS), name)
    literal = "'" + actor_id.replace("'", "''") + "'"
    return Profile(actor_id, {table: query(warehouse, sql.replace("$id", literal)) for table, sql in _QUERIES.items()})


def _find_actor(actors: pl.DataFrame, name: str) -> str:
    """Return the actor with that id or full name, or else the only one with that alias or end of its name."""
    rows = actors.to_dicts()
    for is_match in (_is_named, _is_printed_as):
        found = {row["root"] for row in rows if is_match(row, name)}
        if len(found) == 1:
            return str(found.pop())
        if found:
            raise UnknownActorError(
                f"{name!r} names {len(found)} actors, ask for one by its id: {_format_ids(sorted(found))}"
            )
    raise UnknownActorError(
        f"no actor of the ledger is called {name!r}; nearest: {_format_ids(_find_nearest(actors, name))}"
    )


def _is_named(row: Mapping[str, Any], name: str) -> bool:
    return name == row["actor_id"] or ("~" not in row["actor_id"] and slug(name) == slug(row["name"]))


def _is_printed_as(row: Mapping[str, Any], name: str) -> bool:
    wanted = slug(name) or name
    return f"-{slug(row['name'])}".endswith(f"-{wanted}") or wanted in {slug(alias) for alias in row["aliases"]}


def _find_nearest(actors: pl.DataFrame, name: str) -> list[str]:
    names = dict(actors.select("actor_id", "name").iter_rows())
    found = process.extract(
        name, names, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=_LEAST_ALIKE, limit=_NEAREST
    )
    return [actor_id for _, _, actor_id in found]


def _format_ids(ids: Iterable[str]) -> str:
    shown = list(ids)
    more = f" and {len(shown) - 2 * _NEAREST} more" if len(shown) > 2 * _NEAREST else ""
    return (", ".join(shown[: 2 * _NEAREST]) or "none") + more
