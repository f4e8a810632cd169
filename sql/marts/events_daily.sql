-- One row per day, event type, actor country and recipient country: events told as done, copies of a story counted once; hazards are no events of PLOVER and stand in `hazards`.
-- Key: event_date, event_type, actor_country, recipient_country.
-- event_date: First day of the event; the day of publication when nothing dates it.
-- event_type: One of PLOVER's 16 event types.
-- actor_country: Country of who does it; null when no country is known.
-- recipient_country: Country of to whom it is done; null when no country is known.
-- event_count: Events; one between several countries counts once for each pair of them.
-- mean_score: Mean PLOVER score of these events, -10 to 10.
with told as (
    select
        event_id,
        coalesce(event_date_start, published_date) as event_date,
        event_type,
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
),

pairs as (
    select
        told.*,
        actors.country as actor_country,
        recipients.country as recipient_country
    from told
    left join countries as actors on told.event_id = actors.event_id and actors.role = 'actor'
    left join countries as recipients on told.event_id = recipients.event_id and recipients.role = 'recipient'
)

select
    event_date,
    event_type,
    actor_country,
    recipient_country,
    count(*) as event_count,
    round(avg(score), 4) as mean_score
from pairs
group by event_date, event_type, actor_country, recipient_country
order by event_date, event_type, actor_country, recipient_country
