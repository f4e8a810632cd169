-- One row per place, population, measure, scope and day: the toll by UCDP's rule. Low is the lowest and high the highest estimate that any source stands by; best is that of the most reliable sources, the lower one where equally reliable sources differ.
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
-- low: Lowest estimate of any source's standing report.
-- best: Lowest of the values stated by the most specific kind of source; of vague ones their least.
-- high: Highest estimate of any source's standing report.
-- sources: Number of sources.
-- reports: Number of reports, copies left out.
-- rule: `UCDP: lower of the most reliable`.
with ranked as (
    select
        *,
        source_rank = max(source_rank) over (partition by toll) as is_most_reliable
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
    min(coalesce(value_low, stated)) as low,
    min(stated) filter (where is_most_reliable) as best,
    max(greatest(coalesce(value_high, stated), stated)) as high,
    count(*) as sources,
    sum(reports)::bigint as reports,
    'UCDP: lower of the most reliable' as rule
from ranked
group by toll
order by day, toll
