-- One row per pair of actors and quad class: an edge from who does it to whom it is done, with its weight; copies of a story counted once.
-- Key: source_actor_id, target_actor_id, quad_class.
-- source_actor_id: Who does it.
-- target_actor_id: To whom it is done.
-- quad_class: `verbal_cooperation`, `material_cooperation`, `verbal_conflict` or `material_conflict`.
-- source_name: Name of who does it.
-- target_name: Name of to whom it is done.
-- weight: Events told as done between the two.
-- mean_score: Mean PLOVER score of these events, -10 to 10.
-- first_date: First day of such an event.
-- last_date: Last day of such an event.
with pairs as (
    select distinct
        events.event_id,
        doing.actor_id as source_actor_id,
        befallen.actor_id as target_actor_id,
        events.quad_class,
        events.score,
        coalesce(events.event_date_start, events.published_date) as event_date
    from events
    anti join article_copies using (article_id)
    inner join event_actors as doing on events.event_id = doing.event_id and doing.role = 'actor'
    inner join event_actors as befallen on events.event_id = befallen.event_id and befallen.role = 'recipient'
    where
        events.realis = 'asserted'
        and events.event_type <> 'HAZARD'
        and doing.actor_id is not null
        and befallen.actor_id is not null
        and doing.actor_id <> befallen.actor_id
)

select
    pairs.source_actor_id,
    pairs.target_actor_id,
    pairs.quad_class,
    any_value(sources.name) as source_name,
    any_value(targets.name) as target_name,
    count(*) as weight,
    round(avg(pairs.score), 4) as mean_score,
    min(pairs.event_date) as first_date,
    max(pairs.event_date) as last_date
from pairs
left join actors as sources on pairs.source_actor_id = sources.actor_id
left join actors as targets on pairs.target_actor_id = targets.actor_id
group by pairs.source_actor_id, pairs.target_actor_id, pairs.quad_class
order by pairs.source_actor_id, pairs.target_actor_id, pairs.quad_class
