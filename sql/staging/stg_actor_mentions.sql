-- One row per mention of an actor in an article, as in the lake.
select
    mention_id,
    article_id,
    published_date,
    actor_id,
    text,
    kind,
    title,
    role_country,
    role_sector,
    resolution,
    evidence_field,
    char_start,
    char_end
from lake.actor_mentions
