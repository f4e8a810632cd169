-- One row per figure of people killed: whether the sums of `acled_like` and `ucdp_like` count it, and where not, why. A death is counted in one row: of an article, what one event has for each place and run of two days, the greatest ("a policeman and two gunmen" are added up); of several articles, that of the latest. What is told of a whole country stands for its places of those days when it is more than they are together, and else for nothing.
-- Key: figure_id.
-- figure_id: The figure.
-- event_id: The event it belongs to.
-- incident_id: The incident its event is folded into.
-- article_id: The article that states it.
-- day: First day of the event, else the day of publication.
-- place_key: What tells places apart: the GeoNames id, else name and country as read; null for no more than a country.
-- place_country: Country of the event's place.
-- low: Least value the words allow.
-- best: The value stated; of a vague or bounded one the bound.
-- high: Greatest value the words allow or state.
-- not_counted: Why the sums leave it out: `copy`, `denied`, `not_told_as_so`, `historical`, `running_total`, `period`, `change`, `no_event`, `no_violence`, `no_day`, `part_of_counted_total`, `another_figure_of_the_article`, `another_report`; null when it is counted.
with judged as (
    select
        figures.figure_id,
        figures.event_id,
        reports.incident_id,
        figures.article_id,
        articles.published_at,
        reports.event_date as day,
        if(
            events.place_precision = 'country',
            null,
            coalesce(
                'geonames:' || events.geoname_id,
                lower(events.place_name) || coalesce('/' || events.place_country, '')
            )
        ) as place_key,
        events.place_country,
        coalesce(figures.value_low, figures.value_best) as low,
        coalesce(figures.value_best, figures.value_low, figures.value_high) as best,
        coalesce(figures.value_high, figures.value_best, figures.value_low) as high,
        case
            when copies.article_id is not null then 'copy'
            when figures.realis = 'negated' then 'denied'
            when figures.realis in ('future', 'hypothetical') then 'not_told_as_so'
            when figures.realis = 'historical' or figures.scope = 'historical' then 'historical'
            when figures.scope = 'cumulative' then 'running_total'
            when figures.scope = 'period' then 'period'
            when figures.change_kind = 'by' then 'change'
            when reports.event_id is null then 'no_event'
            when events.event_type not in ('ASSAULT', 'PROTEST', 'MOBILIZE') then 'no_violence'
            when events.event_date_precision = 'year' then 'no_day'
            when whole.figure_id is not null then 'part_of_counted_total'
        end as unfit
    from figures
    inner join articles using (article_id)
    left join events on figures.event_id = events.event_id
    left join incident_reports as reports on figures.event_id = reports.event_id
    left join article_copies as copies on figures.article_id = copies.article_id
    left join figures as whole
        on figures.parent_figure_id = whole.figure_id and whole.measure = 'killed' and whole.realis = 'asserted'
    where figures.measure = 'killed'
),

days as (
    select
        place_country,
        day,
        day - row_number() over (partition by place_country order by day)::integer as run_of_days
    from judged
    where unfit is null
    group by place_country, day
),

-- days that follow one another are cut into pairs, as incidents are
paired as (
    select
        judged.*,
        -- "a policeman and two gunmen were killed" is one toll of three
        sum(judged.best) over (partition by judged.event_id) as toll,
        concat_ws(
            '|',
            judged.place_country,
            days.run_of_days,
            (judged.day - min(days.day) over (partition by days.place_country, days.run_of_days)) // 2
        ) as time_and_country
    from judged
    inner join days
        on judged.place_country is not distinct from days.place_country and judged.day is not distinct from days.day
    where judged.unfit is null
),

of_the_article as (
    select
        *,
        event_id = first_value(event_id) over (
            partition by article_id, time_and_country, place_key order by toll desc, event_id
        ) as is_greatest
    from paired
),

of_all_articles as (
    select
        *,
        event_id = first_value(event_id) over (
            partition by time_and_country, coalesce(place_key, incident_id)
            order by published_at desc nulls last, toll desc, event_id
        ) as is_latest
    from of_the_article
    where is_greatest
),

weighed as (
    select
        *,
        sum(best) filter (where place_key is not null) over (partition by time_and_country) as of_places,
        max(toll) filter (where place_key is null) over (partition by time_and_country) as of_country
    from of_all_articles
    where is_latest
),

counted as (
    select
        figure_id,
        case
            when place_key is null and toll <= of_places then 'another_report'
            when place_key is not null and of_country > of_places then 'part_of_counted_total'
        end as overlap
    from weighed
)

select
    judged.figure_id,
    judged.event_id,
    judged.incident_id,
    judged.article_id,
    judged.day,
    judged.place_key,
    judged.place_country,
    judged.low,
    judged.best,
    judged.high,
    case
        when judged.unfit is not null then judged.unfit
        when not of_the_article.is_greatest then 'another_figure_of_the_article'
        when counted.figure_id is null then 'another_report'
        else counted.overlap
    end as not_counted
from judged
left join of_the_article using (figure_id)
left join counted using (figure_id)
order by judged.day, judged.figure_id
