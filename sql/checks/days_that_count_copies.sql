-- One row per day and type that counts other events than those told as done in articles that are no copies.
with told as (
    select
        coalesce(event_date_start, published_date) as event_date,
        event_type,
        count(*) as told_count
    from events
    where realis = 'asserted' and event_type <> 'HAZARD' and article_id not in (select article_id from article_copies)
    group by event_date, event_type
),

pairs as (
    select
        event_date,
        event_type,
        max(event_count) as largest_pair,
        sum(event_count) as all_pairs
    from events_daily
    group by event_date, event_type
)

select
    coalesce(told.event_type, pairs.event_type) as event_type,
    coalesce(told.event_date, pairs.event_date) as event_date,
    told.told_count,
    pairs.largest_pair,
    pairs.all_pairs
from told
full join pairs
    on told.event_type = pairs.event_type and told.event_date is not distinct from pairs.event_date
where
    told.told_count is null
    or pairs.all_pairs is null
    or pairs.largest_pair > told.told_count
    or pairs.all_pairs < told.told_count
