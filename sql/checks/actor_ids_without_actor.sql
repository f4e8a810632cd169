-- One row per actor id that a row names and that is not in `actors`.
with named as (
    select 'event_actors' as table_name, event_id as row_id, actor_id from event_actors
    union all
    select 'actor_mentions', mention_id, actor_id from actor_mentions
    union all
    select 'events', event_id, attributed_actor_id from events
    union all
    select 'figures', figure_id, attributed_actor_id from figures
    union all
    select 'statements', statement_id, speaker_actor_id from statements
    union all
    select 'actor_roles', title, actor_id from actor_roles
)

select named.*
from named
anti join actors using (actor_id)
where named.actor_id is not null
