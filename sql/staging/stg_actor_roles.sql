-- One row per actor and office, as in the lake.
select
    actor_id,
    title,
    country,
    sector,
    first_seen_date,
    last_seen_date,
    article_count,
    first_article_id
from lake.actor_roles
