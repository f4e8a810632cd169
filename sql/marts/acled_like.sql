-- One row per incident of violence, protest or mobilisation told as done, in the columns of ACLED that newsledger can fill. Fatalities may be summed: a death stands in one row; totals, periods and history are null here and stand in `toll_reports` with the reason.
-- Key: event_id_cnty.
-- event_id_cnty: Country of the place and the id of the event: the one its deaths are told of, else the least of the incident.
-- event_date: First day of the event.
-- time_precision: 1 a day, 2 a week, 3 longer or the day of publication alone.
-- disorder_type: `Political violence`, `Demonstrations` or `Strategic developments`.
-- event_type: ACLED's event type that PLOVER's type and mode come nearest to.
-- sub_event_type: ACLED's sub-event type that type and mode come nearest to.
-- actor1: Who does it: names, else words.
-- actor2: To whom it is done: names, else words.
-- country: Country of the place.
-- location: Place, as printed.
-- latitude: Degrees north.
-- longitude: Degrees east.
-- geo_precision: 1 a town, 2 a region, 3 no more than a country.
-- source: Publisher, else id at the source.
-- notes: The words that tell it.
-- fatalities: The deaths counted, by `deaths_counted`; 0 when no figure of people killed belongs to it, null when only such as are counted elsewhere or not at all.
-- tags: PLOVER's type and mode.
with killed as (
    select
        incident_id,
        min(event_id) filter (where not_counted is null) as event_id,
        sum(best) filter (where not_counted is null) as fatalities
    from deaths_counted
    where incident_id is not null
    group by incident_id
),

told as (
    select
        events.*,
        incidents.incident_id,
        killed.incident_id is not null as has_dead,
        killed.fatalities
    from incidents
    left join killed using (incident_id)
    inner join events on coalesce(killed.event_id, incidents.incident_id) = events.event_id
    where events.event_type in ('ASSAULT', 'PROTEST', 'MOBILIZE')
),

parties as (
    select
        event_actors.event_id,
        event_actors.role,
        coalesce(actors.name, actor_mentions.text) as name,
        bool_or(event_actors.sector in ('MIL', 'REB', 'COP', 'PRM', 'UAF', 'SPY')) as is_armed
    from event_actors
    semi join told using (event_id)
    left join actors using (actor_id)
    left join actor_mentions using (mention_id)
    group by all
),

sides as (
    select
        event_id,
        array_to_string(list_sort(list(name) filter (where role = 'actor')), '; ') as actor1,
        array_to_string(list_sort(list(name) filter (where role = 'recipient')), '; ') as actor2,
        bool_or(role = 'actor' and is_armed) and bool_or(role = 'recipient' and is_armed) as is_of_two_armed
    from parties
    group by event_id
),

typed as (
    select
        told.*,
        case
            when told.event_type = 'PROTEST' and told.mode = 'riot' then 'Riots'
            when told.event_type = 'PROTEST' then 'Protests'
            when told.event_type = 'MOBILIZE' then 'Strategic developments'
            when told.mode in ('aerial', 'drone', 'explosives', 'heavy-weapons', 'suicide-attack') then 'Explosions/Remote violence'
            -- a battle has armed people on both sides; an attack of which that is not told is none
            when coalesce(told.mode, 'firearms') = 'firearms' and sides.is_of_two_armed then 'Battles'
            else 'Violence against civilians'
        end as acled_type,
        case
            when told.event_type = 'PROTEST' and told.mode = 'riot' then 'Violent demonstration'
            when told.event_type = 'PROTEST' then 'Peaceful protest'
            when told.event_type = 'MOBILIZE' then 'Other'
            when told.mode in ('aerial', 'drone') then 'Air/drone strike'
            when told.mode = 'suicide-attack' then 'Suicide bomb'
            when told.mode = 'explosives' then 'Remote explosive/landmine/IED'
            when told.mode = 'heavy-weapons' then 'Shelling/artillery/missile attack'
            when told.mode = 'sexual' then 'Sexual violence'
            when told.mode = 'abduct' then 'Abduction/forced disappearance'
            when coalesce(told.mode, 'firearms') = 'firearms' and sides.is_of_two_armed then 'Armed clash'
            else 'Attack'
        end as acled_sub_type,
        sides.actor1,
        sides.actor2
    from told
    left join sides using (event_id)
)

select
    concat_ws('-', typed.place_country, typed.event_id) as event_id_cnty,
    coalesce(typed.event_date_start, typed.published_date) as event_date,
    case typed.event_date_precision when 'day' then 1 when 'week' then 2 else 3 end as time_precision,
    case
        when typed.acled_type in ('Protests', 'Riots') then 'Demonstrations'
        when typed.acled_type = 'Strategic developments' then 'Strategic developments'
        else 'Political violence'
    end as disorder_type,
    typed.acled_type as event_type,
    typed.acled_sub_type as sub_event_type,
    typed.actor1,
    typed.actor2,
    typed.place_country as country,
    typed.place_name as location,
    typed.latitude,
    typed.longitude,
    case typed.place_precision when 'point' then 1 when 'city' then 1 when 'admin2' then 2 when 'admin1' then 2 else 3 end as geo_precision,
    coalesce(articles.publisher, articles.source_id) as source,
    typed.evidence as notes,
    if(typed.has_dead, typed.fatalities, 0) as fatalities,
    concat_ws('/', typed.event_type, typed.mode) as tags
from typed
inner join articles using (article_id)
order by event_date, event_id_cnty
