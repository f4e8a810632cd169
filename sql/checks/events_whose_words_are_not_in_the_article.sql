-- One row per row of events whose words are not the article's at its offsets.
select
    events.event_id,
    events.article_id,
    events.evidence
from events
inner join articles using (article_id)
where
    substring(
        if(events.evidence_field = 'title', articles.title, articles.body),
        events.char_start + 1,
        events.char_end - events.char_start
    ) is distinct from events.evidence
