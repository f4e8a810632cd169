-- One row per place of the ledger: where events and figures are placed, with how many; copies of a story left out.
-- Key: place_key.
-- place_key: What tells places apart: the GeoNames id, else name and country as read, else the country.
-- place_name: Place, as most rows print it.
-- geoname_id: GeoNames id of the place.
-- latitude: Degrees north; of a division, the mean of its towns; null for a country and where no event is placed.
-- longitude: Degrees east; likewise.
-- place_country: Country of the place.
-- place_admin1: First-level division of the place, as GeoNames names it.
-- place_admin1_code: GeoNames' code of that division.
-- place_admin2: Second-level division of the place, as GeoNames names it.
-- place_precision: How precise the place is, as most events have it; null where no event is placed.
-- events: Events told as done there.
-- figures: Figures stated of it.
-- articles: Articles with such an event or figure.
-- first_published_date: Day of the first of these articles.
-- last_published_date: Day of the last of them.
with placed as (
    select
        'event' as sort,
        article_id,
        published_date,
        place_name,
        geoname_id,
        latitude,
        longitude,
        place_country,
        place_admin1,
        place_admin1_code,
        place_admin2,
        place_precision
    from events
    anti join article_copies using (article_id)
    where realis = 'asserted'
    union all
    select
        'figure' as sort,
        article_id,
        published_date,
        place_name,
        geoname_id,
        null::double as latitude,
        null::double as longitude,
        place_country,
        place_admin1,
        place_admin1_code,
        place_admin2,
        null::varchar as place_precision
    from figures
    anti join article_copies using (article_id)
),

keyed as (
    select
        *,
        coalesce(
            geoname_id::varchar,
            lower(place_name) || coalesce('/' || place_country, ''),
            place_country
        ) as place_key
    from placed
    where coalesce(geoname_id::varchar, place_name, place_country) is not null
)

select
    place_key,
    mode(place_name order by place_name) as place_name,
    min(geoname_id) as geoname_id,
    mode(latitude order by latitude, longitude) as latitude,
    mode(longitude order by latitude, longitude) as longitude,
    mode(place_country order by place_country) as place_country,
    mode(place_admin1 order by place_admin1_code) as place_admin1,
    mode(place_admin1_code order by place_admin1_code) as place_admin1_code,
    mode(place_admin2 order by place_admin2) as place_admin2,
    mode(place_precision order by place_precision) as place_precision,
    count(*) filter (where sort = 'event') as events,
    count(*) filter (where sort = 'figure') as figures,
    count(distinct article_id) as articles,
    min(published_date) as first_published_date,
    max(published_date) as last_published_date
from keyed
group by place_key
order by events desc, figures desc, place_key
