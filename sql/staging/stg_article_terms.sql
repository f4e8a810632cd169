-- One row per article: the terms it is compared by, as in the lake.
select
    article_id,
    content_hash,
    terms,
    words
from lake.article_terms
