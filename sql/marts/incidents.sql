-- One row per incident: reports of one event folded across articles that tell the same type, day, place and participants; the reports stay in events.
-- incident_id: Least event id of its reports.
-- event_type: PLOVER type of the reports.
-- quad_class: Quad class of the type.
-- event_date: Day of the event; the day of publication when nothing dates it.
-- place_name: Place, as most reports print it.
-- geoname_id: GeoNames id of the place.
-- latitude: Degrees north; null for a country.
-- longitude: Degrees east; null for a country.
-- place_country: Country of the place.
-- actors: Who does it: actor ids, else country and sector.
-- recipients: To whom it is done, likewise.
-- reports: Reports of it: events, copies of a story counted once.
-- publishers: Publishers that report it.
-- first_published_date: Day of the first report.
-- first_article_id: Article of the first report.
-- mean_score: Mean PLOVER score of the reports, -10 to 10.
-- mean_confidence: Mean confidence of the reports, 0 to 1.
-- event_ids: The reports.
with parties as (
    select
        event_id,
        list_sort(list_distinct(list(party) filter (where role = 'actor' and party is not null))) as actors,
        list_sort(list_distinct(list(party) filter (where role = 'recipient' and party is not null))) as recipients
    from (
        select
            event_id,
            role,
            coalesce(actor_id, nullif(concat_ws(' ', country, sector), '')) as party
        from event_actors
    )
    group by event_id
),

told as (
    select
        events.*,
        coalesce(events.event_date_start, events.published_date) as event_date,
        coalesce(events.geoname_id::varchar, events.place_name, events.place_country, '') as place_key,
        coalesce(parties.actors, []) as actors,
        coalesce(parties.recipients, []) as recipients,
        articles.publisher
    from events
    anti join article_copies using (article_id)
    left join parties on events.event_id = parties.event_id
    inner join articles on events.article_id = articles.article_id
    where events.realis = 'asserted'
)

select
    min(event_id) as incident_id,
    event_type,
    any_value(quad_class order by event_id) as quad_class,
    event_date,
    mode(place_name order by place_name) as place_name,
    any_value(geoname_id order by event_id) as geoname_id,
    any_value(latitude order by event_id) as latitude,
    any_value(longitude order by event_id) as longitude,
    any_value(place_country order by event_id) as place_country,
    actors,
    recipients,
    count(*) as reports,
    count(distinct publisher) as publishers,
    min(published_date) as first_published_date,
    arg_min(article_id, (published_date, event_id)) as first_article_id,
    round(avg(score), 4) as mean_score,
    round(avg(confidence), 4) as mean_confidence,
    list_sort(list(event_id)) as event_ids
from told
-- an event that says neither who nor where is no other's report
group by
    event_type, event_date, place_key, actors, recipients,
    if(place_key = '' or (actors = [] and recipients = []), event_id, null)
order by event_date, incident_id
