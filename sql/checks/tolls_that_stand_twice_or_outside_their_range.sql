-- One row per toll of a day that stands twice, or whose best value is not between its lowest and highest.
select
    day,
    place_key,
    measure,
    scope,
    population_country,
    population_group,
    population_actor_id,
    count(*) as row_count
from toll_timeline
group by all
having count(*) > 1 or bool_or(best < low or best > high or low > high)
