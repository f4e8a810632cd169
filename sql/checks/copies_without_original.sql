-- One row per copy that is no article, or whose original is none or a copy itself.
select
    copies.article_id,
    copies.copy_of
from article_copies as copies
left join articles as copied on copies.article_id = copied.article_id
left join articles as originals on copies.copy_of = originals.article_id
left join article_copies as chained on copies.copy_of = chained.article_id
where
    copied.article_id is null
    or originals.article_id is null
    or chained.article_id is not null
    or copies.story_id <> copies.copy_of
