-- One row per report of people killed or injured: each such figure, with its source and whether the timeline counts it.
-- Key: figure_id.
-- figure_id: The figure.
-- article_id: The article that states it.
-- publisher: Who published the article.
-- published_at: When it was published.
-- day: Day the figure stands for; else the day of publication.
-- place_key: What tells places apart: the GeoNames id, else name and country as read, else the country.
-- place_name: Place of the figure, else of its event, as printed.
-- geoname_id: GeoNames id of that place.
-- place_country: Country of that place.
-- measure: `killed` or `injured`.
-- population_country: Country of the people counted; null when all.
-- population_group: Group of the people counted; null when all.
-- population_actor_id: Actor the people counted belong to.
-- scope: `event`, `cumulative`, `period` or `historical`.
-- value_low: Least value the words allow.
-- value_best: The value stated; null when only vague.
-- value_high: Greatest value the words allow; null when open.
-- bound: How the words bound the value.
-- source: Who says so: actor id, else the source as printed in lower case, else the publisher, else the input's id.
-- source_rank: 3 a resolved actor, 2 a source as printed, 1 the publisher's own words.
-- parent_figure_id: The total this figure is a part of.
-- realis: Whether it is told as so, denied, forecast, feared or past.
-- evidence: The words, exactly as in the article.
-- confidence: How often rows read this way are right, 0 to 1.
-- change: Whether the toll rises or falls; null for a level.
-- change_kind: `by`: how far; `to`: the level it reaches so.
-- left_out: Why the timeline leaves it out: `copy`, `denied`, `not_told_as_so`, `historical`, `change`, `part_of_counted_total`, `no_day`, `no_place`; null when it counts.
-- not_summed: Why the sums of deaths in `acled_like` and `ucdp_like` leave it out, as in `deaths_counted`; null when they count it, and for people injured.
with tolls as (
    select
        *,
        coalesce(place_name, geoname_id::varchar, place_country) is not null as has_place
    from figures
    where measure in ('killed', 'injured')
),

placed as (
    select
        tolls.figure_id,
        if(tolls.has_place, tolls.place_name, events.place_name) as place_name,
        if(tolls.has_place, tolls.geoname_id, events.geoname_id) as geoname_id,
        if(tolls.has_place, tolls.place_country, events.place_country) as place_country
    from tolls
    left join events using (event_id)
),

parts_of_the_same_people as (
    select part.figure_id
    from tolls as part
    inner join tolls as total on part.parent_figure_id = total.figure_id
    where
        part.measure = total.measure
        and part.population_country is not distinct from total.population_country
        and part.population_group is not distinct from total.population_group
        and part.population_actor_id is not distinct from total.population_actor_id
),

described as (
    select
        tolls.*,
        articles.publisher,
        articles.published_at,
        coalesce(tolls.as_of_date, tolls.published_date) as day,
        placed.place_name as toll_place_name,
        placed.geoname_id as toll_geoname_id,
        placed.place_country as toll_place_country,
        coalesce(
            'geonames:' || placed.geoname_id,
            lower(placed.place_name) || coalesce('/' || placed.place_country, ''),
            placed.place_country
        ) as place_key,
        coalesce(
            tolls.attributed_actor_id, lower(tolls.attributed_to), articles.publisher, articles.source_id
        ) as source,
        case
            when tolls.attributed_actor_id is not null then 3
            when tolls.attributed_to is not null then 2
            else 1
        end as source_rank,
        copies.article_id is not null as is_copy,
        parts.figure_id is not null as is_part_of_the_same_people
    from tolls
    inner join articles using (article_id)
    inner join placed using (figure_id)
    left join article_copies as copies using (article_id)
    left join parts_of_the_same_people as parts using (figure_id)
)

select
    described.figure_id,
    described.article_id,
    described.publisher,
    published_at,
    described.day,
    described.place_key,
    toll_place_name as place_name,
    toll_geoname_id as geoname_id,
    toll_place_country as place_country,
    measure,
    population_country,
    population_group,
    population_actor_id,
    scope,
    value_low,
    value_best,
    value_high,
    bound,
    source,
    source_rank,
    parent_figure_id,
    realis,
    evidence,
    confidence,
    change,
    change_kind,
    case
        when is_copy then 'copy'
        when realis = 'negated' then 'denied'
        when realis in ('future', 'hypothetical') then 'not_told_as_so'
        when realis = 'historical' or scope = 'historical' then 'historical'
        when change_kind = 'by' then 'change'
        when is_part_of_the_same_people then 'part_of_counted_total'
        when described.day is null then 'no_day'
        when described.place_key is null then 'no_place'
    end as left_out,
    not_counted as not_summed
from described
left join deaths_counted using (figure_id)
order by described.day, described.place_key, measure, described.figure_id
