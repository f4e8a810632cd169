-- One row per event of violence that a figure of people killed belongs to, in the columns of UCDP GED that newsledger can fill; copies of a story left out.
-- Key: id.
-- id: The event's id.
-- year: Year of the event.
-- side_a: Who does it: names, else words, in order.
-- side_b: To whom it is done: names, else words, in order.
-- where_description: Place, as printed.
-- latitude: Degrees north.
-- longitude: Degrees east.
-- country: Country of the place.
-- date_start: First day of the event.
-- date_end: Last day of the event.
-- date_prec: 1 a day, 3 a week, 4 a month, 5 a year or the day of publication alone.
-- best: Best of the figures of people killed: the greatest that is no part of another.
-- low: Least of them.
-- high: Greatest of them.
-- deaths_civilians: Best of those killed who are civilians; null when none is counted.
-- source_article: Publisher and address, else id at the source.
-- source_date: Day of publication.
with killed as (
    select
        event_id,
        max(coalesce(value_best, value_low)) as best,
        min(coalesce(value_low, value_best)) as low,
        max(coalesce(value_high, value_best, value_low)) as high,
        max(coalesce(value_best, value_low)) filter (where population_group = 'civilians') as deaths_civilians
    from figures
    where measure = 'killed' and event_id is not null and parent_figure_id is null and realis = 'asserted'
    group by event_id
),

parties as (
    select distinct
        event_actors.event_id,
        event_actors.role,
        coalesce(actors.name, actor_mentions.text) as name
    from event_actors
    semi join killed using (event_id)
    left join actors using (actor_id)
    left join actor_mentions using (mention_id)
),

sides as (
    select
        event_id,
        array_to_string(list_sort(list(name) filter (where role = 'actor')), ', ') as side_a,
        array_to_string(list_sort(list(name) filter (where role = 'recipient')), ', ') as side_b
    from parties
    group by event_id
)

select
    events.event_id as id,
    year(coalesce(events.event_date_start, events.published_date)) as year,
    sides.side_a,
    sides.side_b,
    events.place_name as where_description,
    events.latitude,
    events.longitude,
    events.place_country as country,
    coalesce(events.event_date_start, events.published_date) as date_start,
    coalesce(events.event_date_end, events.event_date_start, events.published_date) as date_end,
    case events.event_date_precision when 'day' then 1 when 'week' then 3 when 'month' then 4 else 5 end as date_prec,
    killed.best,
    killed.low,
    killed.high,
    killed.deaths_civilians,
    concat_ws(', ', articles.publisher, coalesce(articles.url, articles.source_id)) as source_article,
    events.published_date as source_date
from events
anti join article_copies using (article_id)
inner join killed using (event_id)
inner join articles using (article_id)
left join sides on events.event_id = sides.event_id
where events.realis = 'asserted'
order by date_start, id
