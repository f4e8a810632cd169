-- One row per quotation or reported statement, as in the lake.
select
    statement_id,
    article_id,
    published_date,
    speaker_actor_id,
    speaker,
    verb,
    quote,
    is_direct,
    addressee,
    evidence_field,
    char_start,
    char_end,
    coder
from lake.statements
