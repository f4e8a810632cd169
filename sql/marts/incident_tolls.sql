-- One row per incident, measure and day: how many were killed, hurt, missing or driven out, as sources say that day.
-- Key: incident_id, measure, day.
-- incident_id: The incident.
-- measure: `killed`, `injured`, `missing` or `displaced`.
-- day: Day the figures stand for; else the day of publication; null where neither is known.
-- low: Least that a source of the day allows.
-- best: The number of the most specific source's latest report of the day; a running total never goes down unless a source says that it was wrong.
-- high: Greatest that a source of the day allows; null when open.
-- is_corrected: Whether a source of the day says that an earlier number was wrong.
-- sources: Sources with a standing report of the day.
-- best_source: Who gave `best` on that day, or on the earlier day from which it stands.
-- best_figure_id: The figure of `best`, with its words.
-- disagreeing_sources: Sources of the day whose report does not allow `best`, in alphabetical order.
select
    subject_id as incident_id,
    measure,
    day,
    low,
    best,
    high,
    is_corrected,
    sources,
    best_source,
    best_figure_id,
    disagreeing_sources
from victim_tolls
where subject = 'incident'
order by subject_id, measure, day
