-- One row per row of an article table whose article is not in the ledger, or is of another day.
with pointing as (
    select 'events' as table_name, event_id as row_id, article_id, published_date from events
    union all
    select 'event_actors', event_id, article_id, published_date from event_actors
    union all
    select 'actor_mentions', mention_id, article_id, published_date from actor_mentions
    union all
    select 'figures', figure_id, article_id, published_date from figures
    union all
    select 'statements', statement_id, article_id, published_date from statements
)

select pointing.*
from pointing
left join articles using (article_id)
where articles.article_id is null or articles.published_date is distinct from pointing.published_date
