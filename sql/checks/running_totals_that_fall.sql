-- One row per day on which a running total is less than on the day before without a report that lowers it.
with followed as (
    select
        *,
        lag(best) over (
            partition by place_key, measure, population_country, population_group, population_actor_id, scope
            order by day
        ) as before
    from toll_timeline
    where scope = 'cumulative' and best is not null
)

select
    day,
    place_key,
    measure,
    before,
    best
from followed
where best < before and rule <> 'running total that its source lowered'
