-- One row per key that two rows of a table share, whatever period they lie in.
with keys as (
    select 'articles' as table_name, article_id as row_id from articles
    union all
    select 'events', event_id from events
    union all
    select 'event_actors', concat_ws('|', event_id, role, mention_id) from event_actors
    union all
    select 'actor_mentions', mention_id from actor_mentions
    union all
    select 'figures', figure_id from figures
    union all
    select 'statements', statement_id from statements
)

select
    table_name,
    row_id,
    count(*) as row_count
from keys
group by table_name, row_id
having count(*) > 1
