-- One row per completed run whose inputs are not its articles, unchanged and rejects together.
select
    run_id,
    inputs,
    articles,
    unchanged,
    rejects
from runs
where status = 'completed' and inputs <> articles + unchanged + rejects
