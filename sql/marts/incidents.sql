-- One row per incident: reports of one event folded across articles; `incident_reports` has the reports beside it, and why they are folded so.
-- Key: incident_id.
-- incident_id: The event_id of its earliest report; `incident_ids` leads former ids to it.
-- story_id: The story of its earliest report.
-- event_type: PLOVER type of the reports; `HAZARD` for a disaster or accident.
-- mode: Mode that most reports give.
-- quad_class: Quad class of the type; null for a hazard.
-- event_date: Day of the event, as most reports give it, of equally many the earlier; the day of publication when nothing dates it.
-- place_name: Place, as most reports that name a town or region print it, else as most print it.
-- geoname_id: GeoNames id of that place.
-- latitude: Degrees north; null for a country.
-- longitude: Degrees east; null for a country.
-- place_country: Country of the place, as most reports give it.
-- place_admin1: First-level division of the place, as GeoNames names it.
-- place_admin1_code: GeoNames' code of that division.
-- place_admin2: Second-level division of the place.
-- place_precision: How precise the place is.
-- actors: Who does it, in any report: actor ids, else country and sector.
-- recipients: To whom it is done, likewise.
-- actor_names: Who does it, by name or in the words of a report.
-- recipient_names: To whom it is done, likewise.
-- killed: Latest best number of people killed; null when none is given.
-- injured: Latest best number of people injured; null when none is given.
-- reports: Reports of it: events, copies of a story counted once.
-- publishers: Publishers that report it.
-- first_published_date: Day of the first report.
-- first_article_id: Article of the first report.
-- sentence: The words of the report that says most: the surest of those with actors and recipients.
-- title: Headline of the article of those words.
-- url: Address of that article.
-- mean_score: Mean PLOVER score of the reports, -10 to 10; null for a hazard.
-- mean_confidence: Mean confidence of the reports, 0 to 1.
-- event_ids: The reports.
with folded as (
    select
        reports.incident_id,
        reports.story_id,
        reports.event_type,
        mode(events.mode order by events.mode) as mode,
        mode(events.quad_class order by events.quad_class) as quad_class,
        mode(reports.event_date order by reports.event_date) as event_date,
        mode(events.place_country order by events.place_country) as place_country,
        list_sort(list_distinct(flatten(list(reports.actors)))) as actors,
        list_sort(list_distinct(flatten(list(reports.recipients)))) as recipients,
        count(*) as reports,
        count(distinct reports.publisher) as publishers,
        min(reports.published_date) as first_published_date,
        round(avg(events.score), 4) as mean_score,
        round(avg(events.confidence), 4) as mean_confidence,
        list_sort(list(reports.event_id)) as event_ids
    from incident_reports as reports
    inner join events using (event_id)
    group by reports.incident_id, reports.story_id, reports.event_type
),

places as (
    select
        reports.incident_id,
        events.place_name,
        events.geoname_id,
        events.latitude,
        events.longitude,
        max(events.place_admin1) as place_admin1,
        max(events.place_admin1_code) as place_admin1_code,
        max(events.place_admin2) as place_admin2,
        max(events.place_precision) as place_precision
    from incident_reports as reports
    inner join events using (event_id)
    where events.place_name is not null
    group by reports.incident_id, events.place_name, events.geoname_id, events.latitude, events.longitude
    qualify
        row_number() over (
            partition by reports.incident_id
            order by
                coalesce(bool_or(events.place_precision <> 'country'), false) desc,
                count(*) desc,
                events.place_name,
                events.geoname_id nulls last,
                events.latitude nulls last,
                events.longitude nulls last
        ) = 1
),

named as (
    select
        reports.incident_id,
        list_sort(list_distinct(list(coalesce(actors.name, actor_mentions.text)) filter (where parties.role = 'actor')))
            as actor_names,
        list_sort(list_distinct(list(coalesce(actors.name, actor_mentions.text)) filter (where parties.role = 'recipient')))
            as recipient_names
    from incident_reports as reports
    inner join event_actors as parties using (event_id)
    inner join actor_mentions using (mention_id)
    left join actors on parties.actor_id = actors.actor_id
    group by reports.incident_id
),

clearest as (
    select
        reports.incident_id,
        events.evidence as sentence,
        articles.title,
        articles.url
    from incident_reports as reports
    inner join events using (event_id)
    inner join articles on events.article_id = articles.article_id
    qualify
        row_number() over (
            partition by reports.incident_id
            order by
                (len(reports.actors) > 0)::integer + (len(reports.recipients) > 0)::integer desc,
                events.confidence desc,
                reports.event_id
        ) = 1
),

latest as (
    select
        incident_id,
        arg_max(best, coalesce(day, date '1000-01-01')) filter (where measure = 'killed') as killed,
        arg_max(best, coalesce(day, date '1000-01-01')) filter (where measure = 'injured') as injured
    from incident_tolls
    group by incident_id
)

select
    folded.incident_id,
    folded.story_id,
    folded.event_type,
    folded.mode,
    folded.quad_class,
    folded.event_date,
    places.place_name,
    places.geoname_id,
    places.latitude,
    places.longitude,
    folded.place_country,
    places.place_admin1,
    places.place_admin1_code,
    places.place_admin2,
    places.place_precision,
    folded.actors,
    folded.recipients,
    coalesce(named.actor_names, []) as actor_names,
    coalesce(named.recipient_names, []) as recipient_names,
    latest.killed,
    latest.injured,
    folded.reports,
    folded.publishers,
    folded.first_published_date,
    earliest.article_id as first_article_id,
    clearest.sentence,
    clearest.title,
    clearest.url,
    folded.mean_score,
    folded.mean_confidence,
    folded.event_ids
from folded
inner join events as earliest on folded.incident_id = earliest.event_id
inner join clearest using (incident_id)
left join places on folded.incident_id = places.incident_id
left join named on folded.incident_id = named.incident_id
left join latest on folded.incident_id = latest.incident_id
order by folded.event_date, folded.incident_id
