-- One row per incident: reports of one event folded across articles: same PLOVER type, participants and place, days within one of each other, never longer than two days; `incident_reports` has the reports beside it, and why they are folded so.
-- Key: incident_id.
-- incident_id: Least event id of its reports.
-- event_type: PLOVER type of the reports.
-- quad_class: Quad class of the type.
-- event_date: Day of the event, as most reports give it, of equally many the earlier; the day of publication when nothing dates it.
-- place_name: Place, as most reports print it.
-- geoname_id: GeoNames id of the place.
-- latitude: Degrees north; null for a country.
-- longitude: Degrees east; null for a country.
-- place_country: Country of the place.
-- place_admin1: First-level division of the place, as GeoNames names it.
-- place_admin1_code: GeoNames' code of that division.
-- place_admin2: Second-level division of the place.
-- place_precision: How precise the place is.
-- actors: Who does it: actor ids, else country and sector.
-- recipients: To whom it is done, likewise.
-- reports: Reports of it: events, copies of a story counted once.
-- publishers: Publishers that report it.
-- first_published_date: Day of the first report.
-- first_article_id: Article of the first report.
-- mean_score: Mean PLOVER score of the reports, -10 to 10.
-- mean_confidence: Mean confidence of the reports, 0 to 1.
-- event_ids: The reports.
with folded as (
    select
        reports.incident_id,
        mode(reports.event_date order by reports.event_date) as event_date,
        mode(events.place_name order by events.place_name) as place_name,
        count(*) as reports,
        count(distinct reports.publisher) as publishers,
        min(reports.published_date) as first_published_date,
        arg_min(reports.article_id, (reports.published_date, reports.event_id)) as first_article_id,
        round(avg(events.score), 4) as mean_score,
        round(avg(events.confidence), 4) as mean_confidence,
        list_sort(list(reports.event_id)) as event_ids
    from incident_reports as reports
    inner join events using (event_id)
    group by reports.incident_id
)

-- what all reports of an incident share is taken from the one whose id it carries
select
    folded.incident_id,
    shared.event_type,
    shared.quad_class,
    folded.event_date,
    folded.place_name,
    shared.geoname_id,
    shared.latitude,
    shared.longitude,
    shared.place_country,
    shared.place_admin1,
    shared.place_admin1_code,
    shared.place_admin2,
    shared.place_precision,
    parties.actors,
    parties.recipients,
    folded.reports,
    folded.publishers,
    folded.first_published_date,
    folded.first_article_id,
    folded.mean_score,
    folded.mean_confidence,
    folded.event_ids
from folded
inner join events as shared on folded.incident_id = shared.event_id
inner join incident_reports as parties on folded.incident_id = parties.event_id
order by folded.event_date, folded.incident_id
