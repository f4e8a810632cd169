-- One row per actor id that an article mentions, as in the lake.
select
    actor_id,
    merged_into,
    name,
    kind,
    country,
    sector,
    aliases,
    first_seen_date,
    last_seen_date,
    mention_count
from lake.actors
