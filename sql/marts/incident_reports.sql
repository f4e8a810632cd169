-- One row per report of an incident: an event told as done, beside the incident it is folded into; copies of a story left out. Within a story reports fold whose type, days, places and participants do not contradict each other; across stories only those of the same type, participants and place on days within one of each other, a siege told daily by pairs of days. `reasons` says which.
-- Key: event_id.
-- event_id: The event, as one article reports it.
-- incident_id: The event_id of the incident's earliest report.
-- story_id: The story of that report.
-- event_type: PLOVER type of the event; `HAZARD` for a disaster or accident.
-- event_date: First day of the event; the day of publication when nothing dates it.
-- actors: Who does it: actor ids, else country and sector.
-- recipients: To whom it is done, likewise.
-- reasons: Why it belongs to the incident.
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
)

select
    event_incidents.event_id,
    event_incidents.incident_id,
    event_incidents.story_id,
    events.event_type,
    coalesce(events.event_date_start, events.published_date) as event_date,
    coalesce(sides.actors, []) as actors,
    coalesce(sides.recipients, []) as recipients,
    event_incidents.reasons,
    events.article_id,
    articles.publisher,
    events.published_date
from event_incidents
inner join events using (event_id)
inner join articles on events.article_id = articles.article_id
left join sides on event_incidents.event_id = sides.event_id
order by event_date, event_incidents.incident_id, event_incidents.event_id
