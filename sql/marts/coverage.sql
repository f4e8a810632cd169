-- One row per publisher and day: what the ledger holds of it. Inputs rejected have no known publisher and stand on the day they were seen.
-- Key: publisher, day.
-- publisher: Who published; null when unknown and for rejected inputs.
-- day: Day of publication (UTC day of arrival for rejected inputs); null when unknown.
-- articles: Articles of that publisher and day, copies among them.
-- copies: Those of them that repeat an earlier article.
-- rejects: Inputs whose latest outcome is a reject.
-- events: Events in those articles that are no copies.
-- events_per_article: Events for each article that is no copy; null when there is none.
with published as (
    select
        articles.publisher,
        articles.published_date as day,
        count(*) as articles,
        count(article_copies.article_id) as copies
    from articles
    left join article_copies using (article_id)
    group by articles.publisher, articles.published_date
),

told as (
    select
        articles.publisher,
        articles.published_date as day,
        count(*) as events
    from events
    inner join articles using (article_id)
    anti join article_copies on events.article_id = article_copies.article_id
    group by articles.publisher, articles.published_date
),

latest_outcomes as (
    select intake.*
    from intake
    left join runs using (run_id)
    qualify
        row_number() over (
            partition by intake.input_id
            order by
                runs.run_number desc nulls last,
                intake.seen_at desc,
                intake.run_id desc,
                intake.raw_hash desc
        ) = 1
),

rejected as (
    select
        null::varchar as publisher,
        (seen_at at time zone 'UTC')::date as day,
        count(*) as rejects
    from latest_outcomes
    where state = 'reject'
    group by day
),

counted as (
    select
        publisher,
        day,
        sum(articles)::bigint as articles,
        sum(copies)::bigint as copies,
        sum(rejects)::bigint as rejects,
        sum(events)::bigint as events
    from (
        select publisher, day, articles, copies, 0 as rejects, 0 as events from published
        union all
        select publisher, day, 0, 0, 0, events from told
        union all
        select publisher, day, 0, 0, rejects, 0 from rejected
    ) as parts
    group by publisher, day
)

select
    publisher,
    day,
    articles,
    copies,
    rejects,
    events,
    round(events / nullif(articles - copies, 0), 4) as events_per_article
from counted
order by publisher, day
