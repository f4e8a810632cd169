-- One row per input and outcome, as in the lake.
select
    input_id,
    source_uri,
    source_id,
    state,
    article_id,
    stage,
    reason,
    message,
    raw_hash,
    run_id,
    seen_at
from lake.intake
