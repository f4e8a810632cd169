-- One row per id that an incident has or may have had: each of its reports may once have been its earliest, and so have named it. An id that was kept elsewhere still leads to the incident.
-- Key: incident_id.
-- incident_id: The id.
-- merged_into: The incident it belongs to today; null for the incident's own id.
select
    event_id as incident_id,
    nullif(incident_id, event_id) as merged_into
from event_incidents
order by incident_id
