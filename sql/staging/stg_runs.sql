-- One row per pipeline run, as in the lake.
select
    run_id,
    run_number,
    started_at,
    finished_at,
    command,
    status,
    remark,
    inputs,
    articles,
    unchanged,
    rejects,
    events,
    figures,
    coder,
    newsledger_version,
    stage_seconds
from lake.runs
