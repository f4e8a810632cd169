-- One row per article, place and day of which the figures of two events are counted, and per view whose sum of deaths is not that of the figures counted.
with summed as (
    select 'acled_like' as relation, sum(fatalities) as deaths from acled_like
    union all
    select 'ucdp_like' as relation, sum(best) as deaths from ucdp_like
),

counted as (
    select
        'acled_like' as relation,
        sum(best) as deaths
    from deaths_counted
    where not_counted is null
    union all
    select
        'ucdp_like' as relation,
        sum(deaths_counted.best) as deaths
    from deaths_counted
    inner join events using (event_id)
    where deaths_counted.not_counted is null and events.event_type = 'ASSAULT'
)

select
    article_id as where_found,
    concat_ws(' ', day, coalesce(place_key, place_country)) as what,
    sum(best) as deaths
from deaths_counted
where not_counted is null
group by article_id, day, place_key, place_country
having count(distinct event_id) > 1
union all
select
    summed.relation as where_found,
    'sum' as what,
    summed.deaths
from summed
inner join counted using (relation)
where coalesce(summed.deaths, 0) <> coalesce(counted.deaths, 0)
