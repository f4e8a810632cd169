-- One row per report of an incident: an event told as done, beside the incident it is folded into; copies of a story left out. Reports are of one incident when PLOVER type (all its modes are one family), participants and place are the same and their days lie within one day of each other, as news of a deed dates it to the day it happened or to the day after, when it was published; no incident is longer than two days, so that a siege told daily is a series of incidents and never one of a month. Reports of a week, a month or a year fold only with those of the same one.
-- Key: event_id.
-- event_id: The event, as one article reports it.
-- incident_id: Least event id of the incident's reports.
-- event_type: PLOVER type of the event.
-- event_date: First day of the event; the day of publication when nothing dates it.
-- actors: Who does it: actor ids, else country and sector.
-- recipients: To whom it is done, likewise.
-- article_id: The article.
-- publisher: Who published it.
-- published_date: Day of publication.
with parties as (
    select distinct
        event_id,
        role,
        coalesce(actor_id, nullif(concat_ws(' ', country, sector), '')) as party
    from event_actors
),

sides as (
    select
        event_id,
        list_sort(list(party) filter (where role = 'actor')) as actors,
        list_sort(list(party) filter (where role = 'recipient')) as recipients
    from parties
    where party is not null
    group by event_id
),

deeds as (
    select
        events.event_id,
        events.event_type,
        events.article_id,
        events.published_date,
        sides.actors,
        sides.recipients,
        coalesce(events.event_date_start, events.published_date) as event_date,
        -- a short name of what is done, by whom, to whom and where; a span of days has to be the same one
        md5_number(
            concat_ws(
                '|',
                events.event_type,
                coalesce(events.geoname_id::varchar, events.place_name, events.place_country, ''),
                array_to_string(sides.actors, ';'),
                '>',
                array_to_string(sides.recipients, ';'),
                if(
                    events.event_date_precision in ('week', 'month', 'year'),
                    concat(events.event_date_start, '/', events.event_date_end),
                    null
                ),
                -- an event that says neither who nor where is no other's report
                if(
                    sides.event_id is null
                    or coalesce(events.geoname_id::varchar, events.place_name, events.place_country) is null,
                    events.event_id,
                    null
                )
            )
        ) as deed
    from events
    anti join article_copies using (article_id)
    left join sides on events.event_id = sides.event_id
    where events.realis = 'asserted'
),

days as (
    select
        deed,
        event_date,
        min(event_id) as least_event_id
    from deeds
    group by deed, event_date
),

numbered as (
    select
        *,
        -- the same for days that follow one another without a gap
        event_date - row_number() over (partition by deed order by event_date)::integer as run_of_days
    from days
),

paired as (
    select
        *,
        -- a run is cut into pairs from its first day on
        (event_date - min(event_date) over (partition by deed, run_of_days)) // 2 as pair
    from numbered
),

folded as (
    select
        deed,
        event_date,
        min(least_event_id) over (partition by deed, run_of_days, pair) as incident_id
    from paired
)

select
    deeds.event_id,
    folded.incident_id,
    deeds.event_type,
    deeds.event_date,
    coalesce(deeds.actors, []) as actors,
    coalesce(deeds.recipients, []) as recipients,
    deeds.article_id,
    articles.publisher,
    deeds.published_date
from deeds
inner join folded on deeds.deed = folded.deed and deeds.event_date is not distinct from folded.event_date
inner join articles on deeds.article_id = articles.article_id
order by deeds.event_date, folded.incident_id, deeds.event_id
