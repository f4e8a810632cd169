-- One row per incident of violence whose deaths may be summed, in the columns of UCDP GED that newsledger can fill: a death stands in one row; totals, periods and history are in `toll_reports` with the reason.
-- Key: id.
-- id: Id of the event that the deaths are told of, the least of several.
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
-- best: The deaths counted, by `deaths_counted`.
-- low: Least that the words allow.
-- high: Greatest that the words allow or state.
-- deaths_civilians: Best of those killed who are civilians; null when none is counted.
-- source_article: Publisher and address, else id at the source.
-- source_date: Day of publication.
with killed as (
    select
        incident_id,
        min(event_id) as event_id,
        sum(best) as best,
        sum(low) as low,
        sum(high) as high
    from deaths_counted
    where not_counted is null
    group by incident_id
),

civilians as (
    select
        deaths_counted.incident_id,
        max(deaths_counted.best) as best
    from deaths_counted
    inner join figures using (figure_id)
    where
        figures.population_group = 'civilians'
        and coalesce(deaths_counted.not_counted, 'part_of_counted_total') = 'part_of_counted_total'
    group by deaths_counted.incident_id
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
    least(civilians.best, killed.best) as deaths_civilians,
    concat_ws(', ', articles.publisher, coalesce(articles.url, articles.source_id)) as source_article,
    events.published_date as source_date
from events
inner join killed on events.event_id = killed.event_id
inner join articles using (article_id)
left join civilians on killed.incident_id = civilians.incident_id
left join sides on events.event_id = sides.event_id
where events.event_type = 'ASSAULT'
order by date_start, id
