-- One row per article, as in the lake.
select
    article_id,
    source_id,
    url,
    title,
    publisher,
    agency,
    authors,
    section,
    dateline,
    published_at,
    modified_at,
    published_date,
    date_precision,
    language,
    body,
    word_count,
    content_hash,
    fingerprint
from lake.articles
