-- One row per event told as done: the incident that it reports, as in the lake.
select
    event_id,
    article_id,
    incident_id,
    story_id,
    reasons
from lake.event_incidents
