-- One row per participant of an event, as in the lake.
select
    event_id,
    article_id,
    published_date,
    role,
    actor_id,
    mention_id,
    country,
    sector
from lake.event_actors
