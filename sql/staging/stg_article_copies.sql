-- One row per article that repeats another, as in the lake.
select
    article_id,
    copy_of,
    similarity,
    story_id
from lake.article_copies
