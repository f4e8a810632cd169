-- One row per ISO week, country, first-level division and event type: incidents told as done, their reports folded and copies of a story counted once.
-- Key: week, place_country, place_admin1_code, event_type.
-- week: Monday of the ISO week.
-- iso_week: The week as ISO 8601 writes it, `2023-W41`.
-- place_country: Country of the place; null when no country is known.
-- place_admin1: First-level division of the place, as GeoNames names it; null when it is not known.
-- place_admin1_code: GeoNames' code of that division.
-- event_type: PLOVER type.
-- incidents: Incidents of that week, division and type.
-- reports: Reports of them.
select
    date_trunc('week', event_date)::date as week,
    strftime(event_date, '%G-W%V') as iso_week,
    place_country,
    min(place_admin1) as place_admin1,
    place_admin1_code,
    event_type,
    count(*) as incidents,
    sum(reports)::bigint as reports
from incidents
where event_date is not null
group by week, iso_week, place_country, place_admin1_code, event_type
order by week, place_country, place_admin1_code, event_type
