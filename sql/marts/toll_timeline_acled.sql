-- One row per place, population, measure, scope and day: the toll by ACLED's rule, one number: the lowest that any source reports; dozens count as 12, hundreds as 100, thousands as 1,000.
-- Key: day, place_key, measure, population_country, population_group, population_actor_id, scope.
-- day: Day the figures stand for; else the day of publication.
-- place_key: What tells places apart: the GeoNames id, else name and country as read, else the country.
-- place_name: Place, as one of the reports prints it.
-- geoname_id: GeoNames id of the place.
-- place_country: Country of the place.
-- measure: `killed` or `injured`.
-- population_country: Country of the people counted; null when all.
-- population_group: Group of the people counted; null when all.
-- population_actor_id: Actor the people counted belong to.
-- scope: `event`, `cumulative` or `period`.
-- fatalities: The most conservative number reported.
-- sources: Number of sources.
-- reports: Number of reports, copies left out.
-- rule: `ACLED: lowest reported`.
with conservative as (
    select
        *,
        case
            when bound = 'vague' and value_low >= 24 and value_low < 200 then 12
            when bound = 'vague' and value_low >= 200 and value_low < 2000 then 100
            when bound = 'vague' and value_low >= 2000 then value_low / 2
            else coalesce(value_low, stated)
        end as lowest
    from toll_standing
)

select
    any_value(day order by figure_id) as day,
    any_value(place_key order by figure_id) as place_key,
    any_value(place_name order by figure_id) as place_name,
    any_value(geoname_id order by figure_id) as geoname_id,
    any_value(place_country order by figure_id) as place_country,
    any_value(measure order by figure_id) as measure,
    any_value(population_country order by figure_id) as population_country,
    any_value(population_group order by figure_id) as population_group,
    any_value(population_actor_id order by figure_id) as population_actor_id,
    any_value(scope order by figure_id) as scope,
    min(lowest) as fatalities,
    count(*) as sources,
    sum(reports)::bigint as reports,
    'ACLED: lowest reported' as rule
from conservative
group by toll
order by day, toll
