-- One row per event told as done, in the columns of GDELT 1.0 events that newsledger can fill; copies of a story are counted, not repeated; hazards left out.
-- Key: GLOBALEVENTID.
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
with mentioned as (
    select
        event_actors.event_id,
        event_actors.role,
        -- what sorts by place in the article and then by id
        printf('%09d', actor_mentions.char_start) || event_actors.mention_id as place,
        coalesce(actors.name, actor_mentions.text) as name,
        event_actors.country,
        event_actors.sector
    from event_actors
    inner join actor_mentions using (mention_id)
    left join actors on event_actors.actor_id = actors.actor_id
),

parties as (
    select
        event_id,
        arg_min({'name': name, 'country': country, 'sector': sector}, place) filter (where role = 'actor') as doing,
        arg_min({'name': name, 'country': country, 'sector': sector}, place) filter (where role = 'recipient') as befallen
    from mentioned
    group by event_id
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
    parties.doing.name as Actor1Name,
    parties.doing.country as Actor1CountryCode,
    parties.doing.sector as Actor1Type1Code,
    parties.befallen.name as Actor2Name,
    parties.befallen.country as Actor2CountryCode,
    parties.befallen.sector as Actor2Type1Code,
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
left join parties using (event_id)
left join copied on events.article_id = copied.article_id
where events.realis = 'asserted' and events.event_type <> 'HAZARD'
order by SQLDATE, GLOBALEVENTID
