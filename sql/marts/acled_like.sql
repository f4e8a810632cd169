-- One row per event of violence, protest or mobilisation told as done, in the columns of ACLED that newsledger can fill; copies of a story left out.
-- Key: event_id_cnty.
-- event_id_cnty: Country of the place and the event's id.
-- event_date: First day of the event.
-- time_precision: 1 a day, 2 a week, 3 longer or the day of publication alone.
-- disorder_type: `Political violence`, `Demonstrations` or `Strategic developments`.
-- event_type: ACLED's event type that PLOVER's type and mode come nearest to.
-- sub_event_type: PLOVER's type and mode.
-- actor1: Who does it: names, else words.
-- actor2: To whom it is done: names, else words.
-- country: Country of the place.
-- location: Place, as printed.
-- latitude: Degrees north.
-- longitude: Degrees east.
-- geo_precision: 1 a town, 2 a region, 3 no more than a country.
-- source: Publisher, else id at the source.
-- notes: The words that tell it.
-- fatalities: Greatest figure of people killed that belongs to it; 0 when none does.
with killed as (
    select
        event_id,
        max(coalesce(value_best, value_low)) as fatalities
    from figures
    where measure = 'killed' and event_id is not null and parent_figure_id is null and realis = 'asserted'
    group by event_id
),

told as (
    select events.*
    from events
    anti join article_copies using (article_id)
    where events.realis = 'asserted' and events.event_type in ('ASSAULT', 'PROTEST', 'MOBILIZE')
),

parties as (
    select
        event_actors.event_id,
        event_actors.role,
        coalesce(actors.name, actor_mentions.text) as name,
        bool_or(event_actors.sector in ('CVL', 'REF', 'MED', 'JRN', 'EDU', 'AGR')) as is_civilian
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
        bool_or(role = 'recipient' and is_civilian) as hits_civilians
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
            when sides.hits_civilians then 'Violence against civilians'
            else 'Battles'
        end as acled_type,
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
    concat_ws('/', typed.event_type, typed.mode) as sub_event_type,
    typed.actor1,
    typed.actor2,
    typed.place_country as country,
    typed.place_name as location,
    typed.latitude,
    typed.longitude,
    case typed.place_precision when 'point' then 1 when 'city' then 1 when 'admin2' then 2 when 'admin1' then 2 else 3 end as geo_precision,
    coalesce(articles.publisher, articles.source_id) as source,
    typed.evidence as notes,
    coalesce(killed.fatalities, 0) as fatalities
from typed
inner join articles using (article_id)
left join killed on typed.event_id = killed.event_id
order by event_date, event_id_cnty
