-- One row per figure that points at an event or at a total which is not in the same article, or at itself.
select
    figures.figure_id,
    figures.event_id,
    figures.parent_figure_id
from figures
left join events
    on figures.event_id = events.event_id and figures.article_id = events.article_id
left join figures as totals
    on figures.parent_figure_id = totals.figure_id and figures.article_id = totals.article_id
where
    (figures.event_id is not null and events.event_id is null)
    or (figures.parent_figure_id is not null and totals.figure_id is null)
    or figures.parent_figure_id = figures.figure_id
