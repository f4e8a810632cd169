-- One row per incident or story, measure and day: how many were killed, hurt, missing or driven out, as sources say that day; `incident_tolls` and `story_tolls` are its halves.
-- Key: subject, subject_id, measure, day.
-- subject: `incident`, or `story`: there figures of other happenings that the articles recall stay out.
-- subject_id: The incident's or the story's id.
-- measure: `killed`, `injured`, `missing` or `displaced`.
-- day: Day the figures stand for; else the day of publication; null where neither is known.
-- low: Least that a source of the day allows.
-- best: The number of the most specific source's latest report of the day; a running total never goes down unless a source says that it was wrong.
-- high: Greatest that a source of the day allows; null when open.
-- is_corrected: Whether a source of the day says that an earlier number was wrong.
-- sources: Sources with a standing report of the day.
-- best_source: Who gave `best` on that day, or on the earlier day from which it stands.
-- best_figure_id: The figure of `best`, with its words.
-- disagreeing_sources: Sources of the day whose report does not allow `best`, in alphabetical order.
with claimed as (
    select
        'incident' as subject,
        incident_id as subject_id,
        *
    from victim_reports
    where (left_out is null or left_out = 'other_happening') and incident_id is not null
    union all
    select
        'story' as subject,
        story_id as subject_id,
        *
    from victim_reports
    where left_out is null
),

told as (
    select *
    from claimed
    -- of several in one article the greatest, which is their total; in a correction the first, the other is the wrong one
    qualify
        row_number() over (
            partition by subject, subject_id, measure, article_id, day
            order by
                value_best is null,
                if(is_corrected, 0, stated) desc,
                if(is_corrected, is_of_body::integer * 1000000 + char_start, 0),
                source_rank desc,
                figure_id
        ) = 1
),

standing as (
    select *
    from told
    qualify
        row_number() over (
            partition by subject, subject_id, measure, day, source
            order by published_at desc nulls last, stated desc, figure_id
        ) = 1
),

chosen as (
    select *
    from standing
    qualify
        row_number() over (
            partition by subject, subject_id, measure, day
            order by
                value_best is null,
                is_corrected desc,
                stated = 1, -- one victim that is named is no total
                source_rank desc,
                published_at desc nulls last,
                stated desc,
                figure_id
        ) = 1
),

eras as (
    select
        *,
        -- a correction begins the running total anew
        sum(is_corrected::integer) over (partition by subject, subject_id, measure order by day nulls last) as era
    from chosen
),

running as (
    select
        *,
        -- those missing or driven out may become fewer
        arg_max({'value': stated, 'source': source, 'figure_id': figure_id}, stated) over (
            partition by subject, subject_id, measure, era order by day nulls last
        ) as best
    from eras
),

compared as (
    select
        running.subject,
        running.subject_id,
        running.measure,
        running.day,
        min(coalesce(standing.value_low, standing.stated)) as low,
        max(coalesce(standing.value_high, standing.value_best)) as high,
        count(*) as sources,
        list(standing.source order by standing.source) filter (
            where
                running.measure in ('killed', 'injured')
                and (running.best.value < standing.value_low or running.best.value > standing.value_high)
        ) as disagreeing_sources
    from running
    inner join standing
        on running.subject = standing.subject
        and running.subject_id = standing.subject_id
        and running.measure = standing.measure
        and running.day is not distinct from standing.day
    group by all
)

select
    running.subject,
    running.subject_id,
    running.measure,
    running.day,
    compared.low,
    if(running.measure in ('killed', 'injured'), running.best.value, running.stated) as best,
    compared.high,
    running.is_corrected,
    compared.sources,
    running.best.source as best_source,
    running.best.figure_id as best_figure_id,
    coalesce(compared.disagreeing_sources, []) as disagreeing_sources
from running
inner join compared
    on running.subject = compared.subject
    and running.subject_id = compared.subject_id
    and running.measure = compared.measure
    and running.day is not distinct from compared.day
order by running.subject, running.subject_id, running.measure, running.day
