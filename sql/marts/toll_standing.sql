-- One row per place, population, measure, scope, day and source: the source's standing report, which is its latest of that day; of several in one article the greatest, which is their total. Its earlier ones are in `toll_reports`.
-- Key: toll, source.
-- toll: What the report counts, as one text: place, measure, scope, population and day.
-- day: Day the figure stands for; else the day of publication.
-- place_key: What tells places apart: the GeoNames id, else name and country as read, else the country.
-- place_name: Place as the report prints it.
-- geoname_id: GeoNames id of the place.
-- place_country: Country of the place.
-- measure: `killed` or `injured`.
-- population_country: Country of the people counted; null when all.
-- population_group: Group of the people counted; null when all.
-- population_actor_id: Actor the people counted belong to.
-- scope: `event`, `cumulative` or `period`.
-- source: Who says so, as in `toll_reports`.
-- source_rank: 3 a resolved actor, 2 a source as printed, 1 the publisher's own words.
-- value_low: Least value the words allow.
-- value_best: The value stated; null when only vague.
-- value_high: Greatest value the words allow; null when open.
-- stated: The value stated; of a vague or bounded one the bound.
-- bound: How the words bound the value.
-- published_at: When the article was published.
-- figure_id: The figure, with its words.
-- reports: Number of the source's reports, copies left out.
with counted as (
    select
        *,
        -- one text for the grain, so that unknown populations compare as equal
        concat_ws(
            '|',
            place_key,
            measure,
            scope,
            coalesce(population_country, '-'),
            coalesce(population_group, '-'),
            coalesce(population_actor_id, '-'),
            day
        ) as toll,
        coalesce(value_best, value_low, value_high) as stated
    from toll_reports
    where left_out is null
),

numbered as (
    select
        *,
        count(*) over (partition by toll, source) as reports,
        row_number() over (
            partition by toll, source
            order by published_at desc nulls last, value_best is null, stated desc, figure_id
        ) as place_in_line
    from counted
)

select
    toll,
    day,
    place_key,
    place_name,
    geoname_id,
    place_country,
    measure,
    population_country,
    population_group,
    population_actor_id,
    scope,
    source,
    source_rank,
    value_low,
    value_best,
    value_high,
    stated,
    bound,
    published_at,
    figure_id,
    reports
from numbered
where place_in_line = 1
order by toll, source
