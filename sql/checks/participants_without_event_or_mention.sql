-- One row per participant whose event or whose mention is not in the same article.
select
    event_actors.event_id,
    event_actors.role,
    event_actors.mention_id
from event_actors
left join events
    on event_actors.event_id = events.event_id and event_actors.article_id = events.article_id
left join actor_mentions
    on event_actors.mention_id = actor_mentions.mention_id and event_actors.article_id = actor_mentions.article_id
where events.event_id is null or actor_mentions.mention_id is null
