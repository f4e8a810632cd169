-- One row per place, population, measure, scope and day: the toll as its sources state it that day. Nothing is added up: a toll told twice is one toll, and parts stand beside their total as populations of their own.
-- Key: day, place_key, measure, population_country, population_group, population_actor_id, scope.
-- day: Day the figures stand for; else the day of publication.
-- place_key: What tells places apart: the GeoNames id, else name and country as read, else the country.
-- place_name: Place as the report of `best` prints it.
-- geoname_id: GeoNames id of the place.
-- place_country: Country of the place.
-- measure: `killed` or `injured`.
-- population_country: Country of the people counted; null when all.
-- population_group: Group of the people counted; null when all.
-- population_actor_id: Actor the people counted belong to.
-- scope: `event`, `cumulative` or `period`; totals over time are not mixed with an event's toll.
-- low: Least value that any source's standing report allows.
-- best: The value that the rule chose; null when all are vague.
-- high: Greatest value that any source's standing report states; null when all are vague.
-- sources: Number of sources.
-- reports: Number of reports, copies left out.
-- best_source: The source of `best`.
-- best_figure_id: The figure of `best`, with its words.
-- disagreeing_sources: Sources whose standing report does not allow `best`, in alphabetical order.
-- rule: How `best` was chosen: the latest figure of the most specific source, and which kind of source that was; a running total never falls from day to day unless its report lowers it ("the ministry lowered the toll to seven").
with chosen as (
    select *
    from toll_standing
    qualify
        row_number() over (
            partition by toll
            order by
                value_best is null, source_rank desc, published_at desc nulls last, stated desc, figure_id
        ) = 1
),

compared as (
    select
        standing.toll,
        min(coalesce(standing.value_low, standing.stated)) as low,
        max(coalesce(standing.value_high, standing.value_best)) as high,
        count(*) as sources,
        sum(standing.reports)::bigint as reports,
        list(standing.source order by standing.source) filter (
            where chosen.value_best < standing.value_low or chosen.value_best > standing.value_high
        ) as disagreeing_sources
    from toll_standing as standing
    inner join chosen using (toll)
    group by standing.toll
),

numbered as (
    select
        chosen.* exclude (reports),
        compared.low,
        compared.high,
        compared.sources,
        compared.reports,
        coalesce(compared.disagreeing_sources, []) as disagreeing_sources,
        concat_ws(
            '|',
            chosen.place_key,
            chosen.measure,
            coalesce(chosen.population_country, '-'),
            coalesce(chosen.population_group, '-'),
            coalesce(chosen.population_actor_id, '-')
        ) as of_whom,
        figures.change = 'fall' and figures.change_kind = 'to' as is_corrected
    from chosen
    inner join compared using (toll)
    inner join figures using (figure_id)
),

corrections as (
    select
        *,
        count(*) filter (where is_corrected) over (partition by of_whom, scope order by day) as correction
    from numbered
),

-- of a running total the greatest so far stands until somebody lowers it
standing as (
    select
        *,
        if(
            scope = 'cumulative' and value_best is not null,
            max_by(figure_id, value_best) over (
                partition by of_whom, scope, correction order by day rows unbounded preceding
            ),
            figure_id
        ) as standing_figure_id
    from corrections
)

select
    standing.day,
    standing.place_key,
    best.place_name,
    standing.geoname_id,
    standing.place_country,
    standing.measure,
    standing.population_country,
    standing.population_group,
    standing.population_actor_id,
    standing.scope,
    standing.low,
    best.value_best as best,
    greatest(standing.high, best.value_best) as high,
    standing.sources,
    standing.reports,
    best.source as best_source,
    best.figure_id as best_figure_id,
    standing.disagreeing_sources,
    case
        when best.figure_id <> standing.figure_id then 'running total of an earlier day, which nobody lowered'
        when standing.scope = 'cumulative' and standing.is_corrected then 'running total that its source lowered'
        when standing.source_rank = 3 then 'latest figure of a named actor'
        when standing.source_rank = 2 then 'latest figure of a source as printed'
        else 'latest figure of a publisher'
    end as rule
from standing
inner join numbered as best on standing.standing_figure_id = best.figure_id
order by standing.day, standing.toll
