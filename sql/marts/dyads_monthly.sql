-- One row per month, actor country, recipient country and quad class: who does what to whom, told as done, copies of a story counted once.
-- Key: month, actor_country, recipient_country, quad_class.
-- month: First day of the month of the event.
-- actor_country: Country of who does it.
-- recipient_country: Country of to whom it is done.
-- quad_class: `verbal_cooperation`, `material_cooperation`, `verbal_conflict` or `material_conflict`.
-- event_count: Events of the pair.
-- mean_score: Mean PLOVER score of these events, -10 to 10.
-- article_count: Articles that tell them.
with told as (
    select
        event_id,
        article_id,
        date_trunc('month', coalesce(event_date_start, published_date))::date as month,
        quad_class,
        score
    from events
    anti join article_copies using (article_id)
    where realis = 'asserted' and event_type <> 'HAZARD'
),

countries as (
    select distinct
        event_id,
        role,
        country
    from event_actors
    where country is not null
)

select
    told.month,
    actors.country as actor_country,
    recipients.country as recipient_country,
    told.quad_class,
    count(*) as event_count,
    round(avg(told.score), 4) as mean_score,
    count(distinct told.article_id) as article_count
from told
inner join countries as actors on told.event_id = actors.event_id and actors.role = 'actor'
inner join countries as recipients on told.event_id = recipients.event_id and recipients.role = 'recipient'
group by all
order by all
