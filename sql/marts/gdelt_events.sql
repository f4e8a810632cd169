-- One row per event told as done, in the columns of GDELT 1.0 events that newsledger can fill; copies of a story are counted, not repeated.
-- GLOBALEVENTID: The event's id.
-- SQLDATE: Day of the event as YYYYMMDD.
-- MonthYear: Month of the event as YYYYMM.
-- Year: Year of the event.
-- Actor1Name: Name of the first who does it, else its words.
-- Actor1CountryCode: Country of it.
-- Actor1Type1Code: PLOVER sector of it.
-- Actor2Name: Name of the first to whom it is done, else its words.
-- Actor2CountryCode: Country of it.
-- Actor2Type1Code: PLOVER sector of it.
-- IsRootEvent: 1 for an event of the headline or the first sentences.
-- EventRootCode: CAMEO root code.
-- QuadClass: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
-- GoldsteinScale: PLOVER score, -10 to 10.
-- NumArticles: Articles that tell it: its own and copies of its story.
-- ActionGeo_FullName: Place, as printed.
-- ActionGeo_CountryCode: Country of the place.
-- ActionGeo_Lat: Degrees north.
-- ActionGeo_Long: Degrees east.
-- DATEADDED: Day of publication as YYYYMMDD.
-- SOURCEURL: Address of the article, else its id at the source.
with parties as (
    select
        event_actors.event_id,
        event_actors.role,
        coalesce(actors.name, actor_mentions.text) as name,
        event_actors.country,
        event_actors.sector,
        row_number() over (
            partition by event_actors.event_id, event_actors.role order by actor_mentions.char_start, event_actors.mention_id
        ) as place
    from event_actors
    left join actors using (actor_id)
    left join actor_mentions using (mention_id)
),

copied as (
    select
        copy_of as article_id,
        count(*) as copies
    from article_copies
    group by copy_of
)

select
    events.event_id as GLOBALEVENTID,
    strftime(coalesce(events.event_date_start, events.published_date), '%Y%m%d')::bigint as SQLDATE,
    strftime(coalesce(events.event_date_start, events.published_date), '%Y%m')::bigint as MonthYear,
    year(coalesce(events.event_date_start, events.published_date)) as Year,
    one.name as Actor1Name,
    one.country as Actor1CountryCode,
    one.sector as Actor1Type1Code,
    two.name as Actor2Name,
    two.country as Actor2CountryCode,
    two.sector as Actor2Type1Code,
    (events.is_headline or events.sentence_index < 3)::bigint as IsRootEvent,
    events.cameo_root as EventRootCode,
    list_position(
        ['verbal_cooperation', 'material_cooperation', 'verbal_conflict', 'material_conflict'], events.quad_class
    )::bigint as QuadClass,
    events.score as GoldsteinScale,
    1 + coalesce(copied.copies, 0) as NumArticles,
    events.place_name as ActionGeo_FullName,
    events.place_country as ActionGeo_CountryCode,
    events.latitude as ActionGeo_Lat,
    events.longitude as ActionGeo_Long,
    strftime(events.published_date, '%Y%m%d')::bigint as DATEADDED,
    coalesce(articles.url, articles.source_id) as SOURCEURL
from events
anti join article_copies using (article_id)
inner join articles using (article_id)
left join parties as one on events.event_id = one.event_id and one.role = 'actor' and one.place = 1
left join parties as two on events.event_id = two.event_id and two.role = 'recipient' and two.place = 1
left join copied on events.article_id = copied.article_id
where events.realis = 'asserted'
order by SQLDATE, GLOBALEVENTID
