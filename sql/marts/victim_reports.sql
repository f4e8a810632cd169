-- One row per figure of people killed, injured, missing or displaced: the story and the incident it counts for, and why it is left out of their tolls.
-- Key: figure_id.
-- figure_id: The figure.
-- article_id: The article that states it.
-- story_id: The story of the article.
-- incident_id: The incident of its event, an attack or a disaster; without one the main incident of its article, which is the disaster or attack that most articles report.
-- measure: `killed`, `injured`, `missing` or `displaced`.
-- day: Day the figure stands for; else the day of publication.
-- published_at: When the article was published.
-- value_low: Least value the words allow.
-- value_best: The value stated; null when only vague.
-- value_high: Greatest value the words allow; null when open.
-- stated: The value stated; of a vague or bounded one the bound.
-- is_corrected: Whether the words around it say that an earlier number was wrong.
-- is_of_body: Whether the body states it, not the headline.
-- char_start: First code point of the evidence.
-- source: Who says so: actor id, else the source as printed in lower case, else the publisher, else the input's id.
-- source_rank: 3 a resolved actor, 2 a source as printed, 1 the publisher's own words.
-- evidence: The words, exactly as in the article.
-- left_out: Why no toll counts it: `copy`, `not_told_as_so`, `historical`, `of_a_period`, `part_of_a_total`, `other_happening`; null when it counts.
with reported as (
    select
        incident_id,
        count(distinct article_id) as articles
    from event_incidents
    group by incident_id
),

harmful as (
    select
        event_incidents.article_id,
        event_incidents.story_id,
        event_incidents.incident_id,
        reported.articles,
        min(event_incidents.event_id) as least_event_id
    from event_incidents
    inner join events using (event_id)
    inner join reported using (incident_id)
    where events.event_type in ('ASSAULT', 'HAZARD')
    group by all
),

harmful_reports as (
    select event_incidents.*
    from event_incidents
    inner join events using (event_id)
    where events.event_type in ('ASSAULT', 'HAZARD')
),

main_of_article as (
    select
        article_id,
        incident_id
    from harmful
    qualify row_number() over (partition by article_id order by articles desc, incident_id) = 1
),

main_of_story as (
    select
        members.story_id,
        harmful.incident_id
    from harmful
    inner join story_articles as members using (article_id)
    qualify row_number() over (partition by members.story_id order by harmful.articles desc, harmful.incident_id) = 1
),

described as (
    select
        figures.*,
        members.story_id,
        coalesce(own.incident_id, main_of_article.incident_id) as incident_id,
        main_of_story.incident_id as main_incident_id,
        articles.published_at,
        coalesce(figures.as_of_date, figures.published_date) as day,
        coalesce(
            figures.attributed_actor_id, lower(figures.attributed_to), articles.publisher, articles.source_id
        ) as source,
        case
            when figures.attributed_actor_id is not null then 3
            when figures.attributed_to is not null then 2
            else 1
        end as source_rank,
        regexp_matches(
            lower(coalesce(articles.title, '') || ' ' || substring(articles.body, greatest(figures.char_start - 200, 1), 400)),
            '\b(corrected|corrects|correction|lowers|lowered|revises? down|revised down|counted twice|miscounted|down from)\b'
        ) as is_corrected,
        copies.article_id is not null as is_copy,
        events.realis as event_realis
    from figures
    inner join articles on figures.article_id = articles.article_id
    inner join story_articles as members on figures.article_id = members.article_id
    left join article_copies as copies on figures.article_id = copies.article_id
    left join events on figures.event_id = events.event_id
    left join harmful_reports as own on figures.event_id = own.event_id
    left join main_of_article on figures.article_id = main_of_article.article_id
    left join main_of_story on members.story_id = main_of_story.story_id
    where figures.measure in ('killed', 'injured', 'missing', 'displaced')
)

select
    figure_id,
    article_id,
    story_id,
    incident_id,
    measure,
    day,
    published_at,
    value_low,
    value_best,
    value_high,
    coalesce(value_best, value_low, value_high) as stated,
    is_corrected,
    evidence_field = 'body' as is_of_body,
    char_start,
    source,
    source_rank,
    evidence,
    case
        when is_copy then 'copy'
        when realis in ('negated', 'future', 'hypothetical') then 'not_told_as_so'
        when realis = 'historical' or scope = 'historical' or event_realis = 'historical' then 'historical'
        when scope = 'period' then 'of_a_period'
        when parent_figure_id is not null then 'part_of_a_total'
        when incident_id <> main_incident_id and measure in ('killed', 'injured') then 'other_happening'
    end as left_out
from described
order by story_id, measure, day, figure_id
