-- One row per disaster or accident: the incidents of type HAZARD with their tolls.
-- Key: incident_id.
-- incident_id: The incident.
-- story_id: Its story.
-- mode: Kind of disaster, by EM-DAT's classification.
-- first_date: Day it began, as most reports give it.
-- place_name: Place, as most reports print it.
-- geoname_id: GeoNames id of the place.
-- latitude: Degrees north.
-- longitude: Degrees east.
-- place_country: Country of the place.
-- killed: Latest best number of people killed.
-- injured: Latest best number of people injured.
-- missing: Latest best number of people missing.
-- displaced: Latest best number of people driven from home.
-- reports: Reports of it.
-- publishers: Publishers that report it.
-- sentence: The words of the report that says most.
-- title: Headline of the article of those words.
-- url: Address of that article.
with others as (
    select
        incident_id,
        arg_max(best, coalesce(day, date '1000-01-01')) filter (where measure = 'missing') as missing,
        arg_max(best, coalesce(day, date '1000-01-01')) filter (where measure = 'displaced') as displaced
    from incident_tolls
    group by incident_id
)

select
    incidents.incident_id,
    incidents.story_id,
    incidents.mode,
    incidents.event_date as first_date,
    incidents.place_name,
    incidents.geoname_id,
    incidents.latitude,
    incidents.longitude,
    incidents.place_country,
    incidents.killed,
    incidents.injured,
    others.missing,
    others.displaced,
    incidents.reports,
    incidents.publishers,
    incidents.sentence,
    incidents.title,
    incidents.url
from incidents
left join others using (incident_id)
where incidents.event_type = 'HAZARD'
order by first_date, incidents.incident_id
