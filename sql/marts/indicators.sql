-- One row per figure of money, percent, a rate, an index or an age that says what is measured: the level and the change apart; copies of a story and what is denied left out.
-- Key: figure_id.
-- figure_id: The figure.
-- indicator: What is measured, in lower case ("unemployment rate").
-- measure: `money`, `percent`, `rate`, `index` or `age`.
-- unit: An ISO 4217 code, `percent`, or the unit of the rate.
-- per: What it is told per; null if per nothing.
-- level: The value, where it is a level; also one that a change reaches.
-- change: `rise` or `fall`, signless; null where the value neither is a change nor is reached by one.
-- changed_by: How far it rises or falls.
-- low: Least value the words allow.
-- high: Greatest value the words allow; null when open.
-- bound: How the words bound the value.
-- day: Day the figure stands for; else the day of publication.
-- since_date: Day a running total starts from.
-- scope: `event` for a level of a moment, `period`, `cumulative`, or `historical` for the value another is compared with.
-- realis: `asserted`, or `future` and `hypothetical` for forecasts, guidance and plans, or `historical`.
-- place_name: Place, as printed.
-- place_country: Country of the place.
-- attributed_to: Who says so, as printed.
-- attributed_actor_id: Actor of attributed_to.
-- article_id: The article.
-- publisher: Who published it.
-- published_date: Day of publication.
-- evidence: The words, exactly as in the article.
with told as (
    select
        *,
        coalesce(value_best, value_low, value_high) as stated
    from figures
    where
        measure in ('money', 'percent', 'rate', 'index', 'age')
        and counted is not null
        and realis <> 'negated'
)

select
    told.figure_id,
    lower(told.counted) as indicator,
    told.measure,
    told.unit,
    told.per,
    if(told.change_kind = 'by', null, told.stated) as level,
    told.change,
    if(told.change_kind = 'by', told.stated, null) as changed_by,
    told.value_low as low,
    told.value_high as high,
    told.bound,
    coalesce(told.as_of_date, told.published_date) as day,
    told.since_date,
    told.scope,
    told.realis,
    told.place_name,
    told.place_country,
    told.attributed_to,
    told.attributed_actor_id,
    told.article_id,
    articles.publisher,
    told.published_date,
    told.evidence
from told
anti join article_copies using (article_id)
inner join articles using (article_id)
order by indicator, day, told.figure_id
