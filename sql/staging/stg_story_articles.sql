-- One row per article: the story it belongs to, as in the lake.
select
    article_id,
    story_id,
    similarity
from lake.story_articles
